// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * A session channel whose reads and writes end at a deadline, which those of sshj's streams cannot. sshj's reader puts
 * what comes into an {@link Inbox}; whoever reads gives the room back to the peer (RFC 4254, section 5.2), so that window,
 * inbox and unreported room are the initial window together.
 */
final class DeadlineChannel extends SessionChannel {

    private final Inbox inbox;
    private final boolean withErrors;
    private final long reportAt;

    /** Bytes that were read and that the peer was not told of. */
    private final AtomicInteger unreported = new AtomicInteger();

    private volatile boolean refused;

    private final ReentrantLock windowLock = new ReentrantLock();
    private final Condition windowGrew = windowLock.newCondition();

    /** @param withErrors whether the peer's standard error is read between its standard output; else it is left out */
    DeadlineChannel(Connection connection, boolean withErrors) {
        super(connection);
        this.withErrors = withErrors;
        this.inbox = new Inbox((int) connection.getWindowSize());
        this.reportAt = connection.getWindowSize() / 4;
    }

    int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        int count = inbox.take(buffer, offset, length, deadline);
        if (count > 0) {
            giveBack(count);
        }
        return count;
    }

    /** @throws SocketTimeoutException if the peer's window did not open far enough before the deadline */
    void write(byte[] bytes, Deadline deadline) throws IOException {
        int written = 0;
        while (written < bytes.length) {
            long window = awaitWindow(bytes.length, written, deadline);
            int count = (int) Math.min(Math.min(window, rwin.getMaxPacketSize()), bytes.length - written);
            SSHPacket data = newBuffer(Message.CHANNEL_DATA).putString(bytes, written, count);
            OutsideKeyExchange.send(() -> trans.write(data), deadline);
            rwin.consume(count);
            written += count;
        }
    }

    /** Whether the peer can still send and be sent to. */
    boolean isAlive() {
        return !inbox.isEnded();
    }

    /** Whether the peer has refused a request on it. */
    boolean isRefused() {
        return refused;
    }

    /** While it is made, sshj asks for the size of the buffers of its own streams, which nobody uses. */
    @Override
    public int getLocalMaxPacketSize() {
        return inbox == null ? 1 : super.getLocalMaxPacketSize();
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        refused |= message == Message.CHANNEL_FAILURE;
        super.handle(message, packet);
        if (message == Message.CHANNEL_WINDOW_ADJUST) {
            signalWindow();
        }
    }

    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        int length = packet.readUInt32AsInt();
        if (length < 0 || length > getLocalMaxPacketSize() || length > packet.available()) {
            throw new ConnectionException("Bad item length: " + length);
        }
        lwin.consume(length);
        if (stream == getInputStream() || withErrors) {
            inbox.put(packet.array(), packet.rpos(), length);
        } else {
            log.debug("{} bytes of standard error are left out", length);
            giveBack(length);
        }
    }

    @Override
    protected void eofInputStreams() {
        super.eofInputStreams();
        end(null);
    }

    /** Leaves sshj's own streams alone, which nobody uses: closing them here only makes it log a warning. */
    @Override
    protected void closeAllStreams() {
        end(null);
    }

    @Override
    public void notifyError(SSHException error) {
        super.notifyError(error);
        end(error.getMessage() == null ? error.toString() : error.getMessage());
    }

    /** sshj announces the channel in its own constructor, so that an error may come before ours has run. */
    private void end(@Nullable String because) {
        if (inbox != null && windowGrew != null) {
            inbox.end(because);
            signalWindow();
        }
    }

    private void giveBack(int count) throws SSHException {
        if (unreported.addAndGet(count) >= reportAt) {
            int room = unreported.getAndSet(0);
            if (room > 0) {
                // First our own book: the peer may use the room as soon as it hears of it.
                lwin.expand(room);
                SSHPacket adjustment = newBuffer(Message.CHANNEL_WINDOW_ADJUST).putUInt32(room);
                OutsideKeyExchange.send(() -> trans.write(adjustment), Deadline.after(SshTransport.WITHOUT_CALL));
            }
        }
    }

    private long awaitWindow(int length, int written, Deadline deadline) throws IOException {
        windowLock.lock();
        try {
            while (rwin.getSize() <= 0) {
                if (!isAlive()) {
                    throw new IOException("the peer has closed the channel");
                }
                if (windowGrew.awaitNanos(deadline.remainingNs()) <= 0 && rwin.getSize() <= 0) {
                    throw new SocketTimeoutException(
                            "the peer took %d of %d bytes in %s".formatted(written, length, deadline));
                }
            }
            if (!isAlive()) {
                throw new IOException("the peer has closed the channel");
            }
            return rwin.getSize();
        } catch (InterruptedException e) {
            throw (InterruptedIOException) new InterruptedIOException("interrupted while writing").initCause(e);
        } finally {
            windowLock.unlock();
        }
    }

    private void signalWindow() {
        windowLock.lock();
        try {
            windowGrew.signalAll();
        } finally {
            windowLock.unlock();
        }
    }
}
