// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Durations;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Path;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionOptions;

/** The command that prints what a device says by itself. */
final class Notifying {

    private static final String FROM = "--from";
    private static final String COUNT = "--count";
    private static final String FOR = "--for";
    private static final String XML = "--xml";

    /** The options, each but the last with a value. */
    static final List<String> OPTIONS = List.of(FROM, COUNT, FOR, XML);

    static final Command NOTIFICATIONS = new Command(
            "notifications",
            "notifications DEVICE[/ALIAS] [STREAM] [--from TIME] [--count NUMBER] [--for TIME] [--xml]",
            "prints the NETCONF notifications of a device until Ctrl-C, so many, or for so long; with those since a time, or a time ago",
            "notifications phoenix --from 1h --count 10",
            Notifying::notifications);

    private static final String ALIAS = "notifications";

    /** The stream that every device with notifications has (RFC 5277, section 3.2.3). */
    private static final String STREAM = "NETCONF";

    private Notifying() {}

    /** What the words ask for. */
    private record Wanted(
            Target target, SubscriptionOptions options, long count, @Nullable Duration limit, boolean withXml) {}

    /** In a session of its own: one in which somebody has subscribed is good for little else afterwards. */
    private static @Nullable Object notifications(Workbench bench, List<Object> words) {
        NOTIFICATIONS.requireWords(words, 1, Integer.MAX_VALUE);
        Wanted wanted = wanted(bench, words);
        Connection connection = wanted.target().device().connect(request(wanted.target()));
        NotificationPrinter printer = new NotificationPrinter(bench.output(), wanted.count(), wanted.withXml());
        boolean isCancelled = false;
        try {
            Subscription unused = connection.as(Netconf.class).subscribe(wanted.options(), printer);
            printer.awaitEnd(wanted.limit());
        } catch (InterruptedException e) {
            // Ctrl-C is how this command ends, and its session must not be ended by an interrupted thread.
            isCancelled = true;
        } finally {
            connection.destroy();
        }
        if (isCancelled) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static Wanted wanted(Workbench bench, List<Object> words) {
        SubscriptionOptions options = SubscriptionOptions.DEFAULTS;
        long count = Long.MAX_VALUE;
        @Nullable Duration limit = null;
        boolean withXml = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).toString();
            switch (word) {
                case FROM -> options = options.from(time(valueOf(words, i++)));
                case COUNT -> count = count(valueOf(words, i++));
                case FOR -> limit = duration(valueOf(words, i++));
                case XML -> withXml = true;
                default -> {
                    if (word.startsWith("-")) {
                        throw UnknownNameException.of(NOTIFICATIONS.name(), "option", word, OPTIONS);
                    }
                    if (options.stream() != null) {
                        throw NOTIFICATIONS.wrongUsage("'" + word + "' is too much");
                    }
                    options = options.stream(word);
                }
            }
        }
        return new Wanted(Target.of(bench, words.get(0)), options, count, limit, withXml);
    }

    private static String valueOf(List<Object> words, int option) {
        if (option + 1 == words.size()) {
            throw NOTIFICATIONS.wrongUsage(words.get(option) + " has no value");
        }
        return words.get(option + 1).toString();
    }

    private static long count(String word) {
        try {
            long count = Long.parseLong(word);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw NOTIFICATIONS.wrongUsage("'" + word + "' is no number");
        }
        throw NOTIFICATIONS.wrongUsage("'" + word + "' is not above 0");
    }

    private static Duration duration(String word) {
        try {
            return Durations.parse(word);
        } catch (IllegalArgumentException e) {
            throw NOTIFICATIONS.wrongUsage("'" + word + "' is no time: 30s, 5m");
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
                throw NOTIFICATIONS.wrongUsage(
                        "'" + word + "' is neither a moment, 2026-11-27T12:00:00Z, nor a time ago, 1h");
            }
        }
    }

    /** As the connection that is named is connected; else over the path of this name, or the one for NETCONF. */
    private static ConnectRequest request(Target target) {
        Set<String> taken = target.device().connectionManager().connections().keySet();
        String alias = ALIAS;
        for (int i = 2; taken.contains(alias); i++) {
            alias = ALIAS + "_" + i;
        }
        return like(target).alias(alias);
    }

    private static ConnectRequest like(Target target) {
        String named = target.alias();
        if (named == null) {
            return ConnectRequest.using("netconf");
        }
        return target.connection()
                .map(known -> known.path()
                        .map(Path::name)
                        .map(path ->
                                ConnectRequest.using(known.connectionClass()).overPath(path))
                        .orElseGet(() -> ConnectRequest.using(known.connectionClass())))
                .orElseGet(() -> ConnectRequest.via(named));
    }

    /** The stream if it can be next, and the options that are not said yet; none where a value is due. */
    static List<String> optionsBehind(List<String> before) {
        List<String> left = new ArrayList<>(OPTIONS);
        if (before.isEmpty()) {
            left.add(STREAM);
        }
        left.removeAll(before);
        boolean isValueDue = !before.isEmpty()
                && OPTIONS.contains(before.get(before.size() - 1))
                && !before.get(before.size() - 1).equals(XML);
        return isValueDue ? List.of() : left;
    }
}
