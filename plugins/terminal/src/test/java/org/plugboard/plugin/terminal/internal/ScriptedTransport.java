// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** A pipe in memory whose other end is code of the test, which decides where reads end. */
final class ScriptedTransport implements Transport {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> incoming = new ArrayDeque<>();
    private final Consumer<String> typed;
    private final int chunk;
    private boolean ended;
    private boolean closed;
    private int waiting;
    private @Nullable IOException writeFailure;

    /** Hands over at most {@code chunk} bytes in a read, and what is written to {@code typed}. */
    ScriptedTransport(int chunk, Consumer<String> typed) {
        this.chunk = chunk;
        this.typed = typed;
    }

    /** What the other end says; what is said in one call does not share a read with another. */
    void say(byte[] bytes) {
        lock.lock();
        try {
            for (int start = 0; start < bytes.length; start += chunk) {
                incoming.add(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + chunk)));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Who writes next gets this, and finds the pipe closed. */
    void failNextWrite(IOException failing) {
        lock.lock();
        try {
            writeFailure = failing;
        } finally {
            lock.unlock();
        }
    }

    /** The other end closes. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a reader waits and nothing is left to read. */
    void awaitReader() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(10);
            while (waiting == 0 || !incoming.isEmpty()) {
                if (left <= 0) {
                    throw new AssertionError("nobody reads");
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void open(Deadline deadline) {}

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        lock.lock();
        try {
            waiting++;
            changed.signalAll();
            return take(buffer, offset, length, deadline);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private int take(byte[] buffer, int offset, int length, Deadline deadline)
            throws IOException, InterruptedException {
        while (incoming.isEmpty()) {
            if (closed) {
                throw new IOException("closed");
            }
            if (ended) {
                return -1;
            }
            if (deadline.isOver()) {
                return 0;
            }
            changed.awaitNanos(deadline.remainingNs());
        }
        byte[] next = incoming.remove();
        int count = Math.min(length, next.length);
        System.arraycopy(next, 0, buffer, offset, count);
        if (count < next.length) {
            incoming.addFirst(Arrays.copyOfRange(next, count, next.length));
        }
        changed.signalAll();
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        lock.lock();
        try {
            if (closed || ended) {
                throw new IOException("broken pipe");
            }
            if (writeFailure != null) {
                closed = true;
                throw writeFailure;
            }
        } finally {
            lock.unlock();
        }
        typed.accept(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return !closed && !ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String description() {
        return "script";
    }
}
