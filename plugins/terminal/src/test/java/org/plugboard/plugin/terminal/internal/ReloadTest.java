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
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.Transport;

/** A device that restarts, and the session that comes back to it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReloadTest {

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

    @Test
    void aQuestionThatNobodyAnswersIsNotAnsweredByTheNextCommand() {
        FakeDevice device = FakeDevice.at("R1#").reader((self, line) -> {
            if (line.equals("reload")) {
                self.say("Standby out of sync. Reload anyway? [y/n]:");
            } else {
                self.answer(line);
            }
        });
        Terminal session = connected("iosxe", device);
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.reload(Duration.ofMillis(500)))
                .withMessageContaining("R1/cli")
                .satisfies(e -> assertThat(e.received()).contains("Reload anyway?"));
        assertThat(session.isConnected()).isFalse();
        assertThatExceptionOfType(NotConnectedException.class).isThrownBy(() -> session.execute("show clock"));
        assertThat(device.lines).endsWith("reload");
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
