// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.plugboard.device.Secret;
import org.plugboard.spi.SecretStrings;

/** Writes secrets backwards, and with the prefix in front of them if that is not the usual one. */
final class Backwards implements SecretStrings {

    @Override
    public Secret decode(String encoded, String prefix) {
        if (encoded.equals("damaged")) {
            throw new IllegalArgumentException("it was not written with this key");
        }
        if (encoded.startsWith("unforeseen")) {
            throw new IllegalStateException("no idea what this is: " + encoded);
        }
        String text = decoded(encoded);
        return Secret.of(prefix.equals(DEFAULT_PREFIX) ? text : prefix + " " + text);
    }

    /** What a text without a prefix is read as. */
    static String decoded(String encoded) {
        return new StringBuilder(encoded).reverse().toString();
    }

    @Override
    public String encode(Secret secret, String prefix) {
        return new StringBuilder(secret.reveal()).reverse().toString();
    }

    @Override
    public Secret newKey(String prefix) {
        throw new IllegalArgumentException("whoever writes backwards needs no key");
    }
}
