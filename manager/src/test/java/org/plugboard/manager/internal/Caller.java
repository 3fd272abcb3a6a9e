// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A thread of a test that makes one call. */
final class Caller<T> {

    private static final int SECONDS = 30;

    private final FutureTask<T> task;
    private final Thread thread;

    private Caller(String name, Callable<T> call) {
        this.task = new FutureTask<>(call);
        this.thread = new Thread(task, name);
        this.thread.setDaemon(true);
    }

    /** Begins the call. */
    static <T> Caller<T> calls(String name, Callable<T> call) {
        Caller<T> caller = new Caller<>(name, call);
        caller.thread.start();
        return caller;
    }

    /** Begins the call and returns when it has its place in the queue of a {@link Turn}. */
    static <T> Caller<T> waits(String name, Callable<T> call) {
        Caller<T> caller = calls(name, call);
        caller.awaitInQueue();
        return caller;
    }

    /** Until it waits for a turn; to wait for the turn's own lock does not count. */
    void awaitInQueue() {
        awaitIn(Turn.class);
    }

    /** Until it waits in the method {@code await} of this class. */
    void awaitIn(Class<?> type) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!isWaitingIn(type)) {
            assertThat(task.isDone()).as("over, not waiting").isFalse();
            assertThat(System.nanoTime() - end).as("time until it waits").isNegative();
            Thread.onSpinWait();
        }
    }

    private boolean isWaitingIn(Class<?> type) {
        Thread.State state = thread.getState();
        return (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(type.getName())
                                && frame.getMethodName().equals("await"));
    }

    Thread thread() {
        return thread;
    }

    boolean isDone() {
        return task.isDone();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What the call returned, in bounded time. */
    T result() throws Exception {
        return task.get(SECONDS, TimeUnit.SECONDS);
    }

    /** What the call threw, in bounded time. */
    Throwable failure() {
        return Objects.requireNonNull(catchThrowable(this::result).getCause());
    }
}
