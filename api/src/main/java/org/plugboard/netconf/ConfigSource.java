// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/** Where a configuration is read from: a datastore, a URL that the device can reach, or a text of the caller's. */
public sealed interface ConfigSource permits ConfigTarget, ConfigText {

    /**
     * As people write one: the name of a datastore, {@code scheme://…}, or XML.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static ConfigSource of(String text) {
        if (text.stripLeading().startsWith("<")) {
            return new ConfigText(text);
        }
        return ConfigPlaces.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a datastore (%s), a URL or XML is wanted".formatted(ConfigPlaces.datastores())));
    }
}
