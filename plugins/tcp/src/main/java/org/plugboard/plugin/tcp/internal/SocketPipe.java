// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket whose calls end at a deadline, when the thread is interrupted (which leaves the socket usable) and when it is
 * closed. One thread may read while another one writes; {@link #close} may come from any.
 */
final class SocketPipe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketPipe.class);

    /** As much as is read or written at once; the JDK keeps a copy outside the heap of each piece. */
    private static final int PIECE_BYTES = 64 * 1024;

    private final SocketChannel channel;

    /** For connecting, then for reading. */
    private final Selector selector = Selector.open();

    /** For writing, since a selector serves one thread at a time; made when a write has to wait. Guarded by this. */
    private @Nullable Selector writeSelector;

    /** A socket that is not connected yet. */
    SocketPipe() throws IOException {
        this(SocketChannel.open());
    }

    /** One that somebody else has connected; it is closed with this. */
    SocketPipe(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // RFC 854 has the DM of a Synch sent as urgent data; out of line, its IAC would take the next byte for a
        // command.
        channel.socket().setOOBInline(true);
        channel.register(selector, 0);
    }

    /** @throws SocketTimeoutException if it is not connected at the deadline */
    void connect(InetSocketAddress address, Deadline deadline) throws IOException {
        if (!channel.connect(address)) {
            while (!channel.finishConnect()) {
                if (!await(selector, SelectionKey.OP_CONNECT, deadline)) {
                    throw new SocketTimeoutException("no answer");
                }
            }
        }
    }

    /** Waits until there is something to read, or the stream has ended; false if neither comes before the deadline. */
    boolean awaitReadable(Deadline deadline) throws IOException {
        return await(selector, SelectionKey.OP_READ, deadline);
    }

    /** Reads what is there without waiting; -1 at the end of the stream. */
    int readNow(byte[] bytes, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(bytes, offset, Math.min(length, PIECE_BYTES)));
    }

    /** Writes what the socket takes without waiting; the number of bytes. */
    int writeNow(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        int piece;
        do {
            piece = channel.write(ByteBuffer.wrap(bytes, offset + written, Math.min(length - written, PIECE_BYTES)));
            written += piece;
        } while (piece > 0 && written < length);
        return written;
    }

    /** Waits until the socket takes bytes; false if it does not before the deadline. */
    boolean awaitWritable(Deadline deadline) throws IOException {
        return await(writeSelector(), SelectionKey.OP_WRITE, deadline);
    }

    boolean isConnected() {
        return channel.isOpen() && channel.isConnected();
    }

    /** Closes the channel before the selectors, which then give back its file descriptor. */
    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
            closeWriteSelector();
        } catch (IOException e) {
            LOG.debug("closing {}: {}", channel, e.toString());
        }
    }

    private synchronized Selector writeSelector() throws IOException {
        if (writeSelector == null) {
            Selector made = Selector.open();
            writeSelector = made;
            channel.register(made, 0);
        }
        return writeSelector;
    }

    private synchronized void closeWriteSelector() throws IOException {
        if (writeSelector != null) {
            writeSelector.close();
        }
    }

    private boolean await(Selector waiting, int operations, Deadline deadline) throws IOException {
        try {
            SelectionKey key = channel.keyFor(waiting);
            if (key == null) {
                throw new ClosedChannelException();
            }
            key.interestOps(operations);
            while (!deadline.isOver()) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                waiting.selectedKeys().clear();
                if (waiting.select(deadline.remainingMillis()) > 0) {
                    return true;
                }
                if (!channel.isOpen()) {
                    throw new ClosedChannelException();
                }
            }
            return false;
        } catch (ClosedSelectorException | CancelledKeyException e) {
            ClosedChannelException closed = new ClosedChannelException();
            closed.initCause(e);
            throw closed;
        }
    }
}
