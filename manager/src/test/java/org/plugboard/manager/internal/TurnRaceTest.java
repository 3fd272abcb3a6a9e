// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads that come and go as a seed says, within each other and in any order, with every kind of limit, interrupted,
 * and in every other round sent away by the end. What each of them sees inside is checked beside what the others say.
 */
@Timeout(240)
@Tag("semantics-41")
@Tag("semantics-42")
class TurnRaceTest {

    private static final List<Access> ACCESSES = List.of(Access.values());
    private static final int ROUNDS = 200;
    private static final int THREADS = 8;
    private static final int STEPS = 60;
    private static final int MOST_WITHIN_EACH_OTHER = 3;

    /** Who is inside for what, as the threads themselves say; they say it inside, so it is never more than is true. */
    private static final class Inside {

        private final Map<Thread, Map<Access, Integer>> counts = new HashMap<>();

        synchronized void enter(Access access) {
            counts.computeIfAbsent(Thread.currentThread(), thread -> new EnumMap<>(Access.class))
                    .merge(access, 1, Integer::sum);
            check();
        }

        synchronized void leave(Access access) {
            Map<Access, Integer> mine = counts.get(Thread.currentThread());
            mine.computeIfPresent(access, (same, count) -> count == 1 ? null : count - 1);
            if (mine.isEmpty()) {
                counts.remove(Thread.currentThread());
            }
        }

        private void check() {
            long owners = counts.values().stream()
                    .filter(mine -> mine.containsKey(Access.TURN) || mine.containsKey(Access.ALONE))
                    .count();
            assertThat(owners).as("owners of the turn").isLessThanOrEqualTo(1);
            if (counts.values().stream().anyMatch(mine -> mine.containsKey(Access.ALONE))) {
                assertThat(counts).as("beside a lease").hasSize(1);
            }
        }
    }

    private final Map<Turn.Wait, AtomicInteger> waits = new EnumMap<>(Turn.Wait.class);
    private final AtomicInteger interrupted = new AtomicInteger();

    /** One round: a turn and those who want it. */
    private final class Round {

        private final Turn turn = new Turn();
        private final Inside inside = new Inside();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final List<Caller<Void>> racers = new CopyOnWriteArrayList<>();
        private final Random random;

        private Round(long seed) {
            random = new Random(seed);
        }

        private void run(boolean closes) throws Exception {
            int end = closes ? random.nextInt(STEPS) : STEPS;
            for (int i = 0; i < THREADS; i++) {
                Random own = new Random(random.nextLong());
                int closesAt = i == 0 ? end : STEPS;
                racers.add(Caller.calls("racer " + i, () -> race(own, closesAt)));
            }
            for (Caller<Void> racer : racers) {
                racer.result();
            }
            assertThat(turn.situation()).isEqualTo("calls that share it: 0, waiting: 0");
            assertThat(turn.take(Access.ALONE, 0)).isEqualTo(closes ? Turn.Wait.CLOSED : Turn.Wait.MINE);
        }

        private @Nullable Void race(Random own, int closesAt) {
            List<Access> held = new ArrayList<>();
            boolean goesOn = true;
            for (int step = 0; step < STEPS && goesOn; step++) {
                if (own.nextInt(8) == 0 && !racers.isEmpty()) {
                    racers.get(own.nextInt(racers.size())).interrupt();
                }
                if (step == closesAt) {
                    closed.set(true);
                    turn.close();
                }
                if (held.size() == MOST_WITHIN_EACH_OTHER || (!held.isEmpty() && own.nextBoolean())) {
                    leave(held.remove(own.nextInt(held.size())));
                } else {
                    goesOn = enter(ACCESSES.get(own.nextInt(ACCESSES.size())), limit(own), held);
                }
            }
            held.forEach(this::leave);
            return null;
        }

        private long limit(Random own) {
            return switch (own.nextInt(4)) {
                case 0 -> 0;
                case 1 -> TimeUnit.MICROSECONDS.toNanos(own.nextInt(200));
                default -> Long.MAX_VALUE;
            };
        }

        /** Enters if it can; false when it is all over. */
        private boolean enter(Access access, long limitNs, List<Access> held) {
            try {
                Turn.Wait wait = turn.take(access, limitNs);
                waits.get(wait).incrementAndGet();
                if (wait == Turn.Wait.MINE) {
                    held.add(access);
                    inside.enter(access);
                }
                assertThat(limitNs == Long.MAX_VALUE && wait == Turn.Wait.TIMED_OUT)
                        .as("over without a limit")
                        .isFalse();
                assertThat(wait == Turn.Wait.CLOSED && !closed.get())
                        .as("closed by nobody")
                        .isFalse();
                return wait != Turn.Wait.CLOSED;
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                return true;
            }
        }

        private void leave(Access access) {
            inside.leave(access);
            turn.release(access, Thread.currentThread());
        }
    }

    @Test
    void neverTwoOwnersNobodyBesideALeaseAndNobodyIsForgotten() {
        for (Turn.Wait wait : Turn.Wait.values()) {
            waits.put(wait, new AtomicInteger());
        }
        long seed = Long.getLong("plugboard.seed", System.nanoTime());
        System.out.printf("TurnRaceTest: seed %d%n", seed);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                new Round(seed + round).run(round % 2 == 1);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed %d, round %d".formatted(seed, round), e);
            }
        }
        assertThat(waits.values()).as("how often waits ended as " + waits).allSatisfy(count -> assertThat(count.get())
                .isPositive());
        assertThat(interrupted.get()).as("interrupted waits").isPositive();
    }
}
