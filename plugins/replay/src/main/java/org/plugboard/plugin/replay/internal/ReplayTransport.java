// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.replay.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.replay.Piece;
import org.plugboard.transcript.replay.Recording;
import org.plugboard.transcript.replay.Replay;

/** A pipe to a device that says what was recorded. Has no thread: what is written is answered at once, and waits to be read. */
final class ReplayTransport implements Transport {

    private final String name;
    private final ReplaySettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** What was said and is not read yet; this and all below is guarded by {@link #lock}. */
    private final Deque<Piece> said = new ArrayDeque<>();

    private @Nullable Replay replay;
    private int offset;

    /** When the first piece of {@link #said} comes, in the time of {@link System#nanoTime}. */
    private long dueNs;

    private boolean closed;

    /** A transport that is not open yet. */
    ReplayTransport(String name, ReplaySettings settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public void open(Deadline deadline) {
        Replay made = new Replay(Recording.of(Transcript.read(settings.file())));
        lock.lock();
        try {
            replay = made;
            hear(made.begin());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        lock.lock();
        try {
            hear(opened().typed(bytes, 0, bytes.length));
        } finally {
            lock.unlock();
        }
    }

    private void hear(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.bytes().length > 0 || piece.ends()) {
                if (said.isEmpty()) {
                    dueNs = System.nanoTime() + settings.pauseNs(piece.after());
                }
                said.add(piece);
            }
        }
        changed.signalAll();
    }

    @Override
    public int read(byte[] buffer, int start, int length, Deadline deadline) throws IOException {
        try {
            lock.lockInterruptibly();
            try {
                opened();
                while (length > 0 && pauseNs() > 0) {
                    long restNs = Math.min(pauseNs(), deadline.remainingNs());
                    if (restNs <= 0) {
                        return 0;
                    }
                    changed.awaitNanos(restNs);
                    opened();
                }
                return length == 0 ? 0 : take(buffer, start, Math.min(length, settings.readSize()));
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while reading");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** How long the next piece does not come yet. */
    private long pauseNs() {
        return said.isEmpty() ? Long.MAX_VALUE : dueNs - System.nanoTime();
    }

    private int take(byte[] buffer, int start, int length) {
        Piece piece = said.element();
        if (piece.ends()) {
            return -1;
        }
        int count = Math.min(length, piece.bytes().length - offset);
        System.arraycopy(piece.bytes(), offset, buffer, start, count);
        offset += count;
        if (offset == piece.bytes().length) {
            offset = 0;
            said.remove();
            if (!said.isEmpty()) {
                dueNs += settings.pauseNs(said.element().after());
            }
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return replay != null
                    && !closed
                    && (said.isEmpty() || !said.element().ends());
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
        return "replay of " + settings.file();
    }

    private Replay opened() throws IOException {
        Replay open = replay;
        if (closed || open == null) {
            throw new IOException("%s: %s %s"
                    .formatted(name, description(), closed ? "was closed from this side" : "is not open yet"));
        }
        return open;
    }
}
