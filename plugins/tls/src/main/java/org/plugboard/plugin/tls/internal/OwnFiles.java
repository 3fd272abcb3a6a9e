// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.FileName;
import org.plugboard.spi.TransportContext;

/**
 * Where our certificate and its key are: in PEM files or in a keystore; in neither if we have none.
 *
 * @param key the file of {@code certificate} unless it has one of its own
 */
record OwnFiles(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Secret> keyPassword,
        Optional<Path> keystore,
        Optional<Secret> keystorePassword) {

    /** @throws InvalidRequestException if what is given does not fit together */
    static OwnFiles from(TransportContext context) {
        Arguments arguments = context.arguments();
        Optional<Path> certificate = file(context, "tls.certificate");
        Optional<Path> key = file(context, "tls.key");
        OwnFiles files = new OwnFiles(
                certificate,
                key.or(() -> certificate),
                arguments.secret("tls.key_password"),
                file(context, "tls.keystore"),
                arguments.secret("tls.keystore_password"));
        if (key.isPresent() && certificate.isEmpty()) {
            throw new InvalidRequestException(
                    "%s: tls.key is given without tls.certificate; a server is shown both".formatted(context.name()));
        }
        if (certificate.isPresent() && files.keystore.isPresent()) {
            throw new InvalidRequestException("%s: our certificate is given twice, by tls.certificate and tls.keystore"
                    .formatted(context.name()));
        }
        return files;
    }

    static Optional<Path> file(TransportContext context, String argument) {
        return context.arguments().text(argument).map(text -> FileName.of(context.name(), argument, text));
    }
}
