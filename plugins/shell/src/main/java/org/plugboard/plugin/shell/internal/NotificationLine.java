// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.StringReader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.Xml;

/**
 * A notification in one line: when, what, and the leaves of the event as {@code name=value}, as far as they fit. Containers
 * have no word of their own; whoever needs to know which leaf is whose prints the XML.
 */
final class NotificationLine {

    /** What the JDK bounds by itself, at other numbers in each version. Whoever made the event has bounded it. */
    private static final List<String> NOT_BOUNDED = List.of(
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.maxElementDepth",
            "jdk.xml.elementAttributeLimit");

    private NotificationLine() {}

    /** A new one each time: the JDK's keeps the last reader that it has made, and so the whole event, and is of one thread. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        NOT_BOUNDED.forEach(limit -> factory.setProperty(limit, "0"));
        return factory;
    }

    /**
     * The line in at most so many columns.
     *
     * @throws IllegalArgumentException if the event is no well-formed XML
     */
    static String of(Notification notification, int width) {
        StringBuilder line = new StringBuilder(head(notification));
        appendLeaves(notification.event(), line, width);
        return Columns.cut(line.toString(), width);
    }

    /** When and what, without its content. */
    static String head(Notification notification) {
        String time = notification.time().map(Listings::time).orElseGet(notification::eventTime);
        return (time + " " + notification.name()).strip();
    }

    /** Reads no more of an event, which may be large, than the line can show. */
    private static void appendLeaves(Xml event, StringBuilder line, int width) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(event.text()));
            reader.nextTag();
            @Nullable String begun = null;
            StringBuilder value = new StringBuilder();
            while (line.length() <= width && reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        begun = reader.getLocalName();
                        value.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        // A value too long for the line is cut there.
                        if (value.length() <= width) {
                            value.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (begun != null) {
                            line.append(' ').append(leaf(begun, value.toString().strip()));
                            begun = null;
                        }
                    }
                    default -> {
                        // Comments and instructions say nothing of the event.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the event is not well-formed XML: " + e.getMessage(), e);
        }
    }

    private static String leaf(String name, String value) {
        String text = value.replaceAll("\\s+", " ");
        boolean isOneWord = text.indexOf(' ') < 0;
        return text.isEmpty() ? name : name + "=" + (isOneWord ? text : '"' + text + '"');
    }
}
