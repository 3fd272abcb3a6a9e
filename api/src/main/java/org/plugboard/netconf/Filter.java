// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What part of the data is wanted (RFC 6241, section 6, and its capability {@code :xpath}).
 *
 * @param kind how it is written
 * @param text the elements of a subtree filter, or the XPath expression
 * @param namespaces what the prefixes of an XPath expression stand for; of others the module of the device's hello of that name is meant,
 *     and one that stands for nothing is refused before it is sent. Those of XML are declared in it
 */
public record Filter(Kind kind, String text, Map<String, String> namespaces) {

    private static final Pattern XPATH = Pattern.compile("[/(*.]|[\\p{Alpha}_][\\w.:-]*(?:\\(|::)");

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

    /**
     * As people write one: XML is a subtree filter, {@linkplain #isXPath what begins so} an XPath expression, whose prefixes are names of
     * modules of the device's hello.
     *
     * @throws IllegalArgumentException if it is neither: a word selects nothing on most devices, and is no error of theirs; {@link #xpath}
     *     takes it
     */
    public static Filter of(String text) {
        if (text.isBlank() || text.stripLeading().startsWith("<")) {
            return subtree(text);
        } else if (isXPath(text.stripLeading())) {
            return xpath(text);
        }
        throw new IllegalArgumentException(
                "a filter is XML, or an XPath expression that begins with /, (, *, ., a function or an axis");
    }

    /** Whether the text begins with {@code /}, {@code (}, {@code *}, {@code .}, a function or an axis, as no misspelt word does. */
    public static boolean isXPath(String text) {
        return XPATH.matcher(text).lookingAt();
    }

    @Override
    public String toString() {
        return text;
    }
}
