// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.CallSearch;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SSH connection with one session channel on it. Its only thread is sshj's reader, which ends with the pipe below. */
final class SshTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(SshTransport.class);

    /** How long sshj may wait where no call of ours sets a limit: to send, during a key exchange, what belongs to a read. */
    static final Duration WITHOUT_CALL = Duration.ofSeconds(30);

    /** How far {@link #open} has come, for messages. */
    private enum Phase {
        EXCHANGING_KEYS("exchanging keys"),
        LOGGING_IN("logging in"),
        STARTING("starting the session");

        private final String text;

        Phase(String text) {
            this.text = text;
        }
    }

    /** What an open connection consists of. */
    private record Open(PipeClient client, PipeStreams streams, DeadlineChannel channel) {}

    private final TransportContext context;
    private final SshSettings settings;
    private final TransportRequest request;
    private final HostKeyCheck hostKeyCheck;
    private final ServerOffer serverOffer = new ServerOffer();
    private Phase phase = Phase.EXCHANGING_KEYS;
    private volatile @Nullable Transport pipe;
    private volatile @Nullable Open open;
    private volatile boolean closed;

    /** What is said of it once it is closed. */
    private volatile String why = "was closed from this side";

    SshTransport(TransportContext context, SshSettings settings, TransportRequest request) {
        this.context = context;
        this.settings = settings;
        this.request = request;
        this.hostKeyCheck = new HostKeyCheck(
                settings.name(),
                settings.endpoint().host(),
                settings.knownPort(),
                settings.hostKeys(),
                new KnownHosts(settings.knownHosts()));
    }

    @Override
    public void open(Deadline deadline) {
        Deadline limit = settings.callHome().isPresent() ? deadline : connecting(deadline);
        @Nullable PipeClient client = null;
        @Nullable PipeStreams streams = null;
        try {
            Config config = settings.offer().config();
            Optional<KeyProvider> key = settings.privateKey().map(file -> KeyFile.read(config, settings, file));
            Transport below = openPipe(limit);
            limit = settings.callHome().isPresent() ? knowing(deadline) : limit;
            streams = new PipeStreams(below, limit, serverOffer);
            client = new PipeClient(config);
            client.transport().setTimeoutMs(millis(limit));
            hostKeyCheck.openedUntil(limit);
            client.connect(streams, settings.endpoint().port(), hostKeyCheck);
            limit = deadline;
            streams.openUntil(deadline);
            client.transport().setTimeoutMs(millis(deadline));
            phase = Phase.LOGGING_IN;
            new Login(context, settings, key).run(client, deadline);
            phase = Phase.STARTING;
            DeadlineChannel channel = SessionStart.run(client.connection(), request, deadline);
            client.transport().setTimeoutMs((int) WITHOUT_CALL.toMillis());
            streams.established();
            open = new Open(client, streams, channel);
            LOG.debug("{}: {} is open", settings.name(), description());
        } catch (IOException | RuntimeException e) {
            ConnectionException failure = failure(e, limit, streams == null ? null : streams.busy());
            close();
            if (client != null) {
                client.end();
            }
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
            throw new IOException(
                    "%s: %s %s".formatted(settings.name(), description(), closed ? why : "ended: " + e.getMessage()),
                    e);
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        Open now = opened();
        now.client().transport().setTimeoutMs(millis(deadline));
        now.streams().writeUntil(deadline);
        try {
            now.channel().write(bytes, deadline);
            now.client().transport().setTimeoutMs((int) WITHOUT_CALL.toMillis());
        } catch (IOException e) {
            boolean closedBefore = closed;
            if (now.channel().isAlive()) {
                // The rest of this text must never be missing in front of the next one.
                close();
            }
            String message = "%s: cannot send %d bytes to %s: %s"
                    .formatted(
                            settings.name(), bytes.length, description(), closedBefore ? "it " + why : e.getMessage());
            throw closedBefore ? new IOException(message, e) : WriteFailure.of(message, e, deadline);
        }
    }

    /** A write that goes on, or a key exchange, is waited for before the request is sent: sshj does that. */
    @Override
    public void keepAlive(Deadline deadline) throws IOException {
        Open now = opened();
        now.streams().writeAtLeastUntil(deadline);
        boolean answered;
        try {
            answered = now.client().answers(deadline);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            close();
            throw WriteFailure.of(
                    "%s: %s takes no keep-alive: %s".formatted(settings.name(), description(), e.getMessage()),
                    e,
                    deadline);
        }
        if (!answered) {
            why = "gave no answer to a keep-alive in " + deadline;
            throw new SocketTimeoutException("%s: %s %s".formatted(settings.name(), description(), why));
        }
        if (!now.channel().isAlive()) {
            throw new IOException("%s: %s has ended".formatted(settings.name(), description()));
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
        Transport below = pipe;
        if (below != null) {
            below.close();
        }
    }

    @Override
    public String description() {
        return settings.description();
    }

    /** For sshj's waits, which must not end a moment before the deadline, or they would look like another failure. */
    static int millis(Deadline deadline) {
        return Math.min(deadline.remainingMillis(), Integer.MAX_VALUE - 1) + 1;
    }

    /** One who calls and says nothing must not keep the expected one out. */
    private Deadline knowing(Deadline deadline) {
        return connecting(deadline.atMost(CallSearch.TO_BE_KNOWN));
    }

    /** The limit of the options, which counts from the moment at which a server is there: waiting for a call is no connecting. */
    private Deadline connecting(Deadline deadline) {
        return settings.options().connectTimeout().map(deadline::atMost).orElse(deadline);
    }

    /** Whether somebody called who may be another one than is expected: it has not shown the right key. */
    boolean mayBeOfAnother() {
        return pipe != null && phase == Phase.EXCHANGING_KEYS && !hostKeyCheck.couldNotTell();
    }

    /** What it stands on, or stood on; empty if that was never open. */
    String pipeDescription() {
        Transport below = pipe;
        return below == null ? "" : below.description();
    }

    private Transport openPipe(Deadline deadline) throws IOException {
        Transport opened = context.openTransport(settings.below(), deadline);
        pipe = opened;
        if (closed) {
            throw new IOException("closed from this side");
        }
        return opened;
    }

    private ConnectionException failure(Exception cause, Deadline deadline, @Nullable String greeting) {
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
        if (Thread.currentThread().isInterrupted()) {
            return new ConnectFailedException(message("interrupted"), cause);
        }
        if (closed) {
            return new ConnectionClosedException(message("closed from this side"));
        }
        Optional<String> busy = BusyServer.words(cause, greeting);
        if (busy.isPresent()) {
            return new DeviceBusyException(
                    message("it lets in nobody more: \"" + busy.get() + "\"; " + DeviceBusyException.ADVICE), cause);
        }
        if (phase == Phase.LOGGING_IN
                && cause instanceof SSHException ssh
                && ssh.getDisconnectReason() != DisconnectReason.UNKNOWN) {
            return new AuthenticationException(message("the server ended the login: " + ssh.getMessage()), cause);
        }
        Optional<String> disagreement =
                phase == Phase.EXCHANGING_KEYS ? Disagreement.of(settings.offer(), serverOffer) : Optional.empty();
        return new ConnectFailedException(
                message(disagreement.orElseGet(() -> String.valueOf(cause.getMessage()))), cause);
    }

    private String message(String what) {
        return "%s: %s failed while %s: %s".formatted(settings.name(), description(), phase.text, what);
    }

    private Open opened() throws IOException {
        Open now = open;
        if (closed || now == null) {
            throw new IOException(
                    "%s: %s %s".formatted(settings.name(), description(), closed ? why : "is not open yet"));
        }
        return now;
    }
}
