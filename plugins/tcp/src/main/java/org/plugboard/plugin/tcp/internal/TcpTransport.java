// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP connection. It has no thread of its own but the one that asks the name service. */
final class TcpTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(TcpTransport.class);
    private static final int AHEAD_BYTES = 1024;

    private final String name;
    private final Reach reach;

    /** Held by the thread that reads, also while it waits; {@link #isOpen} only tries it. */
    private final ReentrantLock reading = new ReentrantLock();

    /** What {@link #isOpen} took, which sees the end of the stream only behind it. Guarded by {@link #reading}. */
    private final byte[] ahead = new byte[AHEAD_BYTES];

    private int aheadFrom;
    private int aheadTo;

    /** Whether the peer has closed. Guarded by {@link #reading}. */
    private boolean ended;

    private volatile @Nullable SocketPipe pipe;

    private volatile boolean closed;

    /** Whether the peer has broken the pipe while we wrote; what it said before may still be read. */
    private volatile boolean torn;

    /**
     * A transport that is not open yet.
     *
     * @param name how messages begin
     */
    TcpTransport(String name, Endpoint endpoint, HostLookup.Resolver resolver) {
        this(name, new Dialer(endpoint, resolver));
    }

    /** The same to what is reached in this way. */
    TcpTransport(String name, Reach reach) {
        this.name = name;
        this.reach = reach;
    }

    @Override
    public void open(Deadline deadline) {
        try {
            SocketPipe reached = reach.reach(deadline);
            pipe = reached;
            while (reach.mayBeStale() && !closed && !isOpen()) {
                reached.close();
                forget();
                reached = reach.reach(deadline);
                pipe = reached;
            }
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
            int count = take(open, buffer, offset, length);
            while (count == 0 && length > 0 && open.awaitReadable(deadline)) {
                count = take(open, buffer, offset, length);
            }
            return count;
        } catch (ClosedChannelException e) {
            throw closedHere(e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        SocketPipe open = opened();
        if (torn) {
            throw new IOException("%s: %s takes nothing any more".formatted(name, description()));
        }
        try {
            int written = open.writeNow(bytes, 0, bytes.length);
            while (written < bytes.length) {
                if (!open.awaitWritable(deadline)) {
                    throw new SocketTimeoutException("%s: %s took %d of %d bytes in %s"
                            .formatted(name, description(), written, bytes.length, deadline));
                }
                written += open.writeNow(bytes, written, bytes.length - written);
            }
        } catch (ClosedChannelException e) {
            throw closedHere(e);
        } catch (InterruptedIOException e) {
            // The rest of this text must never go out in front of the next one.
            close();
            throw e;
        } catch (IOException e) {
            torn = true;
            throw e;
        }
    }

    /** Sees that the peer has closed, too, unless somebody reads just now and so sees it himself, or more is unread than is kept. */
    @Override
    public boolean isOpen() {
        SocketPipe open = pipe;
        if (closed || torn || open == null || !open.isConnected()) {
            return false;
        }
        if (!reading.tryLock()) {
            return true;
        }
        try {
            lookAhead(open);
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
        reach.hangUp();
    }

    @Override
    public String description() {
        return reach.description();
    }

    /** Keeps what is there without waiting, behind what nobody has read yet: a peer may say a word before it closes. */
    private void lookAhead(SocketPipe open) throws IOException {
        if (aheadFrom == aheadTo) {
            aheadFrom = 0;
            aheadTo = 0;
        }
        while (!ended && aheadTo < ahead.length) {
            int count = open.readNow(ahead, aheadTo, ahead.length - aheadTo);
            if (count == 0) {
                return;
            }
            ended = count < 0;
            aheadTo += Math.max(0, count);
        }
    }

    /** Nothing that the last one said is kept for the next. */
    private void forget() {
        reading.lock();
        try {
            aheadFrom = 0;
            aheadTo = 0;
            ended = false;
        } finally {
            reading.unlock();
        }
    }

    /** Takes what is there without waiting; -1 at the end. */
    private int take(SocketPipe open, byte[] buffer, int offset, int length) throws IOException {
        if (aheadFrom < aheadTo) {
            int count = Math.min(length, aheadTo - aheadFrom);
            System.arraycopy(ahead, aheadFrom, buffer, offset, count);
            aheadFrom += count;
            return count;
        }
        int count = open.readNow(buffer, offset, length);
        ended |= count < 0;
        return count;
    }

    private ConnectionException failure(Exception cause, Deadline deadline) {
        boolean isInterrupt =
                cause instanceof InterruptedException || (cause instanceof IOException e && Transport.isInterrupt(e));
        if (isInterrupt) {
            // Also at the deadline: the flag is for whoever called, whatever this ended by.
            Thread.currentThread().interrupt();
        }
        if (deadline.isOver() || cause instanceof SocketTimeoutException) {
            return new TimedOutException("%s: %s %s".formatted(name, description(), reach.silence(deadline)));
        }
        if (isInterrupt) {
            return new ConnectFailedException(
                    "%s: interrupted while connecting to %s".formatted(name, description()), cause);
        }
        if (closed) {
            return new ConnectionClosedException("%s: closed while connecting to %s".formatted(name, description()));
        }
        if (cause instanceof UnknownHostException) {
            return new ConnectFailedException(
                    "%s: unknown host %s; look at the path's host or at the name service"
                            .formatted(name, cause.getMessage()),
                    cause);
        }
        return new ConnectFailedException(
                "%s: cannot connect to %s: %s; %s".formatted(name, description(), cause.getMessage(), reach.advice()),
                cause);
    }

    /** The JDK's exception has no message. Nobody but we can close the channel: the peer only ends the stream. */
    private IOException closedHere(ClosedChannelException cause) {
        return new IOException("%s: %s was closed from this side".formatted(name, description()), cause);
    }

    private SocketPipe opened() throws IOException {
        SocketPipe open = pipe;
        if (closed || open == null) {
            throw new IOException("%s: %s %s"
                    .formatted(name, description(), closed ? "was closed from this side" : "is not open yet"));
        }
        return open;
    }
}
