// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SSH connection with one session channel on it. Its only thread is sshj's reader, which ends with the socket. */
final class SshTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(SshTransport.class);
    private static final int WINDOW_BYTES = 2 * 1024 * 1024;
    private static final int PACKET_BYTES = 32 * 1024;

    /** How long sshj may wait where no call of ours sets a limit: to send, during a key exchange, what belongs to a read. */
    private static final Duration WITHOUT_CALL = Duration.ofSeconds(30);

    /** How far {@link #open} has come, for messages. */
    private enum Phase {
        CONNECTING("connecting"),
        EXCHANGING_KEYS("exchanging keys"),
        LOGGING_IN("logging in"),
        STARTING("starting the session");

        private final String text;

        Phase(String text) {
            this.text = text;
        }
    }

    /** What an open connection consists of. */
    private record Open(SSHClient client, PipeSocket socket, DeadlineChannel channel) {}

    private final SshSettings settings;
    private final TransportRequest request;
    private final Dialer dialer;
    private final HostKeyCheck hostKeyCheck;
    private Phase phase = Phase.CONNECTING;
    private volatile @Nullable Open open;
    private volatile boolean closed;

    SshTransport(SshSettings settings, TransportRequest request, HostLookup.Resolver resolver) {
        this.settings = settings;
        this.request = request;
        this.dialer = new Dialer(settings.host(), settings.port(), resolver);
        this.hostKeyCheck = new HostKeyCheck(
                settings.name(),
                settings.host(),
                settings.port(),
                settings.hostKeys(),
                new KnownHosts(settings.knownHosts()));
    }

    @Override
    public void open(Deadline deadline) {
        try {
            SSHClient client = new SSHClient(Algorithms.config());
            Optional<KeyProvider> key = settings.privateKey().map(file -> KeyFile.read(client, settings, file));
            PipeSocket socket = new PipeSocket(dialer.dial(deadline), settings.port(), deadline);
            exchangeKeys(client, socket, deadline);
            phase = Phase.LOGGING_IN;
            new Login(settings, key).run(client, deadline);
            phase = Phase.STARTING;
            DeadlineChannel channel = start(client, deadline);
            client.getTransport().setTimeoutMs((int) WITHOUT_CALL.toMillis());
            socket.established();
            open = new Open(client, socket, channel);
            LOG.debug("{}: {} is open", settings.name(), description());
        } catch (IOException | InterruptedException | RuntimeException e) {
            ConnectionException failure = failure(e, deadline);
            close();
            throw failure;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        Open now = opened();
        try {
            return now.channel().read(buffer, offset, length, deadline);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("%s: %s ended: %s".formatted(settings.name(), description(), e.getMessage()), e);
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        Open now = opened();
        now.client().getTransport().setTimeoutMs(millis(deadline));
        now.socket().writeUntil(deadline);
        try {
            now.channel().write(bytes, deadline);
            now.client().getTransport().setTimeoutMs((int) WITHOUT_CALL.toMillis());
        } catch (IOException e) {
            // The rest of this text must never be missing in front of the next one.
            close();
            throw new IOException(
                    "%s: cannot send %d bytes to %s: %s"
                            .formatted(settings.name(), bytes.length, description(), e.getMessage()),
                    e);
        }
    }

    @Override
    public boolean isOpen() {
        Open now = open;
        return !closed && now != null && now.channel().isAlive();
    }

    @Override
    public void close() {
        closed = true;
        dialer.hangUp();
    }

    @Override
    public String description() {
        return settings.description();
    }

    /** For sshj's waits, which must not end a moment before the deadline, or they would look like another failure. */
    static int millis(Deadline deadline) {
        return Math.min(deadline.remainingMillis(), Integer.MAX_VALUE - 1) + 1;
    }

    private void exchangeKeys(SSHClient client, PipeSocket socket, Deadline deadline) throws IOException {
        phase = Phase.EXCHANGING_KEYS;
        client.addHostKeyVerifier(hostKeyCheck);
        client.setSocketFactory(socket.asFactory());
        client.getTransport().setTimeoutMs(millis(deadline));
        // sshj looks up whatever it is given here for the name of its thread.
        client.connect(socket.address(), settings.port());
    }

    private DeadlineChannel start(SSHClient client, Deadline deadline) throws IOException {
        Connection connection = client.getConnection();
        connection.setWindowSize(WINDOW_BYTES);
        connection.setMaxPacketSize(PACKET_BYTES);
        connection.setTimeoutMs(millis(deadline));
        DeadlineChannel channel = new DeadlineChannel(connection, request.purpose() != Purpose.SUBSYSTEM);
        channel.open();
        if (request.terminal().isPresent()) {
            TransportRequest.Window window = request.terminal().get();
            channel.allocatePTY(window.type(), window.columns(), window.rows(), 0, 0, Map.of());
        }
        switch (request.purpose()) {
            case EXEC -> channel.exec(request.target().orElseThrow());
            case SUBSYSTEM -> channel.startSubsystem(request.target().orElseThrow());
            default -> channel.startShell();
        }
        return channel;
    }

    private ConnectionException failure(Exception cause, Deadline deadline) {
        if (cause instanceof ConnectionException known) {
            return known;
        }
        if (hostKeyCheck.refusal().isPresent()) {
            return hostKeyCheck.refusal().get();
        }
        if (deadline.isOver()) {
            return new TimedOutException("%s: %s was not open after %s; it was still %s"
                    .formatted(settings.name(), description(), deadline, phase.text));
        }
        if (cause instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new ConnectFailedException(message("interrupted"), cause);
        }
        if (closed || cause instanceof CancellationException) {
            return new ConnectionClosedException(message("closed from this side"));
        }
        if (cause instanceof UnknownHostException) {
            return new ConnectFailedException(
                    message("unknown host; look at the path's host or at the name service"), cause);
        }
        if (phase == Phase.LOGGING_IN
                && cause instanceof SSHException ssh
                && ssh.getDisconnectReason() != DisconnectReason.UNKNOWN) {
            return new AuthenticationException(message("the server ended the login: " + ssh.getMessage()), cause);
        }
        return new ConnectFailedException(message(String.valueOf(cause.getMessage())), cause);
    }

    private String message(String what) {
        return "%s: %s failed while %s: %s".formatted(settings.name(), description(), phase.text, what);
    }

    private Open opened() throws IOException {
        Open now = open;
        if (closed || now == null) {
            throw new IOException(
                    "%s: %s is %s".formatted(settings.name(), description(), closed ? "closed" : "not open yet"));
        }
        return now;
    }
}
