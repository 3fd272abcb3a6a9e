// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call after the other from a network that others call from, too, until one is of the device that is expected, by its host key (RFC
 * 8071, section 3.1). Whoever is told no calls again; that call is somebody else's then, who waits longer.
 */
final class SeveralCalls extends Successive {

    private static final Logger LOG = LoggerFactory.getLogger(SeveralCalls.class);

    private final Supplier<SshTransport> calls;
    private SshTransport expected;

    private SeveralCalls(SshTransport first, Supplier<SshTransport> calls) {
        super(first);
        this.expected = first;
        this.calls = calls;
    }

    /** That makes a transport for each call. */
    static SeveralCalls of(Supplier<SshTransport> calls) {
        return new SeveralCalls(calls.get(), calls);
    }

    @Override
    public void open(Deadline deadline) {
        @Nullable ConnectionException stranger = null;
        while (true) {
            try {
                openCurrent(deadline);
                return;
            } catch (HostKeyException | ConnectFailedException | TimedOutException e) {
                if (!expected.wasCalled()) {
                    throw stranger == null ? e : late(e, stranger);
                }
                if (deadline.isOver() || isClosed() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.info("{}; waits for the next call", e.getMessage());
                stranger = e;
                expected = calls.get();
                goOnWith(expected);
            }
        }
    }

    /** Who called instead is what the caller has to know. */
    private static ConnectionException late(ConnectionException last, ConnectionException stranger) {
        String message = "%s; before, of one that called: %s".formatted(last.getMessage(), stranger.getMessage());
        ConnectionException both = last instanceof TimedOutException
                ? new TimedOutException(message)
                : new ConnectFailedException(message);
        both.initCause(stranger);
        return both;
    }
}
