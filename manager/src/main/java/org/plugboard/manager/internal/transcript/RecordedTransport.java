// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.transcript.TranscriptEvent;
import org.plugboard.transcript.TranscriptHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transport whose bytes are recorded from when it is open until it is closed. What is received is written before its reader
 * gets it, what is sent before it is sent, so that a cause stands before what it has brought about. A file that cannot be made
 * or written ends the recording, with a warning, and not the session.
 */
public final class RecordedTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedTransport.class);

    private final Transport transport;
    private final Order order;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Recorder recorder;
    private volatile boolean closed;

    /** How many credentials of the session are known here, and whose name the transcript says. */
    private volatile int introduced;

    private volatile String user = "";

    /**
     * What is to be recorded.
     *
     * @param name device and alias, as messages begin
     * @param file where
     * @param facts what the header says, without where the transport leads and who logs in
     * @param ofTransport who logs in while the transport is opened
     * @param ofSession who answers on it
     * @param known the secrets that are known when the transport is open, and hidden wherever they are seen
     * @param width columns of the terminal
     * @param height its lines
     * @param shown takes where the transcript is, or why it is not whole, for whoever looks at the device
     */
    public record Order(
            String name,
            TranscriptName file,
            Map<String, String> facts,
            Users ofTransport,
            Users ofSession,
            Supplier<Set<Secret>> known,
            int width,
            int height,
            Consumer<String> shown) {}

    /** Records this transport, which is not open yet. */
    public RecordedTransport(Transport transport, Order order) {
        this.transport = transport;
        this.order = order;
    }

    @Override
    public void open(Deadline deadline) {
        transport.open(deadline);
        recorder = begin();
        if (closed) {
            end(TranscriptEvent.CLOSED);
        }
    }

    private @Nullable Recorder begin() {
        Instant now = Instant.now();
        Path wanted = order.file().file(order.facts(), now);
        try {
            TranscriptFile file = TranscriptFile.create(wanted);
            Map<String, String> facts = new LinkedHashMap<>(order.facts());
            facts.put(TranscriptHeader.PEER, transport.description());
            introduced = order.ofSession().last().times();
            user = order.ofTransport().last().name();
            if (!user.isEmpty()) {
                facts.put(TranscriptHeader.USER, user);
            }
            LOG.info("{}: transcript in {}", order.name(), file.path());
            order.shown().accept(file.path().toString());
            Recorder begun = new Recorder(file, failure -> failed(file.path(), failure));
            order.known().get().forEach(begun::knows);
            begun.begin(new TranscriptHeader(order.width(), order.height(), now, facts));
            return begun;
        } catch (IOException e) {
            failed(wanted, e);
            return null;
        }
    }

    private void failed(Path file, IOException e) {
        String what = file + " is not written any more: " + e;
        LOG.warn("{}: the session goes on without its transcript: {}", order.name(), what);
        order.shown().accept(what);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        int count;
        try {
            count = transport.read(buffer, offset, length, deadline);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            remark(TranscriptEvent.BROKEN + e.getMessage());
            throw e;
        }
        Recorder open = recorder;
        if (count > 0 && open != null) {
            open.received(buffer, offset, count);
        } else if (count < 0) {
            remark(TranscriptEvent.ENDED);
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        Recorder open = recorder;
        if (open != null) {
            introduce(open);
            open.sent(bytes);
        }
        transport.write(bytes, deadline);
    }

    @Override
    public void writeSecret(byte[] bytes, Deadline deadline) throws IOException {
        Recorder open = recorder;
        if (open != null) {
            introduce(open);
            open.sentSecret(bytes);
        }
        transport.writeSecret(bytes, deadline);
    }

    /** Says in whose name what is sent now answers, if it is another one than before. */
    private void introduce(Recorder open) {
        Users.Asked now = order.ofSession().last();
        if (now.times() != introduced) {
            introduced = now.times();
            if (!now.name().equals(user)) {
                user = now.name();
                open.mark(TranscriptEvent.USER + user);
            }
        }
    }

    /** Says once how the device ended the session; a pipe that breaks since it was closed here is no such end. */
    private void remark(String text) {
        Recorder open = recorder;
        if (open != null && !closed && ended.compareAndSet(false, true)) {
            open.mark(text);
        }
    }

    /** Is no part of what is said on the pipe, so that a replay knows nothing of it. */
    @Override
    public void keepAlive(Deadline deadline) throws IOException {
        transport.keepAlive(deadline);
    }

    @Override
    public boolean isOpen() {
        return transport.isOpen();
    }

    @Override
    public void close() {
        closed = true;
        try {
            transport.close();
        } finally {
            end(TranscriptEvent.CLOSED);
        }
    }

    private void end(String last) {
        Recorder open = recorder;
        if (open != null) {
            open.close(last);
        }
    }

    @Override
    public String description() {
        return transport.description();
    }
}
