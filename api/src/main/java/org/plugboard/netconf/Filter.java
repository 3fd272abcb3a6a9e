// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/**
 * What part of the data is wanted (RFC 6241, section 6, and its capability {@code :xpath}).
 *
 * @param kind how it is written
 * @param text the elements of a subtree filter, or the XPath expression
 */
public record Filter(Kind kind, String text) {

    /** How a filter is written. */
    public enum Kind {
        /** XML that the data must contain. */
        SUBTREE,
        /** An XPath expression. */
        XPATH
    }

    /** The data that match these elements; without any, nothing matches. */
    public static Filter subtree(String xml) {
        return new Filter(Kind.SUBTREE, xml);
    }

    /** The data that the expression selects. */
    public static Filter xpath(String expression) {
        return new Filter(Kind.XPATH, expression);
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
