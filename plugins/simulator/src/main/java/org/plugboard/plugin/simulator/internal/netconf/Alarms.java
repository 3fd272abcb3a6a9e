// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a device has to do later, on the timer that all devices share; nothing any more when it is closed. Thread-safe. */
final class Alarms implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final ScheduledExecutorService timer;
    private final Set<Future<?>> waiting = ConcurrentHashMap.newKeySet();

    Alarms(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    Future<?> after(Duration time, Runnable work) {
        waiting.removeIf(Future::isDone);
        Duration wait = time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) > 0 ? LONGEST : time;
        try {
            Future<?> alarm = timer.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
            waiting.add(alarm);
            return alarm;
        } catch (RejectedExecutionException e) {
            // The simulator has left, and the device with it.
            return CompletableFuture.completedFuture(null);
        }
    }

    void every(Duration time, Runnable work) {
        waiting.add(timer.scheduleAtFixedRate(work, time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        waiting.forEach(alarm -> alarm.cancel(false));
        waiting.clear();
    }
}
