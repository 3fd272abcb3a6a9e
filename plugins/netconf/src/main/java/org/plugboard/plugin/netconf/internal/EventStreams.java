// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.netconf.EventStream;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** Reads the streams that a device lists (RFC 5277, section 3.2.5.1). */
final class EventStreams {

    /** The namespace of the list. */
    static final String NAMESPACE = "urn:ietf:params:xml:ns:netmod:notification";

    /** What a device has that lists none. */
    static final List<EventStream> UNLISTED =
            List.of(new EventStream(EventStream.NETCONF, "", false, Optional.empty()));

    private EventStreams() {}

    /** Reads the element {@code data}. */
    static List<EventStream> read(String data) throws MalformedXmlException {
        List<EventStream> streams = new ArrayList<>();
        XmlCursor cursor = XmlCursor.atRoot(new StringReader(data), 0);
        while (cursor.nextChild()) {
            if (cursor.name().equals("netconf")) {
                lists(cursor, streams);
            } else {
                cursor.skip();
            }
        }
        return streams.isEmpty() ? UNLISTED : List.copyOf(streams);
    }

    private static void lists(XmlCursor cursor, List<EventStream> streams) throws MalformedXmlException {
        while (cursor.nextChild()) {
            if (cursor.name().equals("streams")) {
                while (cursor.nextChild()) {
                    streams.add(stream(cursor));
                }
            } else {
                cursor.skip();
            }
        }
    }

    private static EventStream stream(XmlCursor cursor) throws MalformedXmlException {
        String name = "";
        String description = "";
        boolean replays = false;
        Optional<Instant> created = Optional.empty();
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "name" -> name = cursor.text();
                case "description" -> description = cursor.text();
                case "replaySupport" -> replays = cursor.text().equals("true");
                case "replayLogCreationTime" -> created = Notifications.time(cursor.text());
                default -> cursor.skip();
            }
        }
        return new EventStream(name, description, replays, created);
    }
}
