// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Durations;
import org.plugboard.connection.InvalidRequestException;

/** The commands that call services of connections. */
final class Calling {

    static final String ALIAS = "--alias";

    static final Command EXECUTE = new Command(
            "execute",
            "execute DEVICE[/ALIAS] [--alias ALIAS] 'COMMAND' [TIME LIMIT]",
            "runs a command on a device and gives its answer",
            "execute phoenix 'show version' 2m",
            (bench, words) -> service("execute", bench, words));
    static final Command CONFIGURE = new Command(
            "configure",
            "configure DEVICE[/ALIAS] [--alias ALIAS] 'LINES' [TIME LIMIT]",
            "enters the configuration mode, sends the lines, leaves it",
            "configure phoenix 'hostname pegasus'",
            (bench, words) -> service("configure", bench, words));
    static final Command CALL = new Command(
            "call",
            "call DEVICE[/ALIAS] [--alias ALIAS] SERVICE [ARGUMENT…]",
            "calls any service of a connection's class",
            "call phoenix get-config running",
            Calling::call);

    /** The services whose argument is a line that people forget to quote. */
    private static final Set<String> TAKE_A_LINE = Set.of("execute", "configure");

    private Calling() {}

    private static @Nullable Object service(String name, Workbench bench, List<Object> words) {
        Command command = Commands.named(name).orElseThrow();
        command.requireWords(words, 2, Integer.MAX_VALUE);
        Target target = target(bench, words);
        return call(target, name, words.subList(behindTarget(words), words.size()));
    }

    private static @Nullable Object call(Workbench bench, List<Object> words) {
        CALL.requireWords(words, 2, Integer.MAX_VALUE);
        Target target = target(bench, words);
        int service = behindTarget(words);
        CALL.requireWords(words, service + 1, Integer.MAX_VALUE);
        return call(target, words.get(service).toString(), words.subList(service + 1, words.size()));
    }

    /** Calls a service; its arguments are texts or values. */
    static @Nullable Object call(Target target, String service, List<Object> arguments) {
        if (TAKE_A_LINE.contains(service)
                && arguments.size() > 1
                && (arguments.size() > 2 || !isTime(arguments.get(1)))) {
            throw new InvalidRequestException(service
                    + ": a command of several words stands in quotes, for example: '" + arguments.get(0) + " "
                    + arguments.get(1) + "'");
        }
        Object[] plain = arguments.stream()
                .map(argument -> argument instanceof CharSequence ? argument.toString() : argument)
                .toArray();
        return target.services().call(service, plain);
    }

    private static boolean isTime(Object word) {
        try {
            return !Durations.parse(word.toString()).isNegative();
        } catch (IllegalArgumentException isText) {
            return false;
        }
    }

    private static Target target(Workbench bench, List<Object> words) {
        Target target = Target.of(bench, words.get(0));
        return hasAlias(words) ? target.withAlias(words.get(2).toString()) : target;
    }

    private static int behindTarget(List<Object> words) {
        return hasAlias(words) ? 3 : 1;
    }

    /** An option further behind belongs to the service. */
    private static boolean hasAlias(List<Object> words) {
        return words.size() > 2 && words.get(1).toString().equals(ALIAS);
    }
}
