// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Half a change is not left in a candidate that others commit. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnfinishedTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String[] DROPPED_FIRST = {"rollback 0", "exit configuration-mode", FakeJunos.SHOW};

    private final FakeJunos junos = new FakeJunos();
    private final FakeDevice device = junos.device;

    @Test
    void linesBehindWhichTimeRanOutAreDroppedBeforeTheNextCall() {
        Terminal session = cutShort("set slow");
        device.release("");
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).doesNotContain("commit").endsWith(DROPPED_FIRST);
        assertThat(junos.changed).isFalse();
        assertThat(session.configure("set snmp location lab")).isEqualTo("commit complete");
        assertThat(junos.sent()).filteredOn("rollback 0"::equals).hasSize(1);
    }

    @Test
    void linesWhoseCommitRanOutOfTimeAreDroppedBeforeTheNextCall() {
        Terminal session = cutShort("commit");
        device.release("error: commit failed\r\n");
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).endsWith(DROPPED_FIRST);
        assertThat(junos.changed).isFalse();
    }

    @Test
    void linesOfWhichOneWasInterruptedAreDroppedBeforeTheNextCall() throws Exception {
        Terminal session = Sessions.connected("junos", device.hold("set slow"));
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                said.complete(session.configure("set snmp location lab\nset slow"));
            } catch (RuntimeException e) {
                said.completeExceptionally(e);
            }
        });
        caller.start();
        while (!device.lines.contains("set slow")) {
            // A reader that waits before that only looks if an earlier answer is over.
            Thread.onSpinWait();
        }
        device.transport.awaitReader();
        caller.interrupt();
        assertThatThrownBy(said::join).cause().isInstanceOf(CallInterruptedException.class);
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(device.stops).hasValue(1);
        assertThat(junos.sent()).doesNotContain("commit").endsWith(DROPPED_FIRST);
        assertThat(junos.changed).isFalse();
    }

    @Test
    void linesOfWhichOneSaidTooMuchAreDroppedBeforeTheNextCall() {
        Terminal session = Sessions.connected("junos", device, Map.of("max_answer", 2000));
        assertThatThrownBy(() -> session.configure("set snmp location lab\nset much"))
                .isInstanceOf(AnswerTooLongException.class);
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).doesNotContain("commit").endsWith(DROPPED_FIRST);
        assertThat(junos.changed).isFalse();
    }

    @Test
    void whatOthersHaveInTheCandidateIsNotDroppedBeforeALineOfOursWasSent() {
        junos.changed = true;
        Terminal session = Sessions.connected("junos", device.hold("configure"));
        assertThatThrownBy(() -> session.configure("set snmp location lab", SHORT))
                .isInstanceOf(TimedOutException.class);
        device.release("");
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).doesNotContain("rollback 0");
        assertThat(junos.changed).isTrue();
    }

    @Test
    void whoCommitsByHimselfDecidesAboutTheRest() {
        Terminal session = Sessions.connected("junos", device.hold("set slow"));
        assertThatThrownBy(() -> session.configure("set snmp location lab\nset slow\ncommit confirmed 5", SHORT))
                .isInstanceOf(TimedOutException.class);
        device.release("");
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent())
                .doesNotContain("rollback 0")
                .endsWith("exit configuration-mode", "yes", FakeJunos.SHOW);
        assertThat(junos.changed).isTrue();
    }

    @Test
    void whoHasLeftTheModeByHimselfHasDecidedToo() {
        Terminal session = cutShort("set slow");
        device.release("");
        session.send("exit configuration-mode\r");
        session.expect("uncommitted changes\\?");
        session.send("yes\r");
        session.expect("root@vmx> ");
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).doesNotContain("rollback 0");
    }

    @Test
    void aDeviceThatDoesNotDropTheLinesEndsTheSession() {
        Terminal session = cutShort("set slow");
        junos.onRollback = "error: permission denied\r\n";
        device.release("");
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> session.execute(FakeJunos.SHOW))
                .withMessageStartingWith("R1/cli: an earlier configuration")
                .withMessageContainingAll("rollback 0", "permission denied", "connect again");
        assertThat(session.isConnected()).isFalse();
        assertThat(junos.sent()).doesNotContain(FakeJunos.SHOW);
    }

    @Test
    void aRefusedLineWhoseDroppingIsRefusedTooSaysBoth() {
        Terminal session = Sessions.connected("junos", device);
        junos.onRollback = "error: permission denied\r\n";
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("set snmp location lab\nset nonsense"))
                .satisfies(e -> assertThat(e.line()).isEqualTo("set nonsense"))
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .isInstanceOfSatisfying(CommandRefusedException.class, also -> assertThat(also.line())
                                .isEqualTo("rollback 0")));
        junos.onRollback = "load complete\r\n";
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).endsWith(DROPPED_FIRST);
    }

    @Test
    void disconnectingDropsTheLines() {
        Terminal session = cutShort("set slow");
        device.release("");
        session.disconnect(Deadline.after(Sessions.LONG));
        assertThat(junos.sent()).endsWith("set slow", "rollback 0");
        assertThat(junos.changed).isFalse();
        assertThat(device.transport.isOpen()).isFalse();
        assertThatThrownBy(() -> session.execute(FakeJunos.SHOW)).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void disconnectingFromADeviceThatDoesNotAnswerEndsAnyway() {
        Terminal session = cutShort("set slow");
        session.disconnect(Deadline.after(SHORT));
        assertThat(device.transport.isOpen()).isFalse();
        assertThat(junos.sent()).doesNotContain("rollback 0");
    }

    /** A session whose configuration ran out of time at this line, which is held. */
    private Terminal cutShort(String line) {
        Terminal session = Sessions.connected("junos", device.hold(line));
        String lines = "set snmp location lab" + (line.equals("commit") ? "" : "\n" + line + "\nset more");
        assertThatThrownBy(() -> session.configure(lines, SHORT)).isInstanceOf(TimedOutException.class);
        return session;
    }
}
