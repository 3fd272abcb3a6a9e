// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.plugboard.device.Asker;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;

/** What sources of credentials are asked for, and what they give, as texts. */
final class Requests {

    static final Deadline SOON = Deadline.after(Duration.ofSeconds(30));

    private Requests() {}

    static CredentialRequest of(Map<String, Object> arguments) {
        return new CredentialRequest("R1", "default", arguments, Asker.NOBODY);
    }

    static CredentialRequest of(String argument, Object value) {
        return of(Map.of(argument, value));
    }

    /** The fields, where a secret is its text behind {@code secret:}. */
    static Map<String, String> fetched(CredentialSource source, CredentialRequest request) {
        return shown(source.fetch(request, SOON));
    }

    static Map<String, String> shown(Map<String, Object> fields) {
        return new HashMap<>(fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> field.getValue() instanceof Secret secret
                                ? "secret:" + secret.reveal()
                                : field.getValue().toString())));
    }

    /** A file of this text and mode, such as {@code rw-------}. */
    static Path file(Path file, String text, String mode) {
        try {
            Files.writeString(file, text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
