// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Kind;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Notifications;
import org.plugboard.yaml.YamlPart;

/** Reads what a device notifies of. */
final class NotificationReader {

    private static final Set<String> KEYS = Set.of("log", "streams", "events");
    private static final Set<String> EVENT = Set.of("stream", "content", "every", "count");
    private static final String NETCONF = "NETCONF";
    private static final int LOG = 1000;
    private static final int LARGEST_LOG = 100_000;
    private static final int MOST_AT_ONCE = 10_000_000;
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private NotificationReader() {}

    static Notifications read(@Nullable YamlPart part) {
        if (part == null) {
            return new Notifications(LOG, Map.of(), Map.of());
        }
        Map<String, YamlPart> parts = part.entries(KEYS);
        Map<String, String> streams = new LinkedHashMap<>();
        entries(parts, "streams").forEach((name, text) -> streams.put(name, text.text()));
        Set<String> known = new TreeSet<>(streams.keySet());
        known.add(NETCONF);
        Map<String, Kind> kinds = new LinkedHashMap<>();
        entries(parts, "events").forEach((name, event) -> kinds.put(name, kind(event, known)));
        int log = parts.containsKey("log") ? (int) XmlPart.number(parts.get("log"), LARGEST_LOG) : LOG;
        return new Notifications(log, streams, kinds);
    }

    static int count(YamlPart part) {
        return (int) XmlPart.number(part, MOST_AT_ONCE);
    }

    /** A text is the element, which comes when it is asked for. */
    private static Kind kind(YamlPart part, Set<String> streams) {
        if (part.isText()) {
            return new Kind(NETCONF, XmlPart.text(part, XmlPart.NUMBERED), null, 1);
        }
        Map<String, YamlPart> event = part.entries(EVENT);
        String stream = event.containsKey("stream") ? event.get("stream").text() : NETCONF;
        if (!streams.contains(stream)) {
            throw event.get("stream").unknown("is no stream", stream, streams);
        }
        Duration every = event.containsKey("every") ? AnswerReader.seconds(event.get("every")) : null;
        if (every != null && every.compareTo(SHORTEST) < 0) {
            throw event.get("every").wrong("must be 0.01 at least");
        }
        return new Kind(
                stream,
                XmlPart.text(part.entry("content"), XmlPart.NUMBERED),
                every,
                event.containsKey("count") ? count(event.get("count")) : 1);
    }

    private static Map<String, YamlPart> entries(Map<String, YamlPart> parts, String key) {
        return parts.containsKey(key) ? parts.get(key).entries() : Map.of();
    }
}
