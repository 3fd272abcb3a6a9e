// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.Secret;

/**
 * A way to write secrets, chosen by name in the configuration of {@link SecretStrings} ({@code string.representer} of pyATS,
 * semantics 120). Registered as a service whose property {@link PluginProperties#SECRET_SCHEME_NAME} has the name, or several. Must
 * be thread-safe. Its methods throw {@link IllegalArgumentException} for a key or a text that they cannot use, without
 * quoting either.
 */
@ConsumerType
public interface SecretScheme {

    /** Writes a secret with a key; null if none is configured. */
    String encode(Secret secret, @Nullable Secret key);

    /** Reads what {@link #encode} has written with the same key. */
    Secret decode(String encoded, @Nullable Secret key);

    /** Makes a key. */
    Secret newKey();
}
