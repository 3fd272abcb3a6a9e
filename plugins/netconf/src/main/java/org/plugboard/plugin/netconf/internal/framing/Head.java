// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.util.Optional;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.plugin.netconf.internal.xml.PlainTag;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/**
 * What the start tag of a message says.
 *
 * @param name of its element, without prefix
 * @param namespace of its element; empty if there is none
 * @param messageId whose reply it is
 */
public record Head(String name, String namespace, Optional<String> messageId) {

    private static final String MESSAGE_ID = "message-id";

    /**
     * As a parser reads the beginning of a message, or all of it; what stands behind the tag is not looked at.
     *
     * @throws MalformedXmlException if it has no tag that can be read
     */
    public static Head of(MessageBuffer message) throws MalformedXmlException {
        XmlCursor tag = XmlCursor.atTag(message.bytes(), message.length());
        return new Head(tag.name(), tag.namespace(), tag.attribute(MESSAGE_ID));
    }

    /** The tag that was read last. */
    public static Head of(PlainTag tag) {
        PlainTag.Name name = tag.name();
        String prefix = tag.text(name.start(), name.prefixEnd());
        String namespace = "";
        Optional<String> id = Optional.empty();
        for (int i = 0; i < tag.attributes(); i++) {
            PlainTag.Name attribute = tag.attribute(i);
            if (prefix.isEmpty() ? tag.isDefault(i) : tag.isPrefix(i) && tag.isLocal(attribute, prefix)) {
                namespace = tag.value(i);
            } else if (!attribute.hasPrefix() && tag.isLocal(attribute, MESSAGE_ID)) {
                id = Optional.of(tag.value(i));
            }
        }
        return new Head(tag.text(name.local(), name.end()), namespace, id);
    }

    /** Whether it is NETCONF's reply to a request. Old devices leave the namespace out. */
    public boolean isReply() {
        return name.equals("rpc-reply") && (namespace.isEmpty() || namespace.equals(XmlCursor.BASE));
    }
}
