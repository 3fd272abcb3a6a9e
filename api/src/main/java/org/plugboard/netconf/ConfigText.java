// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/**
 * A configuration as a text.
 *
 * @param xml its elements, with or without the element {@code config} or {@code data} around them; never shown by {@link #toString},
 *     since there may be secrets in it
 */
public record ConfigText(String xml) implements ConfigSource {

    /** As people write one. */
    public static ConfigText of(String xml) {
        return new ConfigText(xml);
    }

    @Override
    public String toString() {
        return "XML of " + xml.length() + " characters";
    }
}
