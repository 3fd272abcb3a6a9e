// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Head;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** Reads the message {@code notification} (RFC 5277, section 4). */
final class Notifications {

    /** The namespace of the message and of what it takes to have some. */
    static final String NAMESPACE = "urn:ietf:params:xml:ns:netconf:notification:1.0";

    /** Day, time, fraction of a second and offset, as devices write them that have not read RFC 3339 to its end. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9})\\d*)? ?(?:([Zz])|([+-]\\d\\d):?(\\d\\d))");

    private Notifications() {}

    /** Whether the message is one. Some devices leave the namespace out, or give it NETCONF's. */
    static boolean isOne(Head head) {
        return head.name().equals("notification");
    }

    /** @throws MalformedXmlException if it cannot be read, or there is no event in it */
    static Notification read(XmlCursor cursor) throws MalformedXmlException {
        String eventTime = "";
        String name = "";
        @Nullable String event = null;
        while (cursor.nextChild()) {
            if (eventTime.isEmpty() && cursor.name().equals("eventTime")) {
                eventTime = cursor.text();
            } else if (event == null) {
                name = cursor.name();
                event = cursor.copy();
            } else {
                cursor.skip();
            }
        }
        if (event == null) {
            throw new MalformedXmlException("there is no event in it");
        }
        return new Notification(Failures.excerpt(eventTime), time(eventTime), name, Xml.of(event));
    }

    /** Empty for what is none, or says nothing of its offset from UTC: which one is meant nobody can tell. */
    static Optional<Instant> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String fraction = matcher.group(3) == null ? "" : "." + matcher.group(3);
        String offset = matcher.group(4) == null ? matcher.group(5) + ":" + matcher.group(6) : "Z";
        try {
            return Optional.of(OffsetDateTime.parse(matcher.group(1) + "T" + matcher.group(2) + fraction + offset)
                    .toInstant());
        } catch (DateTimeParseException e) {
            // The thirteenth month, or a leap second: the text says it.
            return Optional.empty();
        }
    }
}
