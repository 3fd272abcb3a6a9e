// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out: texts become records. What the protocol itself has to say, an answer to a new key of the peer for example, the engine
 * puts before the next text, which is early enough (RFC 8446, section 4.6.3); so a reader never writes.
 */
final class Outbound {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

    /** For the last record, which a pipe that can still be written to takes at once. */
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final String name;
    private final SSLEngine engine;
    private final Transport below;

    /** Held while a text is written, so that its records stay together and in their order. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Records on their way. Guarded by {@link #writing}. */
    private ByteBuffer records;

    /** Whether a text was torn; nothing may follow it. Guarded by {@link #writing}. */
    private boolean torn;

    /** @param name how messages begin */
    Outbound(String name, SSLEngine engine, Transport below) {
        this.name = name;
        this.engine = engine;
        this.below = below;
        this.records = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /** Sends what the handshake has to send before it hears more: all of it at once, since a server may hang up behind its first part. */
    HandshakeStatus handshake(Deadline deadline) throws IOException {
        takeTurn(deadline);
        try {
            SSLEngineResult result = wrap(NOTHING);
            while (result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && result.bytesProduced() > 0) {
                result = wrap(NOTHING);
            }
            send(deadline);
            return result.getHandshakeStatus();
        } finally {
            writing.unlock();
        }
    }

    /** Sends all of the text. */
    void write(byte[] bytes, Deadline deadline) throws IOException {
        takeTurn(deadline);
        try {
            if (torn) {
                throw new IOException("an earlier text was torn");
            }
            torn = true;
            ByteBuffer text = ByteBuffer.wrap(bytes);
            while (text.hasRemaining()) {
                if (wrap(text).getStatus() == SSLEngineResult.Status.CLOSED) {
                    throw new IOException("closed for writing");
                }
                send(deadline);
            }
            torn = false;
        } finally {
            writing.unlock();
        }
    }

    /** Says that nothing more comes, or why it was broken off, unless a text is on its way or was torn. */
    void sayGoodbye() {
        if (!writing.tryLock()) {
            return;
        }
        try {
            engine.closeOutbound();
            if (!torn && below.isOpen()) {
                torn = true;
                wrap(NOTHING);
                send(Deadline.after(GOODBYE));
            }
        } catch (IOException e) {
            LOG.debug("{} hears no end: {}", below.description(), e.toString());
            if (Transport.isInterrupt(e)) {
                Thread.currentThread().interrupt();
            }
        } finally {
            writing.unlock();
        }
    }

    private void takeTurn(Deadline deadline) throws IOException {
        if (!Turn.take(writing, name, deadline)) {
            throw new SocketTimeoutException("%s: %s: another text was still being written after %s"
                    .formatted(name, below.description(), deadline));
        }
    }

    private SSLEngineResult wrap(ByteBuffer text) throws IOException {
        SSLEngineResult result = engine.wrap(text, records);
        while (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            records = ByteBuffer.allocate(
                            2 * Math.max(records.capacity(), engine.getSession().getPacketBufferSize()))
                    .put(records.flip());
            result = engine.wrap(text, records);
        }
        return result;
    }

    private void send(Deadline deadline) throws IOException {
        byte[] sent = Arrays.copyOf(records.array(), records.position());
        records.clear();
        if (sent.length > 0) {
            below.write(sent, deadline);
        }
    }
}
