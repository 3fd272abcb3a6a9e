// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.function.Supplier;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.CallSearch;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call after the other from where others may call, too, until one is of the device that is expected, by its host key. */
final class SeveralCalls extends Successive implements CallSearch {

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
        CallSearch.run(this, deadline);
    }

    @Override
    public void take(Deadline deadline) {
        openCurrent(deadline);
    }

    @Override
    public boolean mayBeAnother(ConnectionException failure) {
        return expected.mayBeOfAnother()
                && !isClosed()
                && (failure instanceof HostKeyException
                        || failure instanceof ConnectFailedException
                        || failure instanceof TimedOutException);
    }

    @Override
    public String caller() {
        return expected.pipeDescription();
    }

    @Override
    public void passOver(ConnectionException stranger) {
        LOG.info("{}; waits for the next call", stranger.getMessage());
        expected = calls.get();
        goOnWith(expected);
    }
}
