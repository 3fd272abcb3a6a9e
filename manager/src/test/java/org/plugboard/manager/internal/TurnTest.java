// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnTest {

    private final Turn turn = new Turn();

    private static <T> FutureTask<T> started(FutureTask<T> task) {
        Thread thread = new Thread(task, "caller");
        thread.start();
        Threads.awaitWaiting(thread);
        return task;
    }

    @Test
    void whoComesFirstIsServedFirst() throws Exception {
        turn.take(Access.TURN, Long.MAX_VALUE);
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<FutureTask<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            callers.add(started(new FutureTask<>(() -> {
                turn.take(Access.TURN, Long.MAX_VALUE);
                served.add(number);
                turn.release(Access.TURN, Thread.currentThread());
                return null;
            })));
        }
        assertThat(turn.situation())
                .isEqualTo("thread " + Thread.currentThread().getName() + " has it, waiting: 10");
        turn.release(Access.TURN, Thread.currentThread());
        for (FutureTask<Void> caller : callers) {
            caller.get();
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void itsOwnerCanTakeItAgain() throws Exception {
        assertThat(turn.take(Access.TURN, Long.MAX_VALUE)).isEqualTo(Turn.Wait.MINE);
        assertThat(turn.take(Access.TURN, Long.MAX_VALUE)).isEqualTo(Turn.Wait.MINE);
        turn.release(Access.TURN, Thread.currentThread());
        FutureTask<Turn.Wait> other = started(new FutureTask<>(() -> turn.take(Access.TURN, Long.MAX_VALUE)));
        turn.release(Access.TURN, Thread.currentThread());
        assertThat(other.get()).isEqualTo(Turn.Wait.MINE);
    }

    @Test
    void whoGivesUpLeavesThePlaceToTheNext() throws Exception {
        turn.take(Access.TURN, Long.MAX_VALUE);
        FutureTask<Turn.Wait> impatient = new FutureTask<>(() -> turn.take(Access.TURN, 1));
        new Thread(impatient, "impatient").start();
        assertThat(impatient.get()).isEqualTo(Turn.Wait.TIMED_OUT);
        FutureTask<Turn.Wait> patient = started(new FutureTask<>(() -> turn.take(Access.TURN, Long.MAX_VALUE)));
        turn.release(Access.TURN, Thread.currentThread());
        assertThat(patient.get()).isEqualTo(Turn.Wait.MINE);
    }

    @Test
    void whoIsInterruptedLeavesThePlaceToTheNext() throws Exception {
        turn.take(Access.TURN, Long.MAX_VALUE);
        FutureTask<Turn.Wait> interrupted = new FutureTask<>(() -> turn.take(Access.TURN, Long.MAX_VALUE));
        Thread thread = new Thread(interrupted, "interrupted");
        thread.start();
        Threads.awaitWaiting(thread);
        thread.interrupt();
        assertThatThrownBy(interrupted::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(turn.situation()).endsWith("waiting: 0");
    }

    @Test
    void closingSendsAllAwayEvenIfItsOwnerIsStuck() throws Exception {
        turn.take(Access.TURN, Long.MAX_VALUE);
        FutureTask<Turn.Wait> one = started(new FutureTask<>(() -> turn.take(Access.TURN, Long.MAX_VALUE)));
        FutureTask<Turn.Wait> other =
                started(new FutureTask<>(() -> turn.take(Access.TURN, TimeUnit.HOURS.toNanos(1))));
        turn.close();
        assertThat(one.get()).isEqualTo(Turn.Wait.CLOSED);
        assertThat(other.get()).isEqualTo(Turn.Wait.CLOSED);
    }
}
