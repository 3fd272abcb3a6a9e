// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;

/** Reads keystores of the types that the JDK knows, PKCS#12 and JKS, whatever their names end in. */
final class Keystores {

    private Keystores() {}

    /** @throws IOException if it cannot be opened; the message says what to do */
    static KeyStore load(Path file, Optional<Secret> password, String argument)
            throws IOException, GeneralSecurityException {
        GivenFile.requireReadable(file);
        char @Nullable [] characters =
                password.map(Secret::reveal).map(String::toCharArray).orElse(null);
        try {
            return KeyStore.getInstance(file.toFile(), characters);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? new IOException(argument + " does not open it", e)
                    : e;
        }
    }
}
