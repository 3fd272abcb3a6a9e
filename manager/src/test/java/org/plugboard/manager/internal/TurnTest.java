// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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

    private Caller<Turn.Wait> waits(Access access, CountDownLatch leaves) {
        return Caller.waits(access.name(), () -> insideUntil(access, leaves));
    }

    private Turn.Wait insideUntil(Access access, CountDownLatch leaves) throws InterruptedException {
        Turn.Wait wait = turn.take(access, Long.MAX_VALUE);
        if (wait == Turn.Wait.MINE) {
            Threads.await(leaves);
            turn.release(access, Thread.currentThread());
        }
        return wait;
    }

    @Test
    void aCallThatSharesPassesThoseWhoWaitForTheTurn() throws Exception {
        turn.take(Access.TURN, 0);
        CountDownLatch done = new CountDownLatch(0);
        Caller<Turn.Wait> waiting = waits(Access.TURN, done);
        assertThat(Caller.calls("sharing", () -> insideUntil(Access.SHARED, done))
                        .result())
                .isEqualTo(Turn.Wait.MINE);
        turn.release(Access.TURN, Thread.currentThread());
        assertThat(waiting.result()).isEqualTo(Turn.Wait.MINE);
    }

    @Test
    void aLeaseThatWaitsKeepsThoseBehindItOut() throws Exception {
        turn.take(Access.SHARED, 0);
        CountDownLatch leased = new CountDownLatch(1);
        CountDownLatch leaseEnds = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(0);
        Caller<Turn.Wait> lease = Caller.waits("lease", () -> {
            Turn.Wait wait = turn.take(Access.ALONE, Long.MAX_VALUE);
            leased.countDown();
            Threads.await(leaseEnds);
            turn.release(Access.ALONE, Thread.currentThread());
            return wait;
        });
        Caller<Turn.Wait> sharing = waits(Access.SHARED, done);
        Caller<Turn.Wait> exclusive = waits(Access.TURN, done);
        assertThat(Caller.calls("late", () -> turn.take(Access.SHARED, 0)).result())
                .isEqualTo(Turn.Wait.TIMED_OUT);
        turn.release(Access.SHARED, Thread.currentThread());
        Threads.await(leased);
        assertThat(turn.situation()).isEqualTo("thread lease has it by a lease, waiting: 2");
        leaseEnds.countDown();
        for (Caller<Turn.Wait> caller : List.of(lease, sharing, exclusive)) {
            assertThat(caller.result()).isEqualTo(Turn.Wait.MINE);
        }
    }

    @Test
    void aLeaseThatIsGivenUpLetsThoseBehindItIn() throws Exception {
        turn.take(Access.SHARED, 0);
        CountDownLatch done = new CountDownLatch(0);
        Caller<Turn.Wait> lease = waits(Access.ALONE, done);
        Caller<Turn.Wait> sharing = waits(Access.SHARED, done);
        Caller<Turn.Wait> exclusive = waits(Access.TURN, done);
        lease.interrupt();
        assertThat(lease.failure()).isInstanceOf(InterruptedException.class);
        assertThat(sharing.result()).isEqualTo(Turn.Wait.MINE);
        assertThat(exclusive.result()).isEqualTo(Turn.Wait.MINE);
    }

    @Test
    void whoIsInsideGoesAheadOfALeaseButNotOfItsLike() throws Exception {
        CountDownLatch bothInside = new CountDownLatch(2);
        List<String> order = new CopyOnWriteArrayList<>();
        turn.take(Access.TURN, 0);
        List<CountDownLatch> asks = List.of(new CountDownLatch(1), new CountDownLatch(1));
        List<Caller<Void>> insiders = new ArrayList<>();
        for (CountDownLatch ask : asks) {
            String name = "insider " + insiders.size();
            insiders.add(Caller.calls(name, () -> {
                turn.take(Access.SHARED, 0);
                bothInside.countDown();
                Threads.await(ask);
                turn.take(Access.TURN, Long.MAX_VALUE);
                order.add(name);
                turn.release(Access.TURN, Thread.currentThread());
                turn.release(Access.SHARED, Thread.currentThread());
                return null;
            }));
        }
        Threads.await(bothInside);
        Caller<Turn.Wait> lease = waits(Access.ALONE, new CountDownLatch(0));
        for (int i = 0; i < asks.size(); i++) {
            asks.get(i).countDown();
            insiders.get(i).awaitInQueue();
        }
        turn.release(Access.TURN, Thread.currentThread());
        for (Caller<Void> insider : insiders) {
            insider.result();
        }
        assertThat(lease.result()).isEqualTo(Turn.Wait.MINE);
        assertThat(order).containsExactly("insider 0", "insider 1");
    }

    @Test
    void whoHasTheTurnAndWhoSharesAreNotLeftWaitingForEachOther() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch asks = new CountDownLatch(1);
        turn.take(Access.TURN, 0);
        Caller<Turn.Wait> sharing = Caller.calls("sharing", () -> {
            turn.take(Access.SHARED, 0);
            inside.countDown();
            Threads.await(asks);
            Turn.Wait wait = turn.take(Access.TURN, Long.MAX_VALUE);
            turn.release(Access.TURN, Thread.currentThread());
            turn.release(Access.SHARED, Thread.currentThread());
            return wait;
        });
        Threads.await(inside);
        asks.countDown();
        sharing.awaitInQueue();
        assertThat(turn.take(Access.ALONE, Long.MAX_VALUE)).isEqualTo(Turn.Wait.NEVER);
        assertThat(turn.take(Access.ALONE, 0)).isEqualTo(Turn.Wait.TIMED_OUT);
        turn.release(Access.TURN, Thread.currentThread());
        assertThat(sharing.result()).isEqualTo(Turn.Wait.MINE);
    }

    @Test
    void behindTheEndNobodyIsLetIn() throws Exception {
        turn.take(Access.TURN, 0);
        Caller<Turn.Wait> waiting = waits(Access.TURN, new CountDownLatch(0));
        turn.close();
        turn.release(Access.TURN, Thread.currentThread());
        assertThat(waiting.result()).isEqualTo(Turn.Wait.CLOSED);
        for (Access access : Access.values()) {
            assertThat(turn.take(access, Long.MAX_VALUE)).isEqualTo(Turn.Wait.CLOSED);
        }
    }
}
