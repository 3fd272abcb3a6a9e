// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An operation that a caller wrote so that it can be sent as it is, by the rules of {@link PlainReply}: scripts send many. */
public final class PlainElement {

    private static final String WRAPPER = "rpc";

    private PlainElement() {}

    /** The element without what is around it; empty if it is {@code rpc}, or if only a parser can tell what it is. */
    public static Optional<String> of(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        MessageBuffer text = new MessageBuffer(bytes.length);
        text.append(bytes, 0, bytes.length);
        try {
            return PlainReply.of(text, XmlCursor.MAX_DEPTH, (namespace, name) -> false)
                    .map(PlainReply::whole)
                    // Half a character of two became another one.
                    .filter(xml::contains)
                    .filter(PlainElement::isOnOneLine)
                    .filter(element -> !Fragment.name(element).equals(WRAPPER));
        } catch (MalformedXmlException e) {
            throw new IllegalStateException("a text that is no UTF-8", e);
        }
    }

    /** Its start tag, as {@link Fragment#name} looks for its name. */
    private static boolean isOnOneLine(String element) {
        return element.substring(0, element.indexOf('>')).chars().allMatch(character -> character >= ' ');
    }
}
