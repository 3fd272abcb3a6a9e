// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Which password answers for the privileged mode, and what becomes of the question when it is refused. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EnablePasswordTest {

    private static final String QUESTION = "Password: ";

    private static Terminal connected(
            FakeDevice device, String os, Map<String, Credential> credentials, Map<String, Object> arguments) {
        Terminal session = Sessions.create(Sessions.context(os, device.transport, credentials, arguments), "ssh");
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }

    /** A device that takes any password. */
    private static FakeDevice trusting() {
        return FakeDevice.at("R1>").prompt("R1>").reader((self, line) -> {
            if (line.equals("enable")) {
                self.echo(false)
                        .reader((again, password) -> again.echo(true)
                                .reader(FakeDevice::answer)
                                .prompt("R1#")
                                .say("\r\nR1#"))
                        .say(QUESTION);
            } else {
                self.answer(line);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, of the login",
        "false, true, true, of default",
        "false, false, true, of enable",
        "false, false, false, password of default"
    })
    @Tag("semantics-130")
    void theFirstOfTheOrderThatIsThereAnswers(boolean ofLogin, boolean ofDefault, boolean ofEnable, String sent) {
        Map<String, Credential> credentials = new HashMap<>();
        credentials.put("lab", credential("password of lab", ofLogin ? "of the login" : null));
        credentials.put("default", credential("password of default", ofDefault ? "of default" : null));
        if (ofEnable) {
            credentials.put("enable", Credential.of("", "of enable"));
        }
        FakeDevice device = trusting();
        Terminal session = connected(device, "iosxe", credentials, Map.of("login_creds", "lab"));
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(device.lines).containsSubsequence("enable", sent);
    }

    @Test
    @Tag("semantics-130")
    void withoutAnyOfThemItIsAnError() {
        FakeDevice device = trusting();
        Terminal session =
                connected(device, "iosxe", Map.of("default", new Credential(Map.of("username", "admin"))), Map.of());
        assertThat(session.mode()).isEqualTo("exec");
        assertThat(device.lines).doesNotContain("enable");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(session::enable)
                .withMessageContainingAll("R1/cli", "mode enable", "no enable_password, no credential enable");
    }

    @Test
    @Tag("semantics-132")
    void reservedNamesAreForWhatTheyNameAndNotForTheLogin() {
        assertThat(Credentials.NOT_FOR_LOGIN).containsExactlyInAnyOrder("enable", "sudo", "ssh", "bmc");
        Map<String, Credential> credentials = new HashMap<>(Map.of("default", Sessions.CREDENTIAL));
        Credentials.NOT_FOR_LOGIN.forEach(name -> credentials.put(name, Credential.of("for " + name, "of " + name)));
        FakeDevice device = AskingDevice.then("R1#", "Username: ", QUESTION);
        Sessions.connected(Sessions.context("iosxe", device.transport, credentials, Map.of()));
        assertThat(device.lines)
                .startsWith("admin", "s3cret")
                .noneMatch(line -> line.startsWith("for ") || line.startsWith("of "));
    }

    @Test
    void anInterruptLeavesTheQuestionOfARefusedPassword() {
        FakeDevice device = asking("R1>", "");
        Terminal session = refused(device);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines).filteredOn("s3cret"::equals).hasSize(1);
    }

    @Test
    void whereNoInterruptDoesTheEnterKeyLeavesIt() {
        FakeDevice device = asking(QUESTION, "R1>");
        Terminal session = refused(device);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    /** As the VTY of FRR, which hangs up behind the third. */
    @Test
    void aQuestionThatNobodyCanLeaveEndsTheSessionAndGetsNothingMore() {
        FakeDevice device = asking(QUESTION, QUESTION);
        Terminal session = refused(device);
        device.lines.clear();
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> session.execute("show clock"))
                .withMessageContainingAll("R1/cli", "still asks for a secret", "connect again");
        assertThat(device.lines).containsExactly("");
        assertThat(device.transport.isOpen()).isFalse();
    }

    private static Terminal refused(FakeDevice device) {
        Terminal session =
                connected(device, "frr", Map.of("default", Sessions.CREDENTIAL), Map.of("goto_enable", false));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(session::enable)
                .withMessageContaining("for mode enable again")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        return session;
    }

    /** A device that takes no password; what shows behind an interrupt, and behind an empty password. */
    private static FakeDevice asking(String behindInterrupt, String behindEnter) {
        FakeDevice device = FakeDevice.at("R1>").prompt("R1>").on("show clock", "12:00\r\n");
        return device.reader((self, line) -> {
            if (line.equals("enable")) {
                self.echo(false).prompt(behindInterrupt).reader((again, given) -> password(again, given, behindEnter));
                self.say(QUESTION);
            } else {
                self.answer(line);
            }
        });
    }

    private static void password(FakeDevice self, String given, String behindEnter) {
        boolean interrupted = self.prompt().equals("R1>") && self.typed.contains("\u0003");
        if (interrupted || (given.isEmpty() && behindEnter.equals("R1>"))) {
            self.echo(true).prompt("R1>").reader(FakeDevice::answer);
            self.say(interrupted && !given.isEmpty() ? given + "\r\n" : "");
            self.answer(given);
        } else {
            self.say("\r\n" + QUESTION);
        }
    }

    private static Credential credential(String password, @Nullable String enablePassword) {
        Map<String, Object> fields = new HashMap<>(Map.of("username", "admin", "password", password));
        if (enablePassword != null) {
            fields.put("enable_password", enablePassword);
        }
        return new Credential(fields);
    }
}
