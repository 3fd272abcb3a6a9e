// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plugboard.connection.Durations;
import org.plugboard.yaml.YamlPart;

/** Reads what a device can be asked to do. */
final class TaskReader {

    private static final Set<String> KEYS = Set.of("command", "answers", "failed", "timeout");
    private static final Set<String> PROBE =
            new TreeSet<>(Set.of("target", "count", "bytes", "source", "vrf", "patience", "patience_ms"));

    /** The places that a task of this name can have. */
    private static final Map<String, Set<String>> PLACES = Map.of(
            "ping",
            PROBE,
            "traceroute",
            PROBE,
            "copy",
            new TreeSet<>(Set.of(
                    "source", "source_host", "source_file", "destination", "destination_host", "destination_file")),
            "reload",
            Set.of());

    private static final Map<String, Duration> TIMEOUTS = Map.of(
            "ping", Duration.ofSeconds(60),
            "traceroute", Duration.ofMinutes(5),
            "copy", Duration.ofMinutes(10),
            "reload", Duration.ofMinutes(5));

    private TaskReader() {}

    static Map<String, Task> read(YamlPart part) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        part.entries(new TreeSet<>(PLACES.keySet())).forEach((name, task) -> tasks.put(name, task(name, task)));
        return tasks;
    }

    private static Task task(String name, YamlPart part) {
        Block task = Block.of(part, KEYS);
        Set<String> places = PLACES.getOrDefault(name, Set.of());
        Template command = ReplyReader.template(task, "command", places);
        Replies answers = ReplyReader.read(task, "answers");
        ReplyReader.checkNames(part, answers.names(), places);
        return new Task(command, answers, task.searches("failed"), timeout(name, task));
    }

    private static Duration timeout(String name, Block task) {
        if (!task.has("timeout")) {
            return TIMEOUTS.getOrDefault(name, Duration.ofMinutes(1));
        }
        try {
            return Durations.parse(task.required("timeout"));
        } catch (IllegalArgumentException e) {
            throw task.part("timeout").wrong(String.valueOf(e.getMessage()));
        }
    }
}
