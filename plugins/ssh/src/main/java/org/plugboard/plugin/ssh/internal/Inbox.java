// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * The bytes between the thread that receives them and the one that reads them. Grows up to its capacity, which whoever
 * puts must not exceed. Thread-safe.
 */
final class Inbox {

    private static final int FIRST_BYTES = 16 * 1024;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** A ring: {@link #size} bytes from {@link #head} on. All guarded by {@link #lock}. */
    private byte[] ring = new byte[FIRST_BYTES];

    private int head;
    private int size;
    private boolean ended;
    private @Nullable String failure;

    Inbox(int capacity) {
        this.capacity = capacity;
    }

    void put(byte[] bytes, int offset, int length) {
        lock.lock();
        try {
            ensureRoom(size + length);
            int tail = (head + size) % ring.length;
            int first = Math.min(length, ring.length - tail);
            System.arraycopy(bytes, offset, ring, tail, first);
            System.arraycopy(bytes, offset + first, ring, 0, length - first);
            size += length;
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
            int first = Math.min(count, ring.length - head);
            System.arraycopy(ring, head, bytes, offset, first);
            System.arraycopy(ring, 0, bytes, offset + first, count - first);
            size -= count;
            head = size == 0 ? 0 : (head + count) % ring.length;
            return count;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private void ensureRoom(int needed) {
        if (needed > capacity) {
            throw new IllegalStateException(needed + " bytes do not fit into " + capacity);
        }
        if (needed > ring.length) {
            byte[] larger = new byte[Math.min(capacity, Math.max(needed, 2 * ring.length))];
            int first = Math.min(size, ring.length - head);
            System.arraycopy(ring, head, larger, 0, first);
            System.arraycopy(ring, 0, larger, first, size - first);
            ring = larger;
            head = 0;
        }
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while reading");
        interrupted.initCause(cause);
        return interrupted;
    }
}
