// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.HostKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a server is who it should be: it is pinned, or one of the authorities says so and its names are those that are wanted
 * (RFC 7589, section 6; RFC 6125). JSSE asks within the handshake and wants an exception of its own; the reason is {@link #refusal()}.
 */
final class ServerCheck extends X509ExtendedTrustManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);

    private final TlsSettings settings;

    /** Null where nothing is asked of them. */
    private final @Nullable Authorities authorities;

    private volatile @Nullable HostKeyException refusal;

    private ServerCheck(TlsSettings settings, @Nullable Authorities authorities) {
        this.settings = settings;
        this.authorities = authorities;
    }

    /**
     * Reads what it goes by.
     *
     * @throws org.plugboard.connection.InvalidRequestException if a file cannot be used
     */
    static ServerCheck by(TlsSettings settings) {
        TrustFiles trust = settings.trust();
        boolean asksThem = trust.verify() && trust.fingerprints().isEmpty();
        return new ServerCheck(settings, asksThem ? Authorities.read(settings.name(), trust) : null);
    }

    /** Why the server was not believed. */
    Optional<HostKeyException> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        X509Certificate server = chain[0];
        Authorities asked = authorities;
        if (asked != null) {
            checkDates(server);
            checkChain(asked, chain, authType);
            checkNames(server);
        } else if (settings.trust().verify()) {
            checkPin(server);
        } else {
            LOG.warn(
                    "{}: tls.verify is false: {} is believed whoever it is; it shows {}; pin that with tls.fingerprint",
                    settings.name(),
                    settings.description(),
                    CertificateText.of(server));
        }
    }

    private void checkPin(X509Certificate server) throws CertificateException {
        if (!settings.trust().fingerprints().contains(CertificateText.digits(CertificateText.fingerprint(server)))) {
            throw refuse(
                    server,
                    "is not the one of tls.fingerprint, %s; if the device has a new certificate, change that"
                            .formatted(settings.trust().fingerprints()),
                    null);
        }
    }

    private void checkDates(X509Certificate server) throws CertificateException {
        try {
            server.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw refuse(
                    server,
                    "%s, and today is %s; the device needs a new one, unless a clock is wrong"
                            .formatted(
                                    e instanceof CertificateExpiredException
                                            ? "expired on " + CertificateText.day(server.getNotAfter())
                                            : "is not valid before " + CertificateText.day(server.getNotBefore()),
                                    LocalDate.now(ZoneOffset.UTC)),
                    e);
        }
    }

    private void checkChain(Authorities asked, X509Certificate[] chain, String authType) throws CertificateException {
        try {
            asked.manager().checkServerTrusted(chain, authType);
        } catch (CertificateException | RuntimeException e) {
            throw refuse(chain[0], reason(asked, chain, e), e);
        }
    }

    /** Of a chain the last one that the server sent says who is missing. */
    private static String reason(Authorities asked, X509Certificate[] chain, Exception cause) {
        X509Certificate last = chain[chain.length - 1];
        CertPathValidatorException path = pathError(cause);
        if (path != null && path.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
            int index = Math.max(0, Math.min(path.getIndex(), chain.length - 1));
            return "stands on one that has expired: " + CertificateText.of(chain[index]);
        }
        if (path != null || asked.has(last)) {
            return "does not stand the check of its chain of %d: %s".formatted(chain.length, innermost(cause));
        }
        return "is of an authority that is not believed: %s is missing among %s; give its certificate with tls.ca, or pin the device's with tls.fingerprint"
                .formatted(CertificateText.issuer(last), asked);
    }

    private static @Nullable CertPathValidatorException pathError(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path) {
                return path;
            }
        }
        return null;
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void checkNames(X509Certificate server) throws CertificateException {
        AlternativeNames names = AlternativeNames.of(server);
        if (!names.include(settings.serverName())) {
            throw refuse(
                    server,
                    "is not for %s but for: %s; say with tls.server_name which of them it has to be, or pin it with tls.fingerprint"
                            .formatted(settings.serverName(), names),
                    null);
        }
    }

    private CertificateException refuse(X509Certificate server, String why, @Nullable Exception cause) {
        String message = "%s: the certificate of %s, %s, %s"
                .formatted(settings.name(), settings.description(), CertificateText.of(server), why);
        refusal = cause == null ? new HostKeyException(message) : new HostKeyException(message, cause);
        return new CertificateException(message, cause);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only engines ask here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only engines ask here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("there is no server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("there is no server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("there is no server here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
