// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretScheme;

/** A scheme that breaks its promise: what it throws is of any kind, and quotes the text. */
final class Breaking implements SecretScheme {

    @Override
    public String encode(Secret secret, @Nullable Secret key) {
        throw new IllegalStateException("not to be written: " + secret.reveal());
    }

    /** Throws what the JDK throws, with {@code For input string} in it, as long as the text is no number. */
    @Override
    public Secret decode(String encoded, @Nullable Secret key) {
        return Secret.of(String.valueOf(Integer.parseInt(encoded)));
    }

    @Override
    public Secret newKey() {
        throw new UnsupportedOperationException();
    }
}
