// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretScheme;
import org.plugboard.spi.SecretSchemeName;

/** Writes secrets as they are. Knows no keys. */
@SecretSchemeName({"plain", "pyats.utils.secret_strings.PlainTextSecretStringRepresenter"})
final class PlainScheme implements SecretScheme {

    @Override
    public String encode(Secret secret, @Nullable Secret key) {
        return secret.reveal();
    }

    @Override
    public Secret decode(String encoded, @Nullable Secret key) {
        return Secret.of(encoded);
    }

    @Override
    public Secret newKey() {
        throw new IllegalArgumentException("it has no keys");
    }
}
