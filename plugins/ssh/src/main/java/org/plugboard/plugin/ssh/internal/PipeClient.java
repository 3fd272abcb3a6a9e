// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.ConnectionImpl;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.TransportImpl;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.userauth.UserAuth;
import net.schmizz.sshj.userauth.UserAuthImpl;
import org.plugboard.spi.DaemonThread;
import org.plugboard.spi.Deadline;

/** The layers of sshj (RFC 4253, 4252, 4254) on the streams of a pipe; sshj's own client wants a socket. */
final class PipeClient {

    /** sshj looks up whatever it is given, for the name of its thread; nobody has to ask a name service for this. */
    private static final String NO_HOST = "0.0.0.0";

    private static final String KEEP_ALIVE = "keepalive@openssh.com";

    private final TransportImpl transport;
    private final UserAuth userAuth;
    private final ConnectionImpl connection;

    PipeClient(Config config) {
        transport = DaemonThread.withoutStack(() -> new TransportImpl(config));
        userAuth = new UserAuthImpl(transport);
        connection = new ConnectionImpl(transport, config.getKeepAliveProvider());
    }

    /** Exchanges greetings and keys. */
    void connect(PipeStreams streams, int port, HostKeyVerifier verifier) throws TransportException {
        transport.addHostKeyVerifier(verifier);
        try {
            transport.init(NO_HOST, port, streams.input(), streams.output());
            transport.doKex();
        } catch (TransportException e) {
            throw reason(e);
        }
    }

    /** sshj's reader closes the pipe when it does not like what comes, and the caller's thread may see only that. */
    private TransportException reason(TransportException seen) {
        try {
            transport.join(1, TimeUnit.MILLISECONDS);
            return seen;
        } catch (TransportException first) {
            return first.getCause() instanceof TimeoutException ? seen : first;
        }
    }

    /**
     * Asks the server for what hardly one knows, so that it has to answer, and its shell hears nothing (RFC 4254, section 4); OpenSSH
     * does the same. sshj sends it outside of a key exchange, and gives the answers to the requests in their order. That a server
     * does not know the request is an answer, too; so is the end of the connection, which its channel hears of.
     *
     * @return false if none came before the deadline
     * @throws InterruptedIOException if the thread is interrupted
     */
    boolean answers(Deadline deadline) throws IOException {
        Promise<SSHPacket, ConnectionException> answer =
                OutsideKeyExchange.send(() -> connection.sendGlobalRequest(KEEP_ALIVE, true, new byte[0]), deadline);
        try {
            boolean answered = false;
            while (!answered && !deadline.isOver()) {
                answered = answer.tryRetrieve(Math.max(1, deadline.remainingNs()), TimeUnit.NANOSECONDS) != null;
            }
            return answered;
        } catch (ConnectionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting").initCause(e);
            }
            return true;
        }
    }

    /**
     * Ends sshj's reader behind an opening that failed, when the pipe is closed: if the server's offer of keys had come before ours
     * went out, it waits for that, whatever becomes of the pipe, as long as the opening might have lasted.
     */
    void end() {
        transport.disconnect();
    }

    TransportImpl transport() {
        return transport;
    }

    UserAuth userAuth() {
        return userAuth;
    }

    ConnectionImpl connection() {
        return connection;
    }
}
