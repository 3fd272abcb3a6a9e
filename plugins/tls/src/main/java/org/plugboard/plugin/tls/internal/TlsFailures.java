// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What went wrong, in the words of the API. */
record TlsFailures(TlsSettings settings, ServerCheck check, ShownCertificate shown) {

    /** Alerts about a certificate (RFC 8446, section 6.2): of what the server says they can only be about ours. */
    private static final Set<String> ABOUT_OURS = Set.of(
            "access_denied",
            "bad_certificate",
            "certificate_expired",
            "certificate_required",
            "certificate_revoked",
            "certificate_unknown",
            "no_certificate",
            "unknown_ca",
            "unsupported_certificate");

    /** What a server says that it does not want to say more; about our certificate if it has asked for one. */
    private static final Set<String> VAGUE = Set.of("handshake_failure", "close_notify");

    private static final Pattern ALERT = Pattern.compile("[Rr]eceived fatal alert: (\\w+)");

    /** Why it could not be opened. */
    ConnectionException opening(Exception cause, Deadline deadline) {
        if (check.refusal().isPresent()) {
            return check.refusal().get();
        }
        if (cause instanceof ConnectionException known) {
            return known;
        }
        Optional<AuthenticationException> refusal = refusal(cause);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (cause instanceof IOException e && Transport.isInterrupt(e)) {
            Thread.currentThread().interrupt();
            return new ConnectFailedException(message("interrupted"), cause);
        }
        if (deadline.isOver() || cause instanceof SocketTimeoutException) {
            TimedOutException late = new TimedOutException(
                    "%s: %s did not finish the handshake in %s; does a server of TLS listen there?"
                            .formatted(settings.name(), settings.description(), deadline));
            late.initCause(cause);
            return late;
        }
        return new ConnectFailedException(message(reason(cause)), cause);
    }

    /** Whether it says that the server does not want us, and why. */
    Optional<AuthenticationException> refusal(Exception cause) {
        String alert = alert(cause);
        boolean isVague = VAGUE.contains(alert) || cause instanceof TruncatedException;
        if (!ABOUT_OURS.contains(alert) && !(isVague && shown.wasAskedFor())) {
            return Optional.empty();
        }
        String said = alert.isEmpty() ? String.valueOf(cause.getMessage()) : "the server says " + alert;
        return Optional.of(new AuthenticationException(
                "%s: %s refuses us: %s; %s".formatted(settings.name(), settings.description(), said, advice()), cause));
    }

    /** Whether the expected one may call yet: this was somebody else. */
    static boolean mayBeAnother(ConnectionException failure) {
        return failure instanceof HostKeyException
                || failure instanceof ConnectFailedException
                || failure instanceof TimedOutException;
    }

    private String advice() {
        String accepted = shown.accepted().isEmpty() ? "" : "; it takes those of " + shown.accepted();
        return shown.own()
                .map(own -> "it was shown %s%s; does it know that authority, and is that user known to it?"
                        .formatted(CertificateText.of(own.certificate()), accepted))
                .orElseGet(() ->
                        "it wants to see a certificate of ours%s; give tls.certificate and tls.key, or tls.keystore"
                                .formatted(accepted));
    }

    private String reason(Exception cause) {
        String alert = alert(cause);
        if (alert.equals("handshake_failure") || alert.equals("protocol_version")) {
            return "the server says %s; it was offered %s, and has nothing in common with that"
                    .formatted(alert, settings.versions());
        }
        String said = String.valueOf(cause.getMessage());
        return said.startsWith(settings.name() + ": ")
                ? said.substring(settings.name().length() + 2)
                : said;
    }

    /** What a server said that ended TLS; empty if it was something else. */
    private static String alert(Exception cause) {
        Matcher matcher = ALERT.matcher(String.valueOf(cause.getMessage()));
        return cause instanceof SSLException && matcher.find() ? matcher.group(1) : "";
    }

    private String message(String what) {
        return "%s: %s failed in the handshake: %s".formatted(settings.name(), settings.description(), what);
    }

    /** What broke an open pipe. */
    IOException broken(IOException cause, boolean closed) {
        String why = closed ? "was closed from this side" : "ended abnormally: " + reason(cause);
        return new IOException("%s: %s %s".formatted(settings.name(), settings.description(), why), cause);
    }
}
