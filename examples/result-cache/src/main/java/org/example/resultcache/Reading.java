// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.resultcache;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Filter;

/** Which calls only read. Whatever is not known to is taken for one that changes the device. */
final class Reading {

    static final String COMMANDS = "show, get, get-config";
    static final String EXCEPT = "show clock, show logging";
    static final String SERVICES = "get, get-config";
    static final Reading SHIPPED = new Reading(COMMANDS, EXCEPT, SERVICES);

    /** Say nothing of the device, or only what the session has at hand. */
    private static final Set<String> HARMLESS = Set.of("capabilities", "sessionid", "receive", "expect");

    /** A command that reads can still write its output somewhere. */
    private static final Pattern WRITES = Pattern.compile(">|\\b(redirect|append|tee|save)\\b");

    private final List<String> commands;
    private final List<String> except;
    private final Set<String> services;

    /** All three as texts with commas. */
    Reading(String commands, String except, String services) {
        this.commands = parts(commands).toList();
        this.except = parts(except).toList();
        this.services = parts(services).map(Reading::plain).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** As Plugboard finds services: without regard to case, {@code -} and {@code _}. */
    private static String plain(String service) {
        return service.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** What a call means for the answers that are kept. */
    enum Kind {
        /** It reads, and its answer can be kept. */
        KEPT,
        /** It reads, and is always made. */
        READS,
        /** It may change what others read. */
        CHANGES
    }

    Kind kindOf(String service, List<?> arguments) {
        Kind kind = kindOfService(plain(service), arguments);
        return kind == Kind.KEPT && !arguments.stream().allMatch(Reading::canBeKept) ? Kind.READS : kind;
    }

    private Kind kindOfService(String service, List<?> arguments) {
        if (services.contains(service)) {
            return Kind.KEPT;
        } else if (HARMLESS.contains(service)) {
            return Kind.READS;
        }
        boolean isCommand = service.equals("execute") && !arguments.isEmpty() && arguments.get(0) instanceof String;
        return isCommand ? kindOfCommand((String) arguments.get(0)) : Kind.CHANGES;
    }

    private Kind kindOfCommand(String command) {
        if (commands.stream().noneMatch(words -> begins(command, words))
                || WRITES.matcher(withoutXml(command)).find()) {
            return Kind.CHANGES;
        }
        return except.stream().anyMatch(words -> begins(command, words)) ? Kind.READS : Kind.KEPT;
    }

    private static boolean begins(String command, String words) {
        return command.equals(words) || command.startsWith(words + " ");
    }

    /** Operations of NETCONF have a filter behind them, whose {@code >} leads to no file. */
    private static String withoutXml(String command) {
        int xml = command.indexOf('<');
        return xml < 0 ? command : command.substring(0, xml);
    }

    /** What nobody can change, and belongs to no bundle that may leave. */
    private static boolean canBeKept(Object argument) {
        return argument instanceof String
                || argument instanceof Duration
                || argument instanceof DatastoreIdentity
                || argument instanceof Filter;
    }
}
