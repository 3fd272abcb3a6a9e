// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.transcript.TranscriptEvent;
import org.plugboard.transcript.TranscriptEvent.Kind;
import org.plugboard.transcript.TranscriptHeader;
import org.plugboard.transcript.TranscriptLines;

/**
 * Writes what happens, in its order, each event before its method returns. Of what was received only an end that may be the
 * beginning of a secret waits for the next bytes, and with it what is sent meanwhile. The first failure to write ends the
 * recording. Thread-safe: one thread may read while another one writes.
 */
final class Recorder {

    private final long startNs = System.nanoTime();
    private final Consumer<IOException> whenFailed;
    private final ReentrantLock lock = new ReentrantLock();

    /** The file, null when it is closed; all guarded by {@link #lock}. */
    private @Nullable TranscriptFile file;

    private final Secrets secrets = new Secrets();
    private final SecretMask received = new SecretMask(secrets);
    private final List<TranscriptEvent> waiting = new ArrayList<>();
    private Duration heldAt = Duration.ZERO;

    /** What happens, as the events that can be written now. */
    @FunctionalInterface
    private interface Step {
        void happen(Duration now, List<TranscriptEvent> events);
    }

    /**
     * Into this file, which it closes.
     *
     * @param whenFailed is told, once and without a lock, why the recording has ended
     */
    Recorder(TranscriptFile file, Consumer<IOException> whenFailed) {
        this.file = file;
        this.whenFailed = whenFailed;
    }

    /** This may be sent or received in a message; it is hidden there. */
    void knows(Secret secret) {
        lock.lock();
        try {
            secrets.addOfMessages(secret.reveal());
        } finally {
            lock.unlock();
        }
    }

    /** Writes the first line. */
    void begin(TranscriptHeader header) {
        write(false, now -> TranscriptLines.of(header));
    }

    void received(byte[] bytes, int offset, int count) {
        record(false, (now, events) -> {
            SecretMask.Passed passed = received.pass(bytes, offset, count);
            events.add(new TranscriptEvent(heldAt, Kind.RECEIVED, passed.ofHeld()));
            if (!passed.isDecided()) {
                return;
            }
            events.addAll(waiting);
            waiting.clear();
            events.add(new TranscriptEvent(now, Kind.RECEIVED, passed.ofNew()));
            heldAt = now;
        });
    }

    void sent(byte[] bytes) {
        record(
                false,
                (now, events) -> add(new TranscriptEvent(now, Kind.SENT, SecretMask.hidden(secrets, bytes)), events));
    }

    /** This is sent; it is hidden here and wherever it is seen from now on. */
    void sentSecret(byte[] bytes) {
        record(false, (now, events) -> {
            secrets.add(bytes);
            add(new TranscriptEvent(now, Kind.SENT, SecretMask.hidden(secrets, bytes)), events);
        });
    }

    void mark(String text) {
        record(false, (now, events) -> add(hidden(TranscriptEvent.mark(now, text)), events));
    }

    /** Writes what is held and a last remark, and closes the file. Idempotent. */
    void close(String last) {
        record(true, (now, events) -> {
            events.add(new TranscriptEvent(heldAt, Kind.RECEIVED, received.end()));
            events.addAll(waiting);
            waiting.clear();
            events.add(hidden(TranscriptEvent.mark(now, last)));
        });
    }

    private TranscriptEvent hidden(TranscriptEvent event) {
        return new TranscriptEvent(event.at(), event.kind(), SecretMask.hidden(secrets, event.bytes()));
    }

    private void add(TranscriptEvent event, List<TranscriptEvent> events) {
        (received.holds() ? waiting : events).add(event);
    }

    private void record(boolean last, Step step) {
        write(last, now -> {
            List<TranscriptEvent> events = new ArrayList<>();
            step.happen(now, events);
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            events.forEach(event -> lines.writeBytes(TranscriptLines.of(event)));
            return lines.toByteArray();
        });
    }

    private void write(boolean last, Function<Duration, byte[]> lines) {
        IOException failure;
        lock.lock();
        try {
            TranscriptFile open = file;
            if (open == null) {
                return;
            }
            failure = write(lines.apply(Duration.ofNanos(System.nanoTime() - startNs)), open, last);
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            whenFailed.accept(failure);
        }
    }

    private @Nullable IOException write(byte[] lines, TranscriptFile open, boolean last) {
        try {
            if (lines.length > 0) {
                open.add(lines);
            }
        } catch (IOException e) {
            return close(open, e);
        }
        return last ? close(open, null) : null;
    }

    private @Nullable IOException close(TranscriptFile open, @Nullable IOException before) {
        file = null;
        try {
            open.close();
            return before;
        } catch (IOException e) {
            if (before != null) {
                before.addSuppressed(e);
                return before;
            }
            return e;
        }
    }
}
