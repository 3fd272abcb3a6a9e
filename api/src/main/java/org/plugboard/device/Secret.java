// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that is never printed: {@code toString()} is {@code ***} whatever its content and length.
 *
 * <p>Immutable. The text leaves it through {@link #reveal()} only, so that every place that can leak a secret is found by
 * the callers of that method. Semantics 117, 119.
 */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Hides {@code text}. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, for the moment of sending it. Do not keep, log or put it into an exception. */
    public String reveal() {
        return text;
    }

    /** Equal by content, compared in a time that does not tell where the texts differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for all secrets: a hash of the text would tell something about it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
