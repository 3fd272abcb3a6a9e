// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/** Where a configuration is written to: a datastore, or a URL that the device can reach. */
public sealed interface ConfigTarget extends ConfigSource permits Datastore, ConfigUrl {

    /**
     * As people write one: the name of a datastore, or {@code scheme://…}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static ConfigTarget of(String text) {
        return ConfigPlaces.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a datastore (%s) or a URL is wanted".formatted(ConfigPlaces.datastores())));
    }
}
