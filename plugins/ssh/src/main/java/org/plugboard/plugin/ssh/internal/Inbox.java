// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * The bytes between the thread that receives them and the one that reads them. It has room for what lies in it and not for more:
 * most sessions are idle most of the time. Thread-safe.
 */
final class Inbox {

    /** Small packets share a chunk, so that a peer that sends one byte at a time does not cost many times its bytes. */
    private static final int SMALLEST_CHUNK = 1024;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** All guarded by {@link #lock}: what came, from {@link #head} of the first chunk to {@link #tail} of the last. */
    private final Deque<byte[]> chunks = new ArrayDeque<>();

    private int head;
    private int tail;
    private int size;
    private boolean ended;
    private @Nullable String failure;

    /** @param capacity in bytes, which whoever puts must not exceed */
    Inbox(int capacity) {
        this.capacity = capacity;
    }

    void put(byte[] bytes, int offset, int length) {
        lock.lock();
        try {
            if (length > capacity - size) {
                throw new IllegalStateException(length + " bytes do not fit behind " + size + " into " + capacity);
            }
            int first = chunks.isEmpty() ? 0 : Math.min(length, chunks.getLast().length - tail);
            append(bytes, offset, first);
            if (first < length) {
                chunks.addLast(new byte[Math.max(SMALLEST_CHUNK, length - first)]);
                tail = 0;
                append(bytes, offset + first, length - first);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing follows. Only the first end counts. */
    void end(@Nullable String because) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                failure = because;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits as {@link org.plugboard.spi.Transport#read} does.
     *
     * @return the number of bytes; 0 at the deadline; -1 at the end
     */
    int take(byte[] bytes, int offset, int length, Deadline deadline) throws IOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            while (size == 0 && length > 0) {
                if (failure != null) {
                    throw new IOException(failure);
                }
                if (ended) {
                    return -1;
                }
                if (changed.awaitNanos(deadline.remainingNs()) <= 0 && size == 0 && !ended) {
                    return 0;
                }
            }
            int count = Math.min(size, length);
            for (int taken = 0; taken < count; ) {
                taken += takeFirst(bytes, offset + taken, count - taken);
            }
            return count;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private void append(byte[] bytes, int offset, int length) {
        if (length > 0) {
            System.arraycopy(bytes, offset, chunks.getLast(), tail, length);
            tail += length;
            size += length;
        }
    }

    private int takeFirst(byte[] bytes, int offset, int length) {
        byte[] chunk = chunks.getFirst();
        int end = chunks.size() == 1 ? tail : chunk.length;
        int count = Math.min(length, end - head);
        System.arraycopy(chunk, head, bytes, offset, count);
        head += count;
        size -= count;
        if (head == end) {
            chunks.removeFirst();
            head = 0;
        }
        return count;
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while reading");
        interrupted.initCause(cause);
        return interrupted;
    }
}
