// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plugboard.cli.Action;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.Statement;
import org.plugboard.connection.Durations;
import org.plugboard.yaml.YamlPart;

/** Reads what a device can be asked to do. */
final class TaskReader {

    private static final Set<String> KEYS = Set.of("command", "answers", "failed", "timeout");

    private TaskReader() {}

    static Map<String, Task> read(YamlPart part) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        part.entries(Set.of("ping", "traceroute", "copy", "reload"))
                .forEach((name, task) -> tasks.put(name, task(task)));
        return tasks;
    }

    private static Task task(YamlPart part) {
        Block task = Block.of(part, KEYS);
        List<Statement> answers = task.has("answers")
                ? task.part("answers").entries().entrySet().stream()
                        .map(answer -> Statement.on(
                                answer.getKey(),
                                Action.sendLine(answer.getValue().text())))
                        .toList()
                : List.of();
        return new Task(
                task.required("command"),
                new Dialog(answers),
                task.searches("failed"),
                task.has("timeout") ? Durations.parse(task.required("timeout")) : Duration.ofSeconds(60));
    }
}
