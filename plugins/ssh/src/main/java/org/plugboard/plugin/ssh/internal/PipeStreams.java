// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * A transport as the streams that sshj works on. Until it is {@linkplain #established established} all of their calls end
 * at the deadline of the opening, however sshj came to make them, and the connection with them; later a read waits for
 * ever, since it is sshj's reader that makes it, and a write ends at the deadline of the call that goes on.
 */
final class PipeStreams {

    private static final Duration WRITE_WITHOUT_CALL = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofDays(1);
    private static final int BUFFER_BYTES = 2 * 1024;

    private final ServerGreeting greeting = new ServerGreeting();
    private final Transport pipe;
    private final ServerOffer serverOffer;
    private volatile @Nullable Deadline opening;
    private volatile Deadline writing;

    /** @param serverOffer reads along what the server offers */
    PipeStreams(Transport pipe, Deadline deadline, ServerOffer serverOffer) {
        this.pipe = pipe;
        this.serverOffer = serverOffer;
        this.opening = deadline;
        this.writing = deadline;
    }

    /** The opening has until this deadline from now on. */
    void openUntil(Deadline deadline) {
        opening = deadline;
        writing = deadline;
    }

    /** The deadline of the opening counts no more. */
    void established() {
        opening = null;
    }

    /** What is written from now on has to be taken before this deadline. */
    void writeUntil(Deadline deadline) {
        writing = deadline;
    }

    /** The same unless a write goes on, which has a deadline of its own. */
    void writeAtLeastUntil(Deadline deadline) {
        if (writing.isOver()) {
            writing = deadline;
        }
    }

    InputStream input() {
        return new BufferedInputStream(new Input(), BUFFER_BYTES);
    }

    OutputStream output() {
        return new Output();
    }

    /** What the server said before its version of having no room; null if it said nothing of it. Once reading has ended. */
    @Nullable
    String busy() {
        return greeting.busy();
    }

    private final class Input extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (true) {
                Deadline limit = opening;
                if (limit != null && limit.isOver()) {
                    pipe.close();
                    throw new IOException("nothing more came before the deadline");
                }
                int count = readUntil(limit == null ? Deadline.after(POLL) : limit, bytes, offset, length);
                if (count != 0) {
                    checkGreeting(bytes, offset, count);
                    return count;
                }
            }
        }

        /** The end of the connection for sshj. */
        @Override
        public void close() {
            pipe.close();
        }

        /** sshj would read on until the deadline: it takes all that comes before the version for lines of a banner. */
        private void checkGreeting(byte[] bytes, int offset, int count) throws IOException {
            try {
                int greeted = greeting.check(bytes, offset, count);
                serverOffer.take(bytes, offset + greeted, count - greeted);
            } catch (IOException e) {
                pipe.close();
                throw e;
            }
        }

        private int readUntil(Deadline limit, byte[] bytes, int offset, int length) throws IOException {
            try {
                return pipe.read(bytes, offset, length, limit);
            } catch (InterruptedIOException e) {
                // sshj ends its reader by an interrupt and asks for the flag.
                Thread.currentThread().interrupt();
                throw detached(e);
            } catch (IOException e) {
                throw detached(e);
            }
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Deadline limit = writing.isOver() ? Deadline.after(WRITE_WITHOUT_CALL) : writing;
            try {
                pipe.write(Arrays.copyOfRange(bytes, offset, offset + length), limit);
            } catch (SocketTimeoutException e) {
                // On this one sshj's reader, which writes too, would go on reading.
                throw new IOException(e.getMessage(), detached(e));
            } catch (IOException e) {
                throw detached(e);
            }
        }
    }

    /**
     * What the pipe threw, as an exception of our own: sshj keeps the one that ended its reader, and with the stack of the
     * original it would keep the classes of the pipe's plugin.
     */
    private static IOException detached(IOException thrown) {
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        if (thrown instanceof SocketTimeoutException) {
            return new SocketTimeoutException(message);
        }
        return thrown instanceof InterruptedIOException
                ? new InterruptedIOException(message)
                : new IOException(message);
    }
}
