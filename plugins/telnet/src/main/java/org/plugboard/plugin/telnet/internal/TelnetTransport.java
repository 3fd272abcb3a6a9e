// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Telnet connection over TCP.
 *
 * <p>It needs no thread of its own: the peer's commands are answered while somebody reads, as far as the socket takes the
 * answers at once, the rest with the next read or write.
 */
final class TelnetTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(TelnetTransport.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final String name;
    private final String host;
    private final int port;
    private final Dialer dialer;
    private final TelnetCodec codec;
    private final Outbox outbox;

    /** Held by the thread that reads, also while it waits; {@link #isOpen} only tries it. */
    private final ReentrantLock reading = new ReentrantLock();

    /** What came and is not decoded yet. Guarded by {@link #reading}. */
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES).flip();

    /** Whether the peer has closed. Guarded by {@link #reading}. */
    private boolean ended;

    private volatile @Nullable SocketPipe pipe;

    private volatile boolean closed;

    /**
     * A transport that is not open yet.
     *
     * @param name how messages begin
     * @param window the terminal to show to the peer, or null for none
     */
    TelnetTransport(String name, String host, int port, @Nullable Window window, HostLookup.Resolver resolver) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.dialer = new Dialer(host, port, resolver);
        this.codec = new TelnetCodec(window);
        this.outbox = new Outbox(codec);
    }

    @Override
    public void open(Deadline deadline) {
        try {
            pipe = dialer.dial(deadline);
            LOG.debug("{}: connected to {}", name, description());
        } catch (IOException | InterruptedException | CancellationException e) {
            ConnectionException failure = failure(e, deadline);
            close();
            throw failure;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException(name + ": interrupted while reading from " + description());
        }
        SocketPipe open = opened();
        reading.lock();
        try {
            int count = codec.decode(received, buffer, offset, length);
            while (count == 0 && length > 0) {
                if (ended) {
                    return -1;
                }
                receive(open, deadline);
                count = codec.decode(received, buffer, offset, length);
                if (count == 0 && !ended && deadline.isOver()) {
                    return 0;
                }
            }
            return count;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        SocketPipe open = opened();
        outbox.add(bytes);
        try {
            while (!outbox.sendTo(open)) {
                if (!open.awaitWritable(deadline)) {
                    throw new SocketTimeoutException("%s: %s did not take all of %d bytes in %s"
                            .formatted(name, description(), bytes.length, deadline));
                }
            }
        } catch (IOException e) {
            // The rest of this text must never go out in front of the next one.
            close();
            throw e;
        }
    }

    /** Sees that the peer has closed, too, unless somebody reads just now and so sees it himself. */
    @Override
    public boolean isOpen() {
        SocketPipe open = pipe;
        if (closed || open == null || !open.isConnected()) {
            return false;
        }
        if (!reading.tryLock()) {
            return true;
        }
        try {
            receiveNow(open);
            return !ended;
        } catch (IOException e) {
            LOG.debug("{}: {} is broken: {}", name, description(), e.toString());
            return false;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        dialer.hangUp();
    }

    @Override
    public String description() {
        return "telnet " + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private ConnectionException failure(Exception cause, Deadline deadline) {
        if (deadline.isOver() || cause instanceof SocketTimeoutException) {
            return new TimedOutException("%s: %s did not answer in %s; is the address right, does a firewall drop it?"
                    .formatted(name, description(), deadline));
        }
        if (cause instanceof InterruptedException || cause instanceof InterruptedIOException) {
            Thread.currentThread().interrupt();
            return new ConnectFailedException(
                    "%s: interrupted while connecting to %s".formatted(name, description()), cause);
        }
        if (closed) {
            return new ConnectionClosedException("%s: closed while connecting to %s".formatted(name, description()));
        }
        if (cause instanceof UnknownHostException) {
            return new ConnectFailedException(
                    "%s: unknown host %s; look at the path's host or at the name service".formatted(name, host), cause);
        }
        return new ConnectFailedException(
                "%s: cannot connect to %s: %s; does a Telnet server listen there?"
                        .formatted(name, description(), cause.getMessage()),
                cause);
    }

    private SocketPipe opened() throws IOException {
        SocketPipe open = pipe;
        if (closed || open == null) {
            throw new IOException("%s: %s is %s".formatted(name, description(), closed ? "closed" : "not open yet"));
        }
        return open;
    }

    /** All that has come is handed out before an answer that cannot be sent any more breaks the pipe. */
    private void receive(SocketPipe open, Deadline deadline) throws IOException {
        if (receiveNow(open) == 0) {
            boolean allSent = outbox.sendTo(open);
            if (open.awaitReadable(!allSent, deadline)) {
                receiveNow(open);
            }
        }
    }

    private int receiveNow(SocketPipe open) throws IOException {
        received.compact();
        try {
            int count = received.hasRemaining() ? open.readNow(received) : 0;
            ended |= count < 0;
            return count;
        } finally {
            received.flip();
        }
    }
}
