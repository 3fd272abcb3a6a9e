// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.CallSearch;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TLS connection, whose client we are. It works in its callers' threads and has none of its own. */
final class TlsTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(TlsTransport.class);

    /** What an open connection consists of. */
    private record Open(Transport below, Inbound inbound, Outbound outbound, TlsFailures failures) {}

    private final TransportContext context;
    private final TlsSettings settings;
    private volatile @Nullable Transport pipe;
    private volatile @Nullable Open open;
    private volatile boolean closed;

    TlsTransport(TransportContext context, TlsSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Override
    public void open(Deadline deadline) {
        ShownCertificate shown = new ShownCertificate(OwnCertificate.read(settings.name(), settings.own()));
        try {
            if (settings.callHome().isPresent()) {
                CallSearch.run(new Calls(shown), deadline);
            } else {
                open = attempt(shown, deadline, deadline.limit());
            }
        } catch (ConnectionException e) {
            close();
            throw e;
        }
    }

    /** What others than the device may begin, too. */
    private final class Calls implements CallSearch {

        private final ShownCertificate shown;

        Calls(ShownCertificate shown) {
            this.shown = shown;
        }

        @Override
        public void take(Deadline deadline) {
            open = attempt(shown, deadline, TO_BE_KNOWN);
        }

        @Override
        public boolean mayBeAnother(ConnectionException failure) {
            return pipe != null && !closed && TlsFailures.mayBeAnother(failure);
        }

        @Override
        public String caller() {
            Transport called = pipe;
            return called == null ? "" : called.description();
        }

        @Override
        public void passOver(ConnectionException stranger) {
            LOG.info("{}; waits for the next call", stranger.getMessage());
            hangUp();
        }
    }

    /** @param toBeKnown how long the handshake may take, within the deadline */
    private Open attempt(ShownCertificate shown, Deadline deadline, Duration toBeKnown) {
        ServerCheck check = ServerCheck.by(settings);
        TlsFailures failures = new TlsFailures(settings, check, shown);
        @Nullable Outbound outbound = null;
        Deadline limit = deadline;
        try {
            SSLEngine engine = engine(shown, check);
            Transport below = openPipe(deadline);
            limit = deadline.atMost(toBeKnown);
            Inbound inbound = new Inbound(settings.name(), engine, below);
            outbound = new Outbound(settings.name(), engine, below);
            Handshake.run(engine, inbound, outbound, limit);
            if (closed) {
                throw new IOException("closed from this side");
            }
            LOG.debug(
                    "{}: {} is open: {}, {}",
                    settings.name(),
                    description(),
                    engine.getSession().getProtocol(),
                    engine.getSession().getCipherSuite());
            return new Open(below, inbound, outbound, failures);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // At the deadline whoever watches over it closes it, too; then it is the limit that counts.
            ConnectionException failure = closed && !(e instanceof TimedOutException)
                    ? new ConnectionClosedException(
                            "%s: closed while connecting to %s".formatted(settings.name(), description()))
                    : failures.opening(e, limit);
            if (outbound != null) {
                outbound.sayGoodbye();
            }
            throw failure;
        }
    }

    /** Ends the pipe below, if there is one. */
    private void hangUp() {
        Transport below = pipe;
        pipe = null;
        if (below != null) {
            below.close();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException(
                    "%s: interrupted while reading from %s".formatted(settings.name(), description()));
        }
        Open now = opened();
        try {
            return now.inbound().read(buffer, offset, length, deadline);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw broken(now, e);
        }
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        Open now = opened();
        try {
            now.inbound().look();
            now.outbound().write(bytes, deadline);
        } catch (InterruptedIOException e) {
            close();
            throw e;
        } catch (IOException e) {
            IOException broken = broken(now, closed ? e : now.inbound().lastWord(e));
            close();
            throw broken;
        }
    }

    @Override
    public boolean isOpen() {
        Open now = open;
        return !closed
                && now != null
                && !now.inbound().hasEnded()
                && now.below().isOpen();
    }

    @Override
    public void close() {
        boolean first = !closed;
        closed = true;
        Open now = open;
        if (first && now != null) {
            now.outbound().sayGoodbye();
        }
        hangUp();
    }

    @Override
    public String description() {
        return settings.description();
    }

    private IOException broken(Open now, IOException cause) {
        if (!closed && !now.inbound().hasSpoken()) {
            now.failures().refusal(cause).ifPresent(refusal -> {
                close();
                throw refusal;
            });
        }
        return now.failures().broken(cause, closed);
    }

    private Transport openPipe(Deadline deadline) throws IOException {
        Transport opened = context.openTransport(settings.below(), deadline);
        pipe = opened;
        if (closed) {
            throw new IOException("closed from this side");
        }
        return opened;
    }

    private SSLEngine engine(ShownCertificate shown, ServerCheck check) throws GeneralSecurityException {
        SSLContext ssl = SSLContext.getInstance("TLS");
        ssl.init(new KeyManager[] {shown}, new TrustManager[] {check}, null);
        SSLEngine engine = ssl.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.versions().toArray(String[]::new));
        if (!AlternativeNames.isAddress(settings.serverName())) {
            parameters.setServerNames(serverName());
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** A name that is none for DNS, of a device for example, is not sent. */
    private List<javax.net.ssl.SNIServerName> serverName() {
        try {
            return List.of(new SNIHostName(settings.serverName()));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private Open opened() throws IOException {
        Open now = open;
        if (closed || now == null) {
            throw new IOException("%s: %s %s"
                    .formatted(
                            settings.name(), description(), closed ? "was closed from this side" : "is not open yet"));
        }
        return now;
    }
}
