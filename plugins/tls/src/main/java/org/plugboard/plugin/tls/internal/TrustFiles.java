// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.FileName;
import org.plugboard.spi.TransportContext;

/**
 * Whom we believe: who has a certificate of one of these authorities, or one of these certificates, or whoever answers.
 *
 * @param ca PEM files of authorities
 * @param truststore the same in a keystore
 * @param verify false: whoever answers
 * @param fingerprints SHA-256 of certificates, hexadecimal digits only; if there are any, nothing else counts
 */
record TrustFiles(
        List<Path> ca,
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        boolean verify,
        List<String> fingerprints) {

    private static final int DIGITS = 64;

    /** @throws InvalidRequestException if what is given does not fit together */
    static TrustFiles from(TransportContext context) {
        Arguments arguments = context.arguments();
        TrustFiles files = new TrustFiles(
                arguments.texts("tls.ca").stream()
                        .map(text -> FileName.of(context.name(), "tls.ca", text))
                        .toList(),
                OwnFiles.file(context, "tls.truststore"),
                arguments.secret("tls.truststore_password"),
                arguments.flag("tls.verify", true),
                arguments.texts("tls.fingerprint").stream()
                        .map(text -> fingerprint(context, text))
                        .toList());
        if (!files.ca.isEmpty() && files.truststore.isPresent()) {
            throw new InvalidRequestException(
                    "%s: authorities are given twice, by tls.ca and tls.truststore".formatted(context.name()));
        }
        if (!files.verify && !files.fingerprints.isEmpty()) {
            throw new InvalidRequestException(
                    "%s: tls.verify is false and tls.fingerprint is given; drop tls.verify".formatted(context.name()));
        }
        return files;
    }

    private static String fingerprint(TransportContext context, String text) {
        String digits = CertificateText.digits(text);
        if (digits.length() != DIGITS || !digits.matches("[0-9a-f]*")) {
            throw new InvalidRequestException(
                    "%s: tls.fingerprint is %s; it is the SHA-256 of a certificate, 64 hexadecimal digits, as of: openssl x509 -noout -fingerprint -sha256 -in FILE"
                            .formatted(context.name(), text));
        }
        return digits;
    }
}
