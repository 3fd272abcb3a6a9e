// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.plugboard.yaml.YamlPart;

/** XML in a description. */
final class XmlPart {

    /** What is known where something is said many times, each time with a number. */
    static final Placeholders NUMBERED = new Placeholders(List.of("hostname", "username", "n"));

    private XmlPart() {}

    /** The text, if it is elements, or text of an element, with these placeholders and no others. */
    static String text(YamlPart part, Placeholders placeholders) {
        try {
            Xml.parse("<data>" + placeholders.in(part) + "</data>");
            return part.text();
        } catch (RpcProblem e) {
            throw part.wrong("is no XML: " + e.getMessage());
        }
    }

    /** A whole number from 1 to a limit. */
    static long number(YamlPart part, long most) {
        try {
            long number = Long.parseLong(part.text());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw part.wrong("must be a whole number");
        }
        throw part.wrong("must be from 1 to " + most);
    }
}
