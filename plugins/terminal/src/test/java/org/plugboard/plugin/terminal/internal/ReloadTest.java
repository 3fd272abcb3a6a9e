// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.PlatformTexts;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.Transport;

/** A device that restarts, and the session that comes back to it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReloadTest {

    /** A fifth of it is the silence behind which the device is looked at. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Deque<Transport> transports = new ArrayDeque<>();
    private final FakeDevice before = FakeDevice.at("R1#").reader(ReloadTest::ios);
    private final FakeDevice after = FakeDevice.at("R1>")
            .on("show clock", "00:01\r\n")
            .reader((self, line) -> {
                switch (line) {
                    case "enable" -> self.echo(false).say("Password: ");
                    case "s3cret" -> self.echo(true).prompt("R1#").say("\r\nR1#");
                    default -> self.answer(line);
                }
            });

    @Test
    void theSessionIsBackInItsModeBehindTheRestart() {
        Terminal session = connected("iosxe", before);
        transports.add(after.transport);
        assertThat(session.reload()).contains("Save? [yes/no]: no", "Proceed with reload? [confirm]");
        assertThat(session.isConnected()).isTrue();
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show clock")).isEqualTo("00:01");
        assertThat(before.lines).endsWith("reload", "no", "");
        assertThat(before.transport.isOpen()).isFalse();
    }

    @Test
    void aDeviceThatIsNotBackYetIsTriedAgain() {
        Terminal session = connected("iosxe", before);
        transports.add(refused());
        transports.add(after.transport);
        session.reload();
        assertThat(session.execute("show clock")).isEqualTo("00:01");
    }

    @Test
    void aDeviceThatDoesNotComeBackInTimeIsSaid() {
        Terminal session = connected("iosxe", before);
        transports.add(refused());
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.reload(Duration.ofSeconds(4)))
                .withMessageContainingAll("R1/cli", "restarted and was not back in 4 s", "connection refused")
                .satisfies(e -> assertThat(e.received()).contains("Proceed with reload?"));
        assertThat(session.isConnected()).isFalse();
    }

    @Test
    void aRefusedRestartLeavesTheSessionAsItIs() {
        FakeDevice device = FakeDevice.at("R1#")
                .on("reload", "% Command authorization failed.\r\n")
                .on("show clock", "12:00\r\n");
        Terminal session = connected("iosxe", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(session::reload)
                .withMessageContainingAll("R1/cli", "does not restart", "authorization failed");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    @Tag("semantics-136")
    void theSettingsSayWhatRefusesARestart() {
        FakeDevice device = FakeDevice.at("R1#").on("reload", "Not now\r\n").on("show clock", "12:00\r\n");
        Terminal session = Sessions.connected(Sessions.context(
                "iosxe", device.transport, Sessions.CREDENTIAL, Map.of("APPEND_ERROR_PATTERN", "^Not now")));
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(session::reload)
                .withMessageContainingAll("R1/cli", "does not restart", "Not now");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Standby out of sync. Reload anyway? [y/n]:",
                "Standby out of sync. Reload anyway? [y/n]\r\n",
                "Type yes to go on ",
                "Continue?\r\n"
            })
    void aQuestionThatNobodyAnswersIsNotAnsweredByTheNextCommand(String question) {
        FakeDevice device = FakeDevice.at("R1#").reader((self, line) -> {
            if (line.equals("reload")) {
                self.say(question);
            } else {
                self.answer(line);
            }
        });
        Terminal session = connected("iosxe", device);
        transports.add(after.transport);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.reload(SOON))
                .withMessageContainingAll("R1/cli", "asks what nobody answers", "the session was closed")
                .satisfies(e -> assertThat(e.answer()).endsWith(question.strip()));
        assertThat(session.isConnected()).isFalse();
        assertThatExceptionOfType(NotConnectedException.class).isThrownBy(() -> session.execute("show clock"));
        assertThat(device.lines).endsWith("reload");
        assertThat(after.lines).isEmpty();
    }

    @Test
    void aPasswordThatTheCommandAsksForIsNoLoginOfANewLife() {
        FakeDevice device = FakeDevice.at("admin@r1:~$ ");
        device.reader((self, line) -> {
            if (line.equals("reboot")) {
                self.say("==== AUTHENTICATING FOR org.freedesktop.login1.reboot ====\r\n"
                        + "Authenticating as: root\r\nPassword: ");
            } else {
                self.answer(line);
            }
        });
        Terminal session = connected("linux", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.reload(SOON))
                .withMessageContainingAll("R1/cli", "asks what nobody answers", "Password:");
        assertThat(session.isConnected()).isFalse();
        assertThat(device.lines).endsWith("reboot");
    }

    @Test
    void aDeviceThatSaysNothingAndShowsItsPromptHasNotRestarted() {
        FakeDevice device = FakeDevice.at("R1#").on("reload", "").on("show clock", "12:00\r\n");
        Terminal session = connected("iosxe", device);
        transports.add(after.transport);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.reload(SOON))
                .withMessageContainingAll("R1/cli", "does not restart by \"reload\"", "it is at its prompt");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines).containsSubsequence("reload", "", "show clock");
    }

    @Test
    void aRestartThatIsCalledOffAtAQuestionIsARefusalAtOnce() {
        Platform platform = PlatformTexts.read(
                """
                names: [mine]
                host: '[A-Za-z0-9]+'
                modes: {enable: '{host}#'}
                login: {prompt: '.*#', username: 'Username:', password: 'Password:'}
                tasks:
                  reload:
                    command: reload
                    answers:
                      'erase everything\\? ?$': {refuse: 'no'}
                """);
        FakeDevice device = FakeDevice.at("R1#").on("no", "").on("show clock", "12:00\r\n");
        device.reader((self, line) -> {
            if (line.equals("reload")) {
                self.say("erase everything? ");
            } else {
                self.answer(line);
            }
        });
        Terminal session = Sessions.connected(platform, device, Sessions.CREDENTIAL);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(session::reload)
                .withMessageContainingAll("it is at its prompt", "erase everything? no");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aLineOfTheLogBehindThePromptDoesNotHideThatItStays() {
        FakeDevice device = FakeDevice.at("R1#").on("show clock", "12:00\r\n");
        device.reader((self, line) -> {
            self.answer(line.equals("reload") ? "" : line);
            if (line.equals("reload")) {
                self.say("\r\n*Mar  1 00:01:02.003: %SYS-5-CONFIG_I: Configured from console by vty0\r\n");
            }
        });
        Terminal session = connected("iosxe", device);
        transports.add(after.transport);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.reload(SOON))
                .withMessageContaining("it is at its prompt")
                .satisfies(e -> assertThat(e.answer()).contains("SYS-5-CONFIG_I"));
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aPromptOnADeadLineIsNotTakenForTheDevice() {
        FakeDevice old = FakeDevice.at("admin@r1:~$ ").on("reboot", "");
        old.reader((self, line) -> {
            self.answer(line);
            if (line.equals("reboot")) {
                self.echo(false).reader((dead, enter) -> {});
            }
        });
        Terminal session = connected("linux", old);
        FakeDevice back = FakeDevice.at("admin@r1:~$ ").on("uptime", "up 1 min\r\n");
        transports.add(back.transport);
        session.reload(Duration.ofSeconds(8));
        assertThat(session.execute("uptime")).isEqualTo("up 1 min");
        assertThat(old.transport.isOpen()).isFalse();
        assertThat(old.lines).endsWith("reboot", "");
    }

    @Test
    void aDeviceThatFallsSilentBehindItsAnswerIsLookedForAnew() {
        FakeDevice silent = FakeDevice.at("R1#").reader((self, line) -> {
            switch (line) {
                case "reload" -> self.say("Proceed with reload? [confirm]");
                case "" -> self.reader((dead, more) -> {});
                default -> self.answer(line);
            }
        });
        Terminal session = connected("iosxe", silent);
        transports.add(after.transport);
        assertThat(session.reload(Duration.ofSeconds(5))).contains("Proceed with reload?");
        assertThat(session.execute("show clock")).isEqualTo("00:01");
        assertThat(silent.transport.isOpen()).isFalse();
    }

    @Test
    void onAConsoleWithoutALoginThePromptBehindTheBootIsTheReturn() {
        FakeDevice console = FakeDevice.at("ciscoasa# ").on("show clock", "00:01\r\n");
        console.reader((self, line) -> {
            switch (line) {
                case "reload" -> self.say("Proceed with reload? [confirm]");
                case "" ->
                    self.reader(FakeDevice::answer)
                            .say("\r\nRebooting...\r\nBooting...\r\nLoading disk0:/asa.bin... Booting...\r\n"
                                    + "Type help or '?' for a list of available commands.\r\nciscoasa# ");
                default -> self.answer(line);
            }
        });
        Terminal session = connected("asa", console);
        assertThat(session.reload(Duration.ofSeconds(20))).contains("Rebooting...");
        assertThat(session.execute("show clock")).isEqualTo("00:01");
        assertThat(console.transport.isOpen()).isTrue();
    }

    @Test
    void aPromptBeforeTheEndIsNotTheReturn() throws Exception {
        FakeJunos junos = new FakeJunos();
        FakeDevice old = junos.device;
        FakeDevice back = new FakeJunos().device;
        Terminal session = connected("junos", old);
        old.reader((self, line) -> {
            if (line.equals("request system reboot")) {
                self.reader((again, yes) -> again.reader(FakeDevice::answer)
                                .say("\r\nShutdown NOW!\r\n[pid 4563]\r\n" + FakeJunos.OPERATIONAL))
                        .say("Reboot the system ? [yes,no] (no) ");
            } else {
                self.answer(line);
            }
        });
        transports.add(back.transport);
        CompletableFuture<String> said = CompletableFuture.supplyAsync(session::reload);
        while (!old.lines.contains("yes")) {
            Thread.onSpinWait();
        }
        old.transport.awaitReader();
        assertThat(said).isNotDone();
        old.say("\r\n*** FINAL System shutdown message ***\r\n");
        old.transport.end();
        assertThat(said.join()).contains("Shutdown NOW!", "FINAL System shutdown message");
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
    }

    @Test
    void onAConsoleLineTheSessionSurvivesTheBoot() {
        FakeDevice console = FakeDevice.at("R1#").on("show clock", "00:01\r\n");
        console.reader((self, line) -> {
            switch (line) {
                case "reload" -> self.say("Proceed with reload? [confirm]");
                case "" ->
                    self.echo(false)
                            .reader(ReloadTest::booted)
                            .say("\r\nSystem Bootstrap, Version 17.3\r\n" + "#".repeat(3000)
                                    + "\r\n\r\nPress RETURN to get started!\r\n\r\n");
                default -> self.answer(line);
            }
        });
        Terminal session = connected("iosxe", console);
        assertThat(session.reload()).contains("System Bootstrap");
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show clock")).isEqualTo("00:01");
        assertThat(console.transport.isOpen()).isTrue();
    }

    @Test
    void whoDisconnectsDoesNotWaitForTheDevice() {
        Terminal session = connected("iosxe", before);
        transports.add(refused());
        CompletableFuture<String> said = CompletableFuture.supplyAsync(session::reload);
        while (before.transport.isOpen()) {
            Thread.onSpinWait();
        }
        session.disconnect(Deadline.after(Duration.ofSeconds(5)));
        assertThatThrownBy(said::join).cause().isInstanceOf(ConnectionClosedException.class);
    }

    private static void ios(FakeDevice self, String line) {
        switch (line) {
            case "reload" -> self.say("System configuration has been modified. Save? [yes/no]: ");
            case "no" -> self.say("Proceed with reload? [confirm]");
            case "" -> self.transport.end();
            default -> self.answer(line);
        }
    }

    /** Behind the boot: the first Enter brings the prompt. */
    private static void booted(FakeDevice self, String line) {
        BiConsumer<FakeDevice, String> cli = (again, command) -> {
            switch (command) {
                case "enable" -> again.echo(false).say("Password: ");
                case "s3cret" -> again.echo(true).prompt("R1#").say("\r\nR1#");
                default -> again.answer(command);
            }
        };
        self.echo(true).prompt("R1>").reader(cli).say("\r\nR1>");
    }

    private Terminal connected(String os, FakeDevice device) {
        transports.add(device.transport);
        DeviceFacts facts = DeviceFacts.named("R1")
                .os(os)
                .credentials(Credentials.of(Sessions.CREDENTIAL))
                .build();
        FakeContext context = FakeContext.opening(facts, this::next);
        Terminal session = Sessions.create(context, "ssh");
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }

    private Transport next() {
        Transport next = transports.size() > 1 ? transports.remove() : transports.element();
        if (!next.isOpen()) {
            throw new ConnectFailedException("R1/cli: connection refused");
        }
        return next;
    }

    private static Transport refused() {
        ScriptedTransport closed = new ScriptedTransport(1, text -> {});
        closed.close();
        return closed;
    }
}
