// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Durations;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.netconf.EventStream;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.SubscriptionOptions;

/**
 * What the words behind {@code notifications DEVICE} ask for.
 *
 * @param options of the subscription
 * @param count how many are printed at most
 * @param limit how long they are waited for; null for as long as the subscription lasts
 * @param withXml whether each event is printed as XML
 */
record WantedNotifications(SubscriptionOptions options, long count, @Nullable Duration limit, boolean withXml) {

    private static final String FROM = "--from";
    private static final String UNTIL = "--until";
    private static final String FILTER = "--filter";
    private static final String COUNT = "--count";
    private static final String FOR = "--for";
    private static final String XML = "--xml";

    /** The options, each but the last with a value. */
    private static final List<String> OPTIONS = List.of(FROM, UNTIL, FILTER, COUNT, FOR, XML);

    /** What begins a word that says what a prefix of the filter stands for. */
    private static final String NAMESPACE = "xmlns:";

    /** Takes the words in any order. */
    static WantedNotifications of(List<Object> words) {
        return new Reading(words).run();
    }

    /** The stream if it can be next, and the options that are not said yet; none where a value is due. */
    static List<String> optionsBehind(List<String> before) {
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        if (OPTIONS.contains(last) && !last.equals(XML)) {
            return List.of();
        }
        List<String> left = new ArrayList<>(OPTIONS);
        if (before.isEmpty()) {
            left.add(EventStream.NETCONF);
        }
        left.removeAll(before);
        return left;
    }

    /** One pass over the words. */
    private static final class Reading {

        private final Iterator<Object> words;
        private final Map<String, String> namespaces = new HashMap<>();
        private @Nullable String stream;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private @Nullable String filter;
        private long count = Long.MAX_VALUE;
        private @Nullable Duration limit;
        private boolean withXml;

        Reading(List<Object> words) {
            this.words = words.iterator();
        }

        WantedNotifications run() {
            while (words.hasNext()) {
                take(words.next().toString());
            }
            SubscriptionOptions options =
                    stream == null ? SubscriptionOptions.DEFAULTS : SubscriptionOptions.of(stream);
            return new WantedNotifications(filtered(bounded(options)), count, limit, withXml);
        }

        private void take(String word) {
            switch (word) {
                case FROM -> from = time(valueOf(word));
                case UNTIL -> until = time(valueOf(word));
                case FILTER -> filter = valueOf(word);
                case COUNT -> count = count(valueOf(word));
                case FOR -> limit = duration(valueOf(word));
                case XML -> withXml = true;
                default -> {
                    int sign = word.indexOf('=');
                    if (word.startsWith("-")) {
                        throw UnknownNameException.of(Notifying.NOTIFICATIONS.name(), "option", word, OPTIONS);
                    } else if (word.startsWith(NAMESPACE) && sign > 0) {
                        namespaces.put(word.substring(NAMESPACE.length(), sign), word.substring(sign + 1));
                    } else if (stream != null) {
                        throw Notifying.NOTIFICATIONS.wrongUsage("'" + word + "' is too much");
                    } else {
                        stream = word;
                    }
                }
            }
        }

        private SubscriptionOptions bounded(SubscriptionOptions options) {
            if (until == null) {
                return from == null ? options : options.from(from);
            } else if (from == null) {
                throw Notifying.NOTIFICATIONS.wrongUsage("--until needs --from (RFC 5277, section 2.1.1)");
            } else if (!until.isAfter(from)) {
                throw Notifying.NOTIFICATIONS.wrongUsage("--until is not behind --from");
            }
            return options.between(from, until);
        }

        private SubscriptionOptions filtered(SubscriptionOptions options) {
            Filter plain = filter == null ? null : filter(filter);
            if (!namespaces.isEmpty()) {
                if (plain == null || plain.kind() != Filter.Kind.XPATH) {
                    throw Notifying.NOTIFICATIONS.wrongUsage("xmlns:… belongs to an XPath behind --filter");
                }
                plain = Filter.xpath(plain.text(), namespaces);
            }
            return plain == null ? options : options.filter(plain);
        }

        private static Filter filter(String text) {
            try {
                return Filter.of(text);
            } catch (IllegalArgumentException e) {
                throw Notifying.NOTIFICATIONS.wrongUsage("--filter is '" + text + "'; " + e.getMessage());
            }
        }

        private String valueOf(String option) {
            if (!words.hasNext()) {
                throw Notifying.NOTIFICATIONS.wrongUsage(option + " has no value");
            }
            return words.next().toString();
        }

        private static long count(String word) {
            try {
                long count = Long.parseLong(word);
                if (count > 0) {
                    return count;
                }
            } catch (NumberFormatException e) {
                throw Notifying.NOTIFICATIONS.wrongUsage("'" + word + "' is no number");
            }
            throw Notifying.NOTIFICATIONS.wrongUsage("'" + word + "' is not above 0");
        }

        private static Duration duration(String word) {
            try {
                return Durations.parse(word);
            } catch (IllegalArgumentException e) {
                throw Notifying.NOTIFICATIONS.wrongUsage("'" + word + "' is no time: 30s, 5m");
            }
        }

        /** A moment, or how long ago it was. */
        private static Instant time(String word) {
            try {
                return Instant.parse(word);
            } catch (DateTimeParseException isADuration) {
                try {
                    return Instant.now().minus(Durations.parse(word));
                } catch (IllegalArgumentException e) {
                    throw Notifying.NOTIFICATIONS.wrongUsage(
                            "'" + word + "' is neither a moment, 2026-11-27T12:00:00Z, nor a time ago, 1h");
                }
            }
        }
    }
}
