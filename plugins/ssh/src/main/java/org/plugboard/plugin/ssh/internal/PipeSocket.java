// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * Shows a connected {@link SocketPipe} to sshj as a socket. Until it is {@linkplain #established established} all of its
 * calls end at the deadline of the opening, however sshj came to make them, and the connection with them; later a read
 * waits for ever, since it is sshj's reader that makes it, and a write ends at the deadline of the call that goes on.
 */
final class PipeSocket extends Socket {

    private static final Duration WRITE_WITHOUT_CALL = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofDays(1);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SocketPipe pipe;
    private final int port;
    private volatile @Nullable Deadline opening;
    private volatile Deadline writing;

    PipeSocket(SocketPipe pipe, int port, Deadline deadline) {
        this.pipe = pipe;
        this.port = port;
        this.opening = deadline;
        this.writing = deadline;
    }

    /** The factory that gives sshj this socket. */
    SocketFactory asFactory() {
        return new OneSocketFactory(this);
    }

    /** The deadline of the opening counts no more. */
    void established() {
        opening = null;
    }

    /** What is written from now on has to be taken before this deadline. */
    void writeUntil(Deadline deadline) {
        writing = deadline;
    }

    /** The address in figures, for which nobody has to ask a name service. */
    String address() {
        return pipe.address();
    }

    @Override
    public InputStream getInputStream() {
        return new BufferedInputStream(new Input(), BUFFER_BYTES);
    }

    @Override
    public OutputStream getOutputStream() {
        return new Output();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public int getPort() {
        return port;
    }

    /** No effect: the deadlines hold. */
    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public synchronized void close() {
        pipe.close();
    }

    /** No SocketTimeoutException, on which sshj's reader would read on for ever. */
    private IOException late(String what) {
        close();
        return new IOException(what);
    }

    private final class Input extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer into = ByteBuffer.wrap(bytes, offset, length);
            while (true) {
                Deadline limit = opening;
                if (limit != null && limit.isOver()) {
                    throw late("nothing more came before the deadline");
                }
                int count = pipe.readNow(into);
                if (count != 0) {
                    return count;
                }
                if (!awaitMore(limit == null ? Deadline.after(POLL) : limit) && limit != null && opening != null) {
                    throw late("nothing more came before the deadline");
                }
            }
        }

        private boolean awaitMore(Deadline limit) throws IOException {
            try {
                return pipe.awaitReadable(limit);
            } catch (InterruptedIOException e) {
                // sshj ends its reader by an interrupt and asks for the flag.
                Thread.currentThread().interrupt();
                throw e;
            }
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        /** Half a packet is the end of an SSH connection; so a write that does not end in time closes it. */
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Deadline limit = writing.isOver() ? Deadline.after(WRITE_WITHOUT_CALL) : writing;
            ByteBuffer from = ByteBuffer.wrap(bytes, offset, length);
            pipe.writeNow(from);
            while (from.hasRemaining()) {
                boolean taken;
                try {
                    taken = pipe.awaitWritable(limit);
                } catch (InterruptedIOException e) {
                    close();
                    throw e;
                }
                if (!taken) {
                    throw late("the peer took only a part of " + length + " bytes before the deadline");
                }
                pipe.writeNow(from);
            }
        }
    }
}
