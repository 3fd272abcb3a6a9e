// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What comes in: records become texts, or steps of the handshake. */
final class Inbound {

    /** For what is there already, or will never come. */
    private static final Duration LAST_WORD = Duration.ofMillis(500);

    private final String name;
    private final SSLEngine engine;

    /** Held by the thread that reads, also while it waits; a writer only tries it. */
    private final ReentrantLock reading = new ReentrantLock();

    /** Guarded by {@link #reading}, as all the rest. */
    private final ReceivedRecords received;

    /** What was decrypted and found no room where it was wanted. */
    private ByteBuffer text = ByteBuffer.allocate(0);

    /** What was wrong behind the text that was handed out last. */
    private @Nullable IOException failure;

    /** Whether the peer has said that nothing more comes. */
    private volatile boolean ended;

    /** Whether a text of the peer has come. */
    private volatile boolean spoken;

    /** @param name how messages begin */
    Inbound(String name, SSLEngine engine, Transport below) {
        this.name = name;
        this.engine = engine;
        this.received = new ReceivedRecords(below);
    }

    boolean hasEnded() {
        return ended;
    }

    boolean hasSpoken() {
        return spoken;
    }

    /**
     * Takes the next step of a handshake.
     *
     * @return null if nothing came before the deadline
     * @throws TruncatedException if the peer ended the pipe instead
     */
    @Nullable
    HandshakeStatus handshake(Deadline deadline) throws IOException {
        if (!Turn.take(reading, name, deadline)) {
            return null;
        }
        try {
            ByteBuffer target = room();
            SSLEngineResult result = received.unwrap(engine, target);
            while (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                int count = received.fill(deadline);
                if (count == 0) {
                    return null;
                }
                if (count < 0) {
                    throw new TruncatedException("the server closed the connection");
                }
                result = received.unwrap(engine, target);
            }
            if (result.getStatus() == Status.CLOSED) {
                throw new TruncatedException("the server ended TLS");
            }
            text = target.flip();
            return result.getHandshakeStatus();
        } finally {
            reading.unlock();
        }
    }

    /**
     * Reads as {@link Transport#read} does.
     *
     * @throws TruncatedException if the peer ended the pipe without a word
     */
    int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        if (!Turn.take(reading, name, deadline)) {
            return 0;
        }
        try {
            while (true) {
                int count = take(buffer, offset, length);
                if (count > 0 || length == 0) {
                    return count;
                }
                if (ended) {
                    return -1;
                }
                int came = received.fill(deadline);
                if (came < 0) {
                    throw new TruncatedException("ended without the word that ends TLS (close_notify), as if cut off");
                }
                if (came == 0) {
                    return 0;
                }
            }
        } finally {
            reading.unlock();
        }
    }

    /** Looks without waiting whether the peer has refused us, unless somebody reads just now and so sees it himself. */
    void look() throws IOException {
        if (spoken || Thread.currentThread().isInterrupted() || !reading.tryLock()) {
            return;
        }
        try {
            if (!text.hasRemaining() && failure == null && received.fill(Deadline.after(Duration.ZERO)) >= 0) {
                ByteBuffer aside = room();
                decryptInto(aside);
                text = aside.flip();
                spoken = text.hasRemaining();
            }
        } finally {
            reading.unlock();
        }
    }

    /** What the peer said before the pipe broke for whoever writes; the failure of the write if it said nothing of it. */
    IOException lastWord(IOException broken) {
        if (spoken || !reading.tryLock()) {
            return broken;
        }
        try {
            Deadline deadline = Deadline.after(LAST_WORD);
            while (received.fill(deadline) > 0) {
                ByteBuffer aside = room();
                decrypt(aside);
            }
            return broken;
        } catch (SSLException e) {
            return e;
        } catch (IOException e) {
            broken.addSuppressed(e);
            if (Transport.isInterrupt(e)) {
                Thread.currentThread().interrupt();
            }
            return broken;
        } finally {
            reading.unlock();
        }
    }

    /** What is there without waiting. */
    private int take(byte[] buffer, int offset, int length) throws IOException {
        if (text.hasRemaining()) {
            int count = Math.min(length, text.remaining());
            text.get(buffer, offset, count);
            return count;
        }
        if (failure != null) {
            throw failure;
        }
        ByteBuffer target = ByteBuffer.wrap(buffer, offset, length).slice();
        decryptInto(target);
        spoken |= target.position() > 0;
        return target.position();
    }

    /** What is wrong behind a text comes out behind it. */
    private void decryptInto(ByteBuffer target) throws IOException {
        try {
            decrypt(target);
        } catch (IOException e) {
            if (target.position() == 0) {
                throw e;
            }
            failure = e;
        }
    }

    /** Takes records as long as they are whole and their text has room; of a longer one the rest is kept aside. */
    private void decrypt(ByteBuffer target) throws IOException {
        boolean goesOn = true;
        while (goesOn && received.areThere() && target.hasRemaining() && !ended) {
            SSLEngineResult result = received.unwrap(engine, target);
            if (result.getStatus() == Status.BUFFER_OVERFLOW && target.position() == 0) {
                ByteBuffer aside = room();
                result = received.unwrap(engine, aside);
                text = aside.flip();
                byte[] piece = new byte[Math.min(target.remaining(), text.remaining())];
                text.get(piece);
                target.put(piece);
            }
            goesOn = goesOn(result);
        }
    }

    private boolean goesOn(SSLEngineResult result) throws IOException {
        ended |= result.getStatus() == Status.CLOSED;
        if (result.getStatus() == Status.OK) {
            refuseHandshake(result.getHandshakeStatus());
        }
        return result.getStatus() == Status.OK && !text.hasRemaining();
    }

    /** Behind the handshake TLS 1.3 has messages that need none; in TLS 1.2 the peer wants to begin anew. */
    private void refuseHandshake(HandshakeStatus status) throws IOException {
        HandshakeStatus next = status;
        while (next == HandshakeStatus.NEED_TASK) {
            next = Handshake.runTasks(engine);
        }
        boolean isOld = engine.getSession().getProtocol().equals("TLSv1.2");
        if (isOld
                && !engine.isInboundDone()
                && (next == HandshakeStatus.NEED_WRAP || next == HandshakeStatus.NEED_UNWRAP)) {
            throw new IOException(
                    "the server asks for a new handshake within TLS 1.2 (renegotiation), which is not done here");
        }
    }

    /** For a record of any length, where all that was kept aside has been taken. */
    private ByteBuffer room() {
        int size = Math.max(engine.getSession().getApplicationBufferSize(), ReceivedRecords.BYTES);
        return text.capacity() < size
                ? ByteBuffer.allocate(size)
                : text.duplicate().clear();
    }
}
