// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.plugboard.contract.Threads;

/** The threads that call; whoever waits for them is told, with all stacks, when one hangs. */
final class Callers {

    static final int THREADS = 64;

    /** Far above what any step may take, on a busy machine as well; the limits of the calls themselves are above it. */
    private static final long HUNG_S = 60;

    /** For all that is waited for here, each by itself. */
    private static final long BOUND_NS = TimeUnit.MINUTES.toNanos(3);

    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final List<Caller> callers;
    private final Tally tally;

    Callers(long seed, List<Line> lines, Tally tally) {
        this.tally = tally;
        callers = IntStream.range(0, THREADS)
                .mapToObj(number -> new Caller(number, seed, lines, tally, gate.readLock()))
                .toList();
    }

    void start() {
        callers.forEach(Thread::start);
    }

    /** Waits until it is so; fails if it is not in time, or as soon as a call hangs or was answered wrongly. */
    void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + BOUND_NS;
        while (!isSo.getAsBoolean()) {
            if (!tally.wrong().isEmpty()) {
                throw new AssertionError("wrong while waiting until " + what + ": " + tally.wrong());
            }
            List<Caller> hung = callers.stream()
                    .filter(caller -> caller.secondsInStep() > HUNG_S)
                    .toList();
            if (!hung.isEmpty()) {
                throw new AssertionError("hung while waiting until " + what + ": " + hung + Threads.dump());
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never " + what + "; " + tally + "; " + callers + Threads.dump());
            }
            LockSupport.parkNanos(STEP_NS);
        }
    }

    /** Waits until each of the lines was answered so many times more. */
    void awaitAnswers(List<Line> lines, int more) {
        List<Long> goals =
                lines.stream().map(line -> line.answers().sum() + more).toList();
        await(lines + " have answered " + more + " times more", () -> IntStream.range(0, lines.size())
                .allMatch(number -> lines.get(number).answers().sum() >= goals.get(number)));
    }

    /**
     * Does this while none of them is in a call. While one is, HotSpot keeps the classes that the code it runs was compiled for, the
     * manager's code as well; of 64 threads one always is.
     */
    void between(Runnable work) throws InterruptedException {
        if (!gate.writeLock().tryLock(HUNG_S, TimeUnit.SECONDS)) {
            throw new AssertionError("hung: " + callers + Threads.dump());
        }
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Lets all make their calls to the end, and waits for them. */
    void end() {
        letGo();
        await("all threads have ended", () -> callers.stream().noneMatch(Thread::isAlive));
    }

    /** Lets all go, and waits for nobody. */
    void letGo() {
        callers.forEach(Caller::letGo);
    }
}
