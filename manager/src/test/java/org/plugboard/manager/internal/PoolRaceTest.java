// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.PoolFigures;

/** Many threads on one pool whose workers die, by seeds: no worker is with two of them, and in the end the books are right. */
@Timeout(120)
class PoolRaceTest {

    private static final int THREADS = 12;
    private static final int ROUNDS = 400;

    private final TestBench bench = new TestBench();
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    private final Map<TestSession, Thread> inside = new ConcurrentHashMap<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();

    @AfterEach
    void close() {
        callers.shutdownNow();
        bench.close();
    }

    static long[] seeds() {
        return new Random().longs(6).toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noWorkerIsWithTwoAndTheBooksAreRight(long seed) throws Exception {
        Random dice = new Random(seed);
        bench.cli.onExecute = session -> {
            Thread other = inside.putIfAbsent(session, Thread.currentThread());
            assertThat(other).as("who else is in %s", session.context.name()).isNull();
            // A peer that dies while it is asked, but not at once: that would make a pause.
            boolean dies = session.log.size() > 5 && Math.floorMod(session.log.size() * 31L + seed, 53) == 0;
            if (dies) {
                session.connected = false;
            }
            session.log.add("execute");
            inside.remove(session);
            if (dies) {
                throw new ConnectionClosedException(session.context.name() + ": the device closed it", "");
            }
        };
        Connection pool = bench.device().connect(via("a").alias("pool").pool(1, 1 + dice.nextInt(5)));
        List<Future<Object>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random own = new Random(dice.nextLong());
            threads.add(callers.submit((Callable<Object>) () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    callOnce(pool, own);
                }
                return null;
            }));
        }
        for (Future<Object> thread : threads) {
            thread.get(100, TimeUnit.SECONDS);
        }
        Eventually.isTrue(() -> {
            PoolFigures now = pool.pool().orElseThrow();
            return now.busy() == 0 && now.total() >= 1;
        });
        PoolFigures figures = pool.pool().orElseThrow();
        assertThat(figures.waiting()).isZero();
        assertThat(figures.free()).isEqualTo(figures.total());
        assertThat(figures.total()).isLessThanOrEqualTo(figures.size());
        assertThat(answered.get()).isPositive();
        assertThat(bench.cli.sessions.stream()
                        .filter(session -> session.connected)
                        .count())
                .isGreaterThanOrEqualTo(figures.total());
        pool.destroy();
        assertThat(bench.core.live().count()).isZero();
    }

    private void callOnce(Connection pool, Random dice) {
        try {
            switch (dice.nextInt(8)) {
                case 0 -> lease(pool.lease());
                case 1 -> pool.lease(Duration.ofNanos(dice.nextInt(200_000))).ifPresent(this::lease);
                case 2 ->
                    Optional.of(pool)
                            .flatMap(connection -> connection.lease(Duration.ZERO))
                            .ifPresent(this::lease);
                case 3 -> {
                    Thread.currentThread().interrupt();
                    answer(pool.execute("x"));
                }
                default -> answer(pool.execute("x"));
            }
        } catch (ConnectionClosedException e) {
            lost.incrementAndGet();
        } catch (CallInterruptedException e) {
            interrupted.incrementAndGet();
        } finally {
            Thread.interrupted();
        }
    }

    private void lease(Lease lease) {
        try (lease) {
            lease.send("half a command");
            answer(lease.execute("x"));
        }
    }

    private void answer(String text) {
        assertThat(text).isEqualTo("pool: x");
        answered.incrementAndGet();
    }
}
