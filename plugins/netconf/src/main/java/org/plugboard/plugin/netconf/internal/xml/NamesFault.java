// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.Arrays;

/**
 * What is wrong with prefixes and attributes. The JDK's StAX reader has no text for that: it gives the key of one, with the names behind
 * it, {@code http://www.w3.org/TR/1999/REC-xml-names-19990114#ElementPrefixUnbound?p&p:a}.
 */
final class NamesFault {

    private static final String BEGINNING = "http://www.w3.org/TR/1999/REC-xml-names-19990114#";

    /** Where the keys that have no list of names have the one that was written. */
    private static final String WRITTEN = "rawname=\"";

    private NamesFault() {}

    /** In words, where it is such a key; any other text as it is. */
    static String inWords(String said) {
        if (!said.startsWith(BEGINNING)) {
            return said;
        }
        String fault = said.substring(BEGINNING.length());
        int behind = fault.indexOf('?');
        // A namespace comes last, and may have the mark itself.
        String[] names = Arrays.copyOf(fault.substring(behind + 1).split("&", 3), 3);
        return switch (behind < 0 ? fault : fault.substring(0, behind)) {
            case "ElementPrefixUnbound" -> "prefix %s is not declared (element %s)".formatted(names[0], names[1]);
            case "AttributePrefixUnbound" ->
                "prefix %s is not declared (attribute %s of element %s)".formatted(names[2], names[1], names[0]);
            case "AttributeNotUnique" -> "attribute %s is there twice (element %s)".formatted(names[1], names[0]);
            case "AttributeNSNotUnique" ->
                "attribute %s of the namespace %s is there twice (element %s)".formatted(names[1], names[2], names[0]);
            case "EmptyPrefixedAttName" ->
                "a prefix cannot be declared without a namespace (%s)".formatted(written(fault));
            case "CantBindXML", "CantBindXMLNS", "ElementXMLNSPrefix" ->
                "xml and xmlns are XML's own, and so are their namespaces (%s)".formatted(written(fault));
            default -> "its namespaces are wrong: " + fault;
        };
    }

    private static String written(String fault) {
        int start = fault.indexOf(WRITTEN);
        return start < 0
                ? fault.substring(fault.indexOf('?') + 1)
                : fault.substring(start + WRITTEN.length(), fault.length() - 1);
    }
}
