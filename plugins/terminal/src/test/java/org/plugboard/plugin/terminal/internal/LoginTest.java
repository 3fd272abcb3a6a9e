// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.cli.Command;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credential;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** From the first byte to the prompt. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoginTest {

    private static final String ISSUE = "\r\nDebian GNU/Linux 12\r\n\r\nvm login: ";

    @Test
    void theLoginOfLinuxIsAnswered() {
        FakeDevice device = linuxLogin(ISSUE);
        Terminal session = connected("linux", device, Sessions.CREDENTIAL);
        assertThat(session.execute("id")).isEqualTo("uid=0");
        assertThat(device.lines).startsWith("admin", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telnet", "ssh"})
    void whatIsSaidOfTheLastLoginIsNoQuestionWhereAReadEndsInIt(String protocol) {
        FakeDevice device;
        Terminal session;
        if (protocol.equals("telnet")) {
            device = FakeDevice.greeting("Password: ", (self, line) -> {
                        self.echo(true).reader(FakeDevice::answer).prompt("root@vm:~# ");
                        sayLastLogin(self);
                    })
                    .echo(false);
            session = connected("linux", device.on("id", "uid=0\r\n"), Sessions.CREDENTIAL);
        } else {
            device = FakeDevice.greeting("", FakeDevice::answer).prompt("root@vm:~# ");
            sayLastLogin(device);
            session = Sessions.connected("linux", device.on("id", "uid=0\r\n"));
        }
        assertThat(session.execute("id")).isEqualTo("uid=0");
        assertThat(device.lines).doesNotContain("admin");
    }

    /** In three reads, of which the first two end like a question for a name. */
    private static void sayLastLogin(FakeDevice device) {
        device.say("\r\nLinux vm 6.1\r\nLast login:");
        device.say(" ");
        device.say("Sun Nov 22 on pts/0\r\nroot@vm:~# ");
    }

    @Test
    void aBannerThatEndsLikeAPromptIsNotOne() {
        FakeDevice device = linuxLogin("Welcome\r\n#### no entry ####");
        Terminal session = Sessions.overTelnet("linux", device, Sessions.CREDENTIAL);
        device.say(ISSUE);
        session.connect(Deadline.after(Sessions.LONG));
        assertThat(session.execute("id")).isEqualTo("uid=0");
        assertThat(device.lines).startsWith("admin", "s3cret");
    }

    @Test
    void aWrongPasswordIsRefusedAtOnceAndNeverNamed() {
        FakeDevice device = linuxLogin(ISSUE);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> connected("linux", device, Credential.of("admin", "wr0ng")))
                .withMessageContainingAll("R1/cli", "Login incorrect")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wr0ng"));
        assertThat(device.lines).containsExactly("admin", "wr0ng");
        assertThat(device.transport.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void aPasswordThatThePeerEchoesIsMasked(int chunk) {
        FakeDevice device = FakeDevice.at("Password: ", chunk).reader((self, line) -> self.say("Login incorrect\r\n"));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> connected("linux", device, Credential.of("admin", "hunter2")))
                .withMessageContainingAll("***", "Login incorrect")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter", "hun"})
    void aPasswordThatComesBackInPartIsMaskedWhenTheTimeIsOver(String echo) {
        FakeDevice device = FakeDevice.greeting("Password: ", (self, line) -> self.say(echo))
                .echo(false);
        Terminal session = Sessions.overTelnet("linux", device, Credential.of("admin", "hunter2"));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(Duration.ofMillis(200))))
                .withMessageContaining("allow more time")
                .satisfies(e -> assertThat(e.getMessage() + e.received()).doesNotContain("hun"))
                .satisfies(e -> assertThat(e.received()).isEqualTo("Password: ***"));
    }

    @Test
    void aWordOfAnAnswerIsTheSameWhereItIsThePassword() {
        FakeDevice device = FakeDevice.greeting("Password: ", (self, line) -> self.reader(FakeDevice::answer)
                        .prompt("R1#")
                        .echo(true)
                        .say("\r\nR1#"))
                .echo(false)
                .on("show version", "Support: http://www.cisco.com/techsupport\r\n");
        Terminal session = connected("iosxe", device, Credential.of("admin", "cisco"));
        assertThat(session.execute("show version")).isEqualTo("Support: http://www.cisco.com/techsupport");
        assertThat(session.run(Command.of("show version")).text()).contains("www.cisco.com");
    }

    @Test
    void anEnablePasswordThatThePeerEchoesIsMasked() {
        FakeDevice device = FakeDevice.at("R1>");
        device.reader((self, line) -> {
            if (line.equals("enable")) {
                self.reader((again, secret) -> again.say("% Access denied\r\nR1>"))
                        .say("Password: ");
            } else {
                self.answer(line);
            }
        });
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> connected("iosxe", device, Credential.of("admin", "hunter2")))
                .satisfies(e ->
                        assertThat(e.getMessage()).contains("Access denied").doesNotContain("hunter2"));
    }

    @Test
    @Tag("semantics-128")
    void aSecondQuestionForThePasswordIsARefusal() {
        FakeDevice device = FakeDevice.greeting("Password: ", (self, line) -> self.say("\r\nPassword: "))
                .echo(false);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> connected("iosxe", device, Sessions.CREDENTIAL))
                .withMessageContaining("again");
        assertThat(device.lines).containsExactly("s3cret");
    }

    @Test
    void aQuestionWithoutAnAnswerIsReported() {
        FakeDevice device = linuxLogin(ISSUE);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> connected("linux", device, new Credential(Map.of())))
                .withMessageContaining("username");
    }

    @Test
    void aConsoleThatWantsTheEnterKeyGetsIt() {
        FakeDevice device = FakeDevice.greeting(
                "\r\nR1 con0 is now available\r\n\r\n\r\nPress RETURN to get started.\r\n", (self, line) -> {
                    self.reader(FakeDevice::answer).prompt("R1#").say("R1#");
                });
        Terminal session = connected("iosxe", device.on("show clock", "12:00\r\n"), Sessions.CREDENTIAL);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    @Tag("semantics-142")
    @Tag("semantics-130")
    void connectingGoesOnToEnable() {
        FakeDevice device = ios("en4ble");
        Credential credential =
                new Credential(Map.of("username", "admin", "password", "s3cret", "enable_password", "en4ble"));
        Terminal session = connected("iosxe", device, credential);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines)
                .filteredOn(line -> !line.startsWith("!"))
                .containsExactly("terminal length 0", "terminal width 511", "enable", "en4ble", "show clock");
    }

    @Test
    @Tag("semantics-130")
    void theLoginPasswordIsTheLastOneToBeTriedForEnable() {
        FakeDevice device = ios("s3cret");
        connected("iosxe", device, Sessions.CREDENTIAL);
        assertThat(device.lines).contains("s3cret");
    }

    @Test
    void aWrongEnablePasswordIsARefusal() {
        FakeDevice device = ios("other");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> connected("iosxe", device, Sessions.CREDENTIAL))
                .withMessageContaining("enable");
    }

    @Test
    void theHostNameIsLearnt() {
        FakeDevice device = FakeDevice.at("edge-1.lab#");
        FakeContext context = Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, Map.of());
        Sessions.create(context, "ssh").connect(Deadline.after(Sessions.LONG));
        assertThat(context.learned).containsEntry("hostname", "edge-1.lab");
    }

    @Test
    void connectingSendsNothingButTheTerminalsSize() {
        FakeDevice device = FakeDevice.at("R1#");
        Sessions.connected("iosxe", device);
        assertThat(device.lines)
                .filteredOn(line -> !line.startsWith("!pb"))
                .containsExactly("terminal length 0", "terminal width 511");
    }

    @Test
    @Tag("semantics-37")
    void aSilentPeerIsGivenUpAtTheDeadline() {
        FakeDevice device = FakeDevice.greeting("", (self, line) -> self.say(""));
        Terminal session = Sessions.overTelnet("linux", device, Sessions.CREDENTIAL);
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(Duration.ofMillis(200))))
                .withMessageContainingAll("R1/cli", "200 ms", "nothing came", "platform linux");
    }

    @Test
    void aPeerThatTalksButShowsNoPromptIsGivenUpAtTheDeadline() {
        FakeDevice device = FakeDevice.greeting("hello\r\n", (self, line) -> self.say("what?\r\n"));
        Terminal session = Sessions.overTelnet("generic", device, Sessions.CREDENTIAL);
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(Duration.ofMillis(200))))
                .satisfies(e -> assertThat(e.received()).isEqualTo("hello\n"));
    }

    private static Terminal connected(String os, FakeDevice device, Credential credential) {
        Terminal session = Sessions.overTelnet(os, device, credential);
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }

    private static FakeDevice linuxLogin(String greeting) {
        BiConsumer<FakeDevice, String> password = (self, line) -> {
            if (line.equals("s3cret")) {
                self.echo(true).reader(FakeDevice::answer).prompt("root@vm:~# ");
                self.say("\r\nLinux vm 6.1 #1 SMP\r\nLast login: Sun Nov 22 on pts/0\r\nroot@vm:~# ");
            } else {
                self.say("\r\n");
                self.say("\r\nLogin incorrect\r\nvm login: ");
            }
        };
        return FakeDevice.greeting(
                        greeting,
                        (self, line) -> self.echo(false).reader(password).say("Password: "))
                .on("id", "uid=0\r\n");
    }

    private static FakeDevice ios(String enablePassword) {
        FakeDevice device = FakeDevice.at("R1>")
                .on("show clock", "12:00\r\n")
                .on("terminal length 0", "")
                .on("terminal width 511", "");
        BiConsumer<FakeDevice, String> password = (self, line) -> {
            boolean right = line.equals(enablePassword);
            self.echo(true).reader(FakeDevice::answer).prompt(right ? "R1#" : "R1>");
            self.say(right ? "\r\nR1#" : "\r\n% Access denied\r\n\r\nR1>");
        };
        return device.reader((self, line) -> {
            if (line.equals("enable")) {
                self.echo(false).reader(password).say("Password: ");
            } else {
                self.answer(line);
            }
        });
    }
}
