// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.spi.Deadline;

/**
 * The bytes of a reply while they come. It keeps one piece of them. What ends it too early is known to whoever made it, whatever a
 * reader above makes of the {@code IOException}. Used by the thread of the call, as long as that goes on; everybody else is refused, since
 * the bytes that come next are others'.
 */
final class ReplyStream extends InputStream {

    /** The next piece of the reply. */
    interface Source {

        /** As {@link Incoming#piece} does. */
        boolean piece(MessageBuffer into, Deadline deadline) throws InterruptedIOException;
    }

    private final Source source;
    private final Failures failures;
    private final Call call;
    private final Deadline deadline;
    private final MessageBuffer piece = new MessageBuffer(Integer.MAX_VALUE);
    private final Thread owner = Thread.currentThread();
    private volatile boolean isOver;
    private int taken;
    private long count;
    private boolean whole;
    private @Nullable ConnectionException failure;

    ReplyStream(Source source, Failures failures, Call call, Deadline deadline) {
        this.source = source;
        this.failures = failures;
        this.call = call;
        this.deadline = deadline;
    }

    /** The call is over. */
    void end() {
        isOver = true;
    }

    /** The end of what came so far. */
    String received() {
        return piece.end();
    }

    /** Why the end of the reply was not read, if something of the session was in the way. */
    Optional<ConnectionException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (isOver || Thread.currentThread() != owner) {
            throw failures.notItsReader(call.operation());
        }
        while (taken == piece.length() && length > 0) {
            if (whole) {
                return -1;
            }
            next();
        }
        int given = Math.min(length, piece.length() - taken);
        System.arraycopy(piece.bytes(), taken, into, offset, given);
        taken += given;
        return given;
    }

    private void next() throws IOException {
        try {
            if (failure == null) {
                fetch();
            }
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            failure = failures.interrupted(call, e);
        } catch (ConnectionException e) {
            failure = e;
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private void fetch() throws InterruptedIOException {
        if (deadline.isOver()) {
            throw failures.cutOff(call, deadline, count);
        }
        taken = 0;
        piece.clear();
        whole = source.piece(piece, deadline);
        count += piece.length();
        if (!whole && call.isDone()) {
            // The session has failed, and all its calls with it.
            call.result();
        }
        if (count > call.wanted().maxBytes()) {
            throw failures.tooLong(call, call.wanted().maxBytes(), piece.end());
        }
    }
}
