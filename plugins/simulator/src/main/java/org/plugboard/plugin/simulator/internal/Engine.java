// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.plugboard.spi.DaemonThread;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all devices of a simulator have in common: a few threads, a timer, and SSH. Thread-safe. */
final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);
    private static final int THREADS =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, daemons("simulator-"));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("simulator-timer-"));
    private final SshFront ssh;

    Engine() {
        timer.setRemoveOnCancelPolicy(true);
        ssh = SshFront.create(threads, timer);
    }

    /** Where what comes later waits. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** Where the device has its shell over SSH. */
    Listener openSsh(DeviceModel device) throws IOException {
        return ssh.open(device, true);
    }

    /** Where the device speaks NETCONF and nothing else. */
    Listener openNetconf(DeviceModel device) throws IOException {
        return ssh.open(device, false);
    }

    /** Where the device speaks telnet. */
    Listener openTelnet(DeviceModel device) throws IOException {
        return ssh.open(new TelnetPort(device, threads, timer));
    }

    @Override
    public void close() {
        Deadline deadline = Deadline.after(CLOSE_TIME);
        try {
            ssh.close(true).await(CLOSE_TIME);
            threads.shutdownNow();
            timer.shutdownNow();
            if (!isOver(threads, deadline) || !isOver(timer, deadline)) {
                LOG.warn("simulator: threads still run {} after its end", deadline);
            }
        } catch (IOException e) {
            LOG.debug("simulator: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
            timer.shutdownNow();
        }
    }

    private static boolean isOver(ExecutorService pool, Deadline deadline) throws InterruptedException {
        return pool.awaitTermination(deadline.remainingNs(), TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> DaemonThread.of(Engine.class, prefix + count.incrementAndGet(), work);
    }
}
