// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.cli.Probe;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Task;
import org.plugboard.spi.Deadline;

/** What a device can be asked to do in its own words, where its platform says these. */
final class Tasks {

    /** How long a device waits for an answer if nobody says it. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);

    private final Platform platform;
    private final BiFunction<Command, Deadline, CommandResult> runner;
    private final Logins logins;
    private final Failures failures;

    /** Commands are run by {@code runner}. */
    Tasks(Platform platform, BiFunction<Command, Deadline, CommandResult> runner, Logins logins, Failures failures) {
        this.platform = platform;
        this.runner = runner;
        this.logins = logins;
        this.failures = failures;
    }

    /** Lets the device look for a target. A probe of many packets has as much more time as they take. */
    String probe(String name, String target, Probe probe) {
        Task task = task(name);
        Map<String, String> values = new LinkedHashMap<>(Map.of("target", target));
        probe.count().ifPresent(count -> values.put("count", Integer.toString(count)));
        probe.bytes().ifPresent(bytes -> values.put("bytes", Integer.toString(bytes)));
        probe.source().ifPresent(source -> values.put("source", source));
        probe.vrf().ifPresent(vrf -> values.put("vrf", vrf));
        probe.patience().ifPresent(patience -> putPatience(task, patience, values));
        for (String given : values.keySet()) {
            if (!task.command().names().contains(given)) {
                throw new InvalidRequestException("%s: %s of platform %s has no %s; it has %s"
                        .formatted(
                                failures.name(),
                                name,
                                platform.name(),
                                given,
                                task.command().names()));
            }
        }
        Duration each = probe.patience().orElse(USUAL_PATIENCE);
        Duration packets = each.multipliedBy(probe.count().orElse(0));
        return run(task, name, values, probe.timeout().orElseGet(() -> task.timeout()
                .plus(packets)));
    }

    /** In whole seconds, unless the device takes milliseconds. */
    private static void putPatience(Task task, Duration patience, Map<String, String> values) {
        if (task.command().names().contains("patience_ms")) {
            values.put("patience_ms", Long.toString(Math.max(1, patience.toMillis())));
        } else {
            values.put(
                    "patience",
                    Long.toString(Math.max(1, patience.plusMillis(999).toSeconds())));
        }
    }

    /** Lets the device copy a file. */
    String copy(String source, String destination, Optional<Duration> limit) {
        Task task = task("copy");
        if (FilePlace.hasPassword(source) || FilePlace.hasPassword(destination)) {
            throw new InvalidRequestException(failures.name()
                    + ": copy: there is a password in the place of a file, where transcripts and the device's history would show it;"
                    + " leave it out there and add the credential copy, which answers the question for it");
        }
        Map<String, String> values = FilePlace.values("source", source);
        values.putAll(FilePlace.values("destination", destination));
        return run(task, "copy", values, limit.orElse(task.timeout()));
    }

    private String run(Task task, String name, Map<String, String> values, Duration limit) {
        ErrorPatterns errors =
                ErrorPatterns.and(task.failures().stream().map(Pattern::pattern).toArray(String[]::new));
        StoredAnswers stored = stored(name);
        Command command = Command.of(task.command().fill(failures.name(), values))
                .answering(task.answers().dialog(failures.name(), values, stored))
                .failingOn(errors)
                .within(limit);
        String text = runner.apply(command, Deadline.after(limit)).text();
        if (stored.calledOff()) {
            throw new CommandRefusedException(
                    "%s: \"%s\" was called off at a question: %s; run it by hand, with a dialog"
                            .formatted(failures.name(), command.text(), text.strip()),
                    command.text(),
                    text);
        }
        return text;
    }

    /** The answers from the credentials to what the device asks behind the command of a task, once. */
    StoredAnswers stored(String name) {
        return new StoredAnswers(logins, failures, name);
    }

    /**
     * The task of this name.
     *
     * @throws NotSupportedException if the platform does not have it
     */
    Task task(String name) {
        Task task = platform.tasks().get(name);
        if (task == null) {
            throw new NotSupportedException(
                    "%s: platform %s has no %s; of these services it has %s; use execute, or run with a dialog"
                            .formatted(
                                    failures.name(),
                                    platform.name(),
                                    name,
                                    platform.tasks().isEmpty()
                                            ? "none"
                                            : new TreeSet<>(platform.tasks().keySet())));
        }
        return task;
    }
}
