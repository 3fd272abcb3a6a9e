// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** A pipe in memory. The test is the device at its other end: it takes what was written, and says what is to be read. */
final class MemoryPipe implements Transport {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> said = new ArrayDeque<>();
    private final Deque<String> written = new ArrayDeque<>();
    private Iterator<byte[]> onDemand = Collections.emptyIterator();
    private long read;
    private int room = Integer.MAX_VALUE;
    private boolean speaksFirst;
    private int largestRead = Integer.MAX_VALUE;
    private boolean ended;
    private @Nullable Throwable failure;
    private @Nullable IOException writeFailure;
    private boolean closed;
    private int readers;
    private int blockedWriters;

    /** Hands over at most so many bytes in a read. */
    MemoryPipe withReadsOf(int bytes) {
        largestRead = bytes;
        return this;
    }

    /** What the device says. */
    void say(String text) {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) {
        change(() -> said.add(bytes));
    }

    /** What the device says when all else is read, made when somebody reads it. */
    void sayOnDemand(Iterator<byte[]> pieces) {
        change(() -> onDemand = pieces);
    }

    /** How many bytes were read. */
    long read() {
        lock.lock();
        try {
            return read;
        } finally {
            lock.unlock();
        }
    }

    /** So many bytes that the device has not looked at can be written, then a write waits. */
    MemoryPipe withRoomFor(int bytes) {
        room = bytes;
        return this;
    }

    /** A write for which there is no room waits, too, until all that the device said is read. */
    MemoryPipe speakingFirst() {
        speaksFirst = true;
        return this;
    }

    /** Waits until no more than so many bytes of what the device said are not read. */
    void awaitUnread(int most) {
        lock.lock();
        try {
            await(() -> unread() <= most, "nobody reads");
        } finally {
            lock.unlock();
        }
    }

    /** Who reads next gets this. */
    void failNextRead(Throwable error) {
        change(() -> failure = error);
    }

    /** Who writes next gets this, and finds the pipe closed. */
    void failNextWrite(IOException failing) {
        change(() -> writeFailure = failing);
    }

    /** The device closes. */
    void end() {
        change(() -> ended = true);
    }

    /** The next thing that was written to the device; waits for it. */
    String next() {
        lock.lock();
        try {
            await(() -> !written.isEmpty(), "nothing was written");
            changed.signalAll();
            return written.remove();
        } finally {
            lock.unlock();
        }
    }

    /** Whether something was written that {@link #next} has not given. */
    boolean hasNext() {
        lock.lock();
        try {
            return !written.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody reads and there is nothing to be read. */
    void awaitReader() {
        lock.lock();
        try {
            await(() -> readers > 0 && said.isEmpty(), "nobody reads");
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a write waits for room. */
    void awaitBlockedWriter() {
        lock.lock();
        try {
            await(() -> blockedWriters > 0, "no write waits");
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String otherwise) {
        long left = PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (left <= 0) {
                throw new AssertionError(otherwise);
            }
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                throw new AssertionError("the test was interrupted", e);
            }
        }
    }

    private void change(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
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
            readers++;
            if (readers > 1) {
                throw new AssertionError("two threads read");
            }
            changed.signalAll();
            return take(buffer, offset, Math.min(length, largestRead), deadline);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } finally {
            readers--;
            lock.unlock();
        }
    }

    private int take(byte[] buffer, int offset, int length, Deadline deadline)
            throws IOException, InterruptedException {
        while (said.isEmpty()) {
            if (onDemand.hasNext()) {
                said.add(onDemand.next());
                break;
            }
            if (failure != null) {
                Throwable thrown = failure;
                failure = null;
                if (thrown instanceof IOException broken) {
                    throw broken;
                }
                throw (Error) thrown;
            }
            if (closed) {
                throw new IOException("memory is closed from this side");
            }
            if (ended) {
                return -1;
            }
            if (deadline.isOver()) {
                return 0;
            }
            changed.awaitNanos(deadline.remainingNs());
        }
        byte[] next = said.remove();
        int count = Math.min(length, next.length);
        System.arraycopy(next, 0, buffer, offset, count);
        if (count < next.length) {
            said.addFirst(java.util.Arrays.copyOfRange(next, count, next.length));
        }
        read += count;
        changed.signalAll();
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        lock.lock();
        try {
            if (closed || ended) {
                throw new IOException("memory is closed");
            }
            if (writeFailure != null) {
                closed = true;
                changed.signalAll();
                throw writeFailure;
            }
            awaitRoom(bytes.length, deadline);
            written.add(new String(bytes, StandardCharsets.UTF_8));
            changed.signalAll();
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(int count, Deadline deadline) throws IOException, InterruptedException {
        boolean isBlocked = false;
        try {
            while (waitingToBeSeen() + count > room && (!written.isEmpty() || (speaksFirst && unread() > 0))) {
                if (closed || deadline.isOver()) {
                    throw new SocketTimeoutException("memory takes nothing");
                }
                if (!isBlocked) {
                    isBlocked = true;
                    blockedWriters++;
                    changed.signalAll();
                }
                changed.awaitNanos(deadline.remainingNs());
            }
        } finally {
            blockedWriters -= isBlocked ? 1 : 0;
        }
    }

    private int waitingToBeSeen() {
        return written.stream().mapToInt(String::length).sum();
    }

    private int unread() {
        return said.stream().mapToInt(bytes -> bytes.length).sum();
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
        change(() -> closed = true);
    }

    @Override
    public String description() {
        return "memory";
    }
}
