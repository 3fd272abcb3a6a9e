// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes, so that no caller waits for the disk. What it cannot write is lost, since a router must not
 * wait for a full disk either; the log says so once, and the file says how much is missing as soon as it can be written.
 */
final class LineWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineWriter.class);
    private static final int MOST_WAITING = 10_000;

    /** So few that the JDK writes them in one piece, also when the letters take three bytes each. */
    private static final int MOST_AT_ONCE = 20;

    private static final long END_MS = TimeUnit.SECONDS.toMillis(5);

    private final AuditFile file;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong missing = new AtomicLong();
    private final Thread thread = new Thread(this::run, "audit log writer");
    private volatile boolean closed;

    /** Of the writer's thread. */
    private boolean failing;

    LineWriter(AuditFile file) {
        this.file = file;
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a line; does not wait. */
    void write(String line) {
        if (!closed && !lines.offer(line) && missing.getAndIncrement() == 0) {
            LOG.warn(
                    "the audit log {} does not keep up, and {} lines wait; what comes now is lost", file, MOST_WAITING);
        }
    }

    private void run() {
        List<String> some = new ArrayList<>();
        while (!closed || !lines.isEmpty()) {
            try {
                some.add(lines.take());
            } catch (InterruptedException e) {
                continue; // By close(): what is there is still written.
            }
            lines.drainTo(some, MOST_AT_ONCE);
            append(some);
            some.clear();
        }
    }

    private void append(List<String> some) {
        long before = missing.get();
        // What failed before may have left half a line.
        String note = before == 0 ? "" : (failing ? "\n" : "") + "# here " + before + " lines are missing\n";
        try {
            file.append((note + String.join("", some)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            missing.addAndGet(some.size());
            if (!failing) {
                failing = true;
                LOG.warn("the audit log {} cannot be written; calls go on without it until it can", file, e);
            }
            return;
        }
        missing.addAndGet(-before);
        if (failing) {
            failing = false;
            LOG.info("the audit log {} is written again; {} lines are missing", file, before);
        }
    }

    /** Writes what waits and ends the thread; waits for the disk at most five seconds. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() || !lines.isEmpty()) {
            LOG.warn("the audit log {} was closed before all was written: {} lines are missing", file, lines.size());
        }
    }
}
