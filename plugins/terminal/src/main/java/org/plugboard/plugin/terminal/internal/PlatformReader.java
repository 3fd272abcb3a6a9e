// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.PatternSyntaxException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.Platform.Commit;
import org.plugboard.plugin.terminal.internal.Platform.DeadEnd;
import org.plugboard.plugin.terminal.internal.Platform.LoginRules;
import org.plugboard.plugin.terminal.internal.Platform.MarkerRules;
import org.plugboard.plugin.terminal.internal.Platform.Way;

/** Reads a platform file. Every error is an {@link IllegalArgumentException} that names file and key. */
final class PlatformReader {

    private static final Set<String> KEYS = Set.of(
            "names",
            "host",
            "modes",
            "above",
            "ways",
            "dead_ends",
            "setup",
            "refused",
            "commit",
            "login",
            "line_end",
            "clear_line",
            "interrupt",
            "marker",
            "marker_answer",
            "marker_modes");
    private static final Set<String> WAY_KEYS =
            Set.of("from", "to", "command", "question", "answer", "reply", "unless", "starts");
    private static final Set<String> DEAD_END_KEYS = Set.of("prompt", "reason");
    private static final Set<String> COMMIT_KEYS = Set.of("command", "by_caller", "done", "undo");
    private static final Set<String> LOGIN_KEYS = Set.of("prompt", "username", "password", "refused", "wake");

    private final PlatformValues values;

    private PlatformReader(String file) {
        this.values = new PlatformValues(file);
    }

    static Platform read(String file, Reader yaml) {
        return new PlatformReader(file).read(yaml);
    }

    private Platform read(Reader yaml) {
        Map<?, ?> root = values.mapping("the file", values.parse(yaml), KEYS);
        Platform platform = new Platform(
                values.texts("names", root.get("names")),
                values.required("host", root.get("host")),
                modes(root.get("modes")),
                values.pattern("above", root.get("above")),
                values.list("ways", root.get("ways")).stream().map(this::way).toList(),
                values.list("dead_ends", root.get("dead_ends")).stream()
                        .map(this::deadEnd)
                        .toList(),
                values.texts("setup", root.get("setup")),
                values.pattern("refused", root.get("refused")),
                root.get("commit") == null ? null : commit(root.get("commit")),
                login(root.get("login")),
                root.containsKey("line_end") ? values.required("line_end", root.get("line_end")) : "\r",
                values.text("clear_line", root.get("clear_line")),
                values.text("interrupt", root.get("interrupt")),
                marker(root));
        check(platform);
        return platform;
    }

    private void check(Platform platform) {
        if (platform.names().isEmpty()) {
            throw values.wrong("names", "is missing", null);
        }
        try {
            platform.prompts(null);
        } catch (PatternSyntaxException e) {
            throw values.wrong("modes", e.getMessage(), e);
        }
        for (Way way : platform.ways()) {
            if (!platform.has(way.from()) || !platform.has(way.to())) {
                throw values.wrong(
                        "ways", way.from() + " → " + way.to() + " names a mode that is not under modes", null);
            }
            if (way.question() != null && way.answer() == null && way.reply() == null) {
                throw values.wrong("ways", way.from() + " → " + way.to() + " has no answer to its question", null);
            }
        }
    }

    private Map<String, String> modes(@Nullable Object value) {
        Map<String, String> modes = new LinkedHashMap<>();
        values.mapping("modes", value, null)
                .forEach((mode, prompt) -> modes.put(mode.toString(), values.required("modes." + mode, prompt)));
        return modes;
    }

    private Way way(Object element) {
        Map<?, ?> way = values.mapping("ways", element, WAY_KEYS);
        return new Way(
                values.required("ways.from", way.get("from")),
                values.required("ways.to", way.get("to")),
                values.required("ways.command", way.get("command")),
                values.pattern("ways.question", way.get("question")),
                values.text("ways.answer", way.get("answer")),
                values.text("ways.reply", way.get("reply")),
                values.pattern("ways.unless", way.get("unless")),
                values.flag("ways.starts", way.get("starts")));
    }

    private DeadEnd deadEnd(Object element) {
        Map<?, ?> end = values.mapping("dead_ends", element, DEAD_END_KEYS);
        return new DeadEnd(
                values.requiredPattern("dead_ends.prompt", end.get("prompt")),
                values.required("dead_ends.reason", end.get("reason")));
    }

    private Commit commit(@Nullable Object value) {
        Map<?, ?> commit = values.mapping("commit", value, COMMIT_KEYS);
        return new Commit(
                values.required("commit.command", commit.get("command")),
                values.requiredPattern("commit.by_caller", commit.get("by_caller")),
                values.requiredPattern("commit.done", commit.get("done")),
                values.required("commit.undo", commit.get("undo")));
    }

    private LoginRules login(@Nullable Object value) {
        Map<?, ?> login = values.mapping("login", value, LOGIN_KEYS);
        return new LoginRules(
                values.requiredPattern("login.prompt", login.get("prompt")),
                values.requiredPattern("login.username", login.get("username")),
                values.requiredPattern("login.password", login.get("password")),
                values.pattern("login.refused", login.get("refused")),
                values.pattern("login.wake", login.get("wake")));
    }

    private @Nullable MarkerRules marker(Map<?, ?> root) {
        String line = values.text("marker", root.get("marker"));
        if (line == null) {
            return null;
        }
        List<String> modes = values.texts("marker_modes", root.get("marker_modes"));
        return new MarkerRules(line, values.text("marker_answer", root.get("marker_answer")), Set.copyOf(modes));
    }
}
