// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.Secret;

/**
 * Writes and reads secrets as they stand in testbed files, {@code %ENC{…}} (semantics 108, 119–122). Which {@link SecretScheme}
 * and key a prefix means, its configuration says. A service. Must be thread-safe.
 */
@ConsumerType
public interface SecretStrings {

    /** The prefix of markup that names none. */
    String DEFAULT_PREFIX = "string";

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if the text was not written with the scheme and key of this prefix, or if they are not
     *     there; the message says what to do, without the secret
     */
    Secret decode(String encoded, String prefix);

    /**
     * Writes a secret.
     *
     * @throws IllegalArgumentException if the scheme or key of this prefix is not there
     */
    String encode(Secret secret, String prefix);

    /**
     * Makes a key for the scheme of this prefix.
     *
     * @throws IllegalArgumentException if the scheme is not there, or has no keys
     */
    Secret newKey(String prefix);
}
