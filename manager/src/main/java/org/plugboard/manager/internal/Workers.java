// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.DaemonThread;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manager's own threads: they call plugins where nobody may be kept waiting without bound, and fan out. Connecting and
 * service calls run in their callers' threads.
 */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ExecutorService pool;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, task -> daemon(task, "plugboard timer"));

    /** Why there was no thread for something that was not waited for; until it is logged. */
    private final AtomicReference<@Nullable Error> noThread = new AtomicReference<>();

    Workers() {
        this(task -> daemon(task, "plugboard worker"));
    }

    /** With workers that are made so. */
    Workers(ThreadFactory threads) {
        pool = Executors.newCachedThreadPool(threads);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A thread that has inherited nothing of whoever causes it to be made, which may be a plugin. */
    static Thread daemon(Runnable task, String name) {
        return DaemonThread.of(Workers.class, name, task);
    }

    /** Runs the action on a worker when the deadline is over, unless it is cancelled before. */
    ScheduledFuture<?> at(Deadline deadline, Runnable action) {
        return timer.schedule(() -> pool.execute(action), Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS);
    }

    /** As {@link #at}, for what need not happen: it does not if the delay is zero, nor when the threads have ended. */
    Future<?> remind(Duration delay, Runnable action) {
        if (!delay.isZero()) {
            try {
                return at(Deadline.after(delay), action);
            } catch (RejectedExecutionException e) {
                LOG.debug("no reminder: the threads have ended");
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    /** As {@link #remind(Duration, Runnable)}, on a worker that is named so meanwhile; what it throws is logged. */
    Future<?> remind(Duration delay, String role, Runnable action) {
        return remind(delay, told(role, action));
    }

    /** Runs the action soon on a worker; not any more when the threads have ended. */
    void soon(String role, Runnable action) {
        if (!trySoon(role, action)) {
            LOG.debug("{} is left out: the threads have ended", role);
            tellNoThread();
        }
    }

    /**
     * As {@link #soon}, for whoever holds a lock and must neither log nor fail halfway: returns false if the threads have ended or
     * there is no memory for one more, which is logged later.
     */
    boolean trySoon(String role, Runnable action) {
        try {
            pool.execute(told(role, action));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        } catch (OutOfMemoryError e) {
            noThread.set(e);
            return false;
        }
    }

    private void tellNoThread() {
        Error e = noThread.getAndSet(null);
        if (e != null) {
            LOG.error("something was left out or put off: there was no memory for a thread", e);
        }
    }

    private Runnable told(String role, Runnable action) {
        return () -> {
            tellNoThread();
            try {
                named(role, Executors.callable(action)).call();
            } catch (Exception e) {
                LOG.warn("{} failed", role, e);
            } catch (Error e) {
                LOG.error("{} failed", role, e);
                throw e;
            }
        };
    }

    /** Begins a call into a plugin on a worker; whoever waits for it bounds the wait. */
    <T> Future<T> submit(String role, Callable<T> call) {
        return pool.submit(named(role, call));
    }

    /**
     * Runs the action on a worker; cancelling it interrupts its thread.
     *
     * @throws RejectedExecutionException if the threads have ended
     */
    Future<?> submit(String role, Runnable action) {
        return pool.submit(named(role, Executors.callable(action)));
    }

    /**
     * Runs a call into a plugin on a worker and waits for it at most so long. One that is late is interrupted, named in
     * the log with what it was doing, and left to itself.
     *
     * @return what went wrong, if something did
     */
    Optional<ConnectionException> bounded(String role, Duration limit, Runnable call) {
        Thread[] runner = new Thread[1];
        Future<?> future = pool.submit(named(role, () -> {
            runner[0] = Thread.currentThread();
            call.run();
            return null;
        }));
        try {
            future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            LOG.warn("{} is not over after {} and is left behind: {}", role, limit, stack(runner[0]));
            future.cancel(true);
            return Optional.of(new TimedOutException(role + ": not over after " + limit.toSeconds() + " s"));
        } catch (ExecutionException e) {
            return Optional.of(
                    e.getCause() instanceof ConnectionException known
                            ? known
                            : new ServiceFailedException(role + ": " + e.getCause(), e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new CallInterruptedException(role + ": interrupted while waiting for its end", "", e));
        }
    }

    /**
     * Runs all calls in parallel and returns what they return, when all are over, in their order.
     *
     * @throws CallInterruptedException if the thread is interrupted; the calls go on
     */
    <T> List<T> all(String role, List<Callable<T>> calls) {
        return all(role, calls, Deadline.after(NEVER)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Runs all calls in parallel and returns what they return when all are over, or when the deadline is; those that are late go
     * on by themselves.
     *
     * @return of each call, in their order, what it returned; empty if it is late
     * @throws CallInterruptedException if the thread is interrupted; the calls go on
     */
    <T> List<Optional<T>> all(String role, List<Callable<T>> calls, Deadline deadline) {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> call : calls) {
            futures.add(pool.submit(named(role, call)));
        }
        List<Optional<T>> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(Optional.of(future.get(Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS)));
            } catch (TimeoutException e) {
                results.add(Optional.empty());
            } catch (ExecutionException e) {
                throw new IllegalStateException(role + " failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallInterruptedException(role + ": interrupted while waiting for its end", "", e);
            }
        }
        return results;
    }

    private static <T> Callable<T> named(String role, Callable<T> call) {
        return () -> {
            Thread thread = Thread.currentThread();
            String idle = thread.getName();
            thread.setName("plugboard " + role);
            try {
                return call.call();
            } finally {
                thread.setName(idle);
            }
        };
    }

    static String stack(Thread thread) {
        StringBuilder text = new StringBuilder();
        if (thread != null) {
            for (StackTraceElement element : thread.getStackTrace()) {
                text.append("\n    at ").append(element);
            }
        }
        return text.toString();
    }

    /** How many actions are planned for later. */
    int planned() {
        return timer.getQueue().size();
    }

    /** Whether the threads have been told to end. */
    boolean isClosed() {
        return pool.isShutdown() && timer.isShutdown();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
