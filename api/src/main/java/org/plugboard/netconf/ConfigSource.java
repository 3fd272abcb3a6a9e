// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Optional;

/**
 * Where a configuration is read from: a datastore, a URL that the device can reach, or a text of the caller's. Which of them an operation
 * takes, it says.
 */
public sealed interface ConfigSource permits ConfigTarget, ConfigText, DatastoreIdentity {

    /**
     * As people write one: a datastore as {@link DatastoreIdentity#of} reads it, {@code scheme://…}, or XML.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static ConfigSource of(String text) {
        if (text.stripLeading().startsWith("<")) {
            return new ConfigText(text);
        }
        Optional<ConfigTarget> target = ConfigPlaces.read(text);
        return target.isPresent()
                ? target.get()
                : DatastoreIdentity.Other.find(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a datastore (%s), a URL or XML is wanted".formatted(ConfigPlaces.identities())));
    }
}
