// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.List;

/**
 * A module that a device has (RFC 6022, section 2.1.3).
 *
 * @param identifier its name
 * @param version its revision, or an empty text
 * @param format of its text: {@code yang}, {@code yin}
 * @param namespace of its data, or an empty text
 * @param locations where the text is; {@code NETCONF} for the device itself, by {@link Netconf#getSchema(String)}
 */
public record Schema(String identifier, String version, String format, String namespace, List<String> locations) {

    public Schema {
        locations = List.copyOf(locations);
    }

    /** As files of modules are called: {@code ietf-interfaces@2018-02-20}. */
    @Override
    public String toString() {
        return version.isEmpty() ? identifier : identifier + "@" + version;
    }
}
