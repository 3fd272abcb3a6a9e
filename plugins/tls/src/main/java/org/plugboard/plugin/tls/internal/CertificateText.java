// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;

/** Certificates as messages show them. */
final class CertificateText {

    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":");
    private static final int LONGEST_NAME = 200;

    private CertificateText() {}

    /** {@code CN=R1, of CN=Lab CA, valid 2026-01-01 to 2027-01-01, SHA-256 ab:cd:…}. */
    static String of(X509Certificate certificate) {
        return "%s, of %s, valid %s to %s, SHA-256 %s"
                .formatted(
                        subject(certificate),
                        issuer(certificate),
                        day(certificate.getNotBefore()),
                        day(certificate.getNotAfter()),
                        fingerprint(certificate));
    }

    static String subject(X509Certificate certificate) {
        return excerpt(certificate.getSubjectX500Principal().getName());
    }

    static String issuer(X509Certificate certificate) {
        return excerpt(certificate.getIssuerX500Principal().getName());
    }

    static String day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString();
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return PAIRS.formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256, and what was decoded can be encoded", e);
        }
    }

    /** A fingerprint as people write it, without what is between the digits and before them. */
    static String digits(String fingerprint) {
        String text = fingerprint.strip().toLowerCase(Locale.ROOT);
        return text.replaceFirst("^sha-?256( fingerprint)?[:= ]", "").replaceAll("[: ]", "");
    }

    /** What a peer wrote, on one line and not longer than a message bears. */
    static String excerpt(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }
}
