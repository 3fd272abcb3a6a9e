// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Map;

/**
 * What part of the data is wanted (RFC 6241, section 6, and its capability {@code :xpath}).
 *
 * @param kind how it is written
 * @param text the elements of a subtree filter, or the XPath expression
 * @param namespaces what the prefixes of an XPath expression stand for; those of XML are declared in it
 */
public record Filter(Kind kind, String text, Map<String, String> namespaces) {

    public Filter {
        namespaces = Map.copyOf(namespaces);
    }

    /** How a filter is written. */
    public enum Kind {
        /** XML that the data must contain. */
        SUBTREE,
        /** An XPath expression. */
        XPATH
    }

    /** The data that match these elements, of which one without a namespace matches any; without any element, nothing matches. */
    public static Filter subtree(String xml) {
        return new Filter(Kind.SUBTREE, xml, Map.of());
    }

    /** The data that the expression selects. */
    public static Filter xpath(String expression) {
        return xpath(expression, Map.of());
    }

    /** The data that the expression selects, with what its prefixes stand for. */
    public static Filter xpath(String expression, Map<String, String> namespaces) {
        return new Filter(Kind.XPATH, expression, namespaces);
    }

    /** As people write one: XML is a subtree filter, anything else an XPath expression. */
    public static Filter of(String text) {
        return text.isBlank() || text.stripLeading().startsWith("<") ? subtree(text) : xpath(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
