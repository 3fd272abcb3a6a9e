// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

/**
 * Telnet over TCP.
 *
 * <p>It needs no thread of its own: the peer's commands are answered while somebody reads, before he waits.
 */
final class TelnetTransport implements Transport {

    /** For the answers, which are not of the call that happens to send them and whose deadline may be a moment away. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private static final byte[] NO_OPERATION = {(byte) Telnet.IAC, (byte) Telnet.NOP};

    private final TransportContext context;
    private final Endpoint endpoint;
    private final TelnetCodec codec;
    private final SshGreeting sshGreeting = new SshGreeting();

    /** Held while writing, so that what is sent is sent in the order in which it was encoded. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile @Nullable Transport pipe;

    private volatile boolean closed;

    /**
     * A transport that is not open yet.
     *
     * @param window the terminal to show to the peer, or null for none
     */
    TelnetTransport(TransportContext context, Endpoint endpoint, @Nullable Window window) {
        this.context = context;
        this.endpoint = endpoint;
        this.codec = new TelnetCodec(window);
    }

    @Override
    public void open(Deadline deadline) {
        Transport opened = context.openTransport(TransportRequest.tcp(endpoint.host(), endpoint.port()), deadline);
        pipe = opened;
        if (closed) {
            opened.close();
            throw new ConnectionClosedException(
                    "%s: closed while connecting to %s".formatted(context.name(), description()));
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        Transport open = opened();
        int count = 0;
        while (count == 0 && length > 0) {
            int arrived = receive(open, buffer, offset, length, deadline);
            if (arrived <= 0) {
                return arrived;
            }
            count = codec.decode(buffer, offset, arrived);
            if (count == 0 && deadline.isOver()) {
                return 0;
            }
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        Transport open = opened();
        writing.lock();
        try {
            open.write(codec.encode(bytes), deadline);
        } finally {
            writing.unlock();
        }
        answer(open);
    }

    /**
     * Sends what asks for nothing, unless something is being sent anyway. No answer comes to it, so that only a pipe that takes nothing
     * any more is found dead; on the way it counts as much as any other byte.
     */
    @Override
    public void keepAlive(Deadline deadline) throws IOException {
        Transport open = opened();
        if (codec.isSpoken() && writing.tryLock()) {
            try {
                open.write(NO_OPERATION, deadline);
            } finally {
                writing.unlock();
            }
            answer(open);
        }
    }

    @Override
    public boolean isOpen() {
        Transport open = pipe;
        return !closed && open != null && open.isOpen();
    }

    @Override
    public void close() {
        closed = true;
        Transport open = pipe;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String description() {
        return "telnet " + endpoint;
    }

    /** All that has come is handed out before an answer that cannot be sent any more breaks the pipe. */
    private int receive(Transport open, byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        int count = 0;
        if (codec.hasReplies()) {
            count = open.read(buffer, offset, length, Deadline.after(Duration.ZERO));
            if (count == 0) {
                answer(open);
            }
        }
        if (count == 0) {
            count = open.read(buffer, offset, length, deadline);
        }
        refuseSsh(buffer, offset, count);
        return count;
    }

    /** A server that waits for our greeting would let every deadline pass, and nothing that came would look like a reason. */
    private void refuseSsh(byte[] bytes, int offset, int count) {
        if (count > 0 && sshGreeting.isCompletedBy(bytes, offset, count)) {
            close();
            throw new ConnectFailedException(
                    "%s: %s: this is an SSH server; use protocol: ssh".formatted(context.name(), description()));
        }
    }

    /**
     * Sends the answers. While another thread writes, they are left to it: it may wait for a peer that takes nothing before
     * its own output is read.
     */
    private void answer(Transport open) throws IOException {
        while (codec.hasReplies() && writing.tryLock()) {
            try {
                open.write(codec.takeReplies(), Deadline.after(ANSWER_LIMIT));
            } finally {
                writing.unlock();
            }
        }
    }

    private Transport opened() throws IOException {
        Transport open = pipe;
        if (closed || open == null) {
            throw new IOException("%s: %s %s"
                    .formatted(
                            context.name(), description(), closed ? "was closed from this side" : "is not open yet"));
        }
        return open;
    }
}
