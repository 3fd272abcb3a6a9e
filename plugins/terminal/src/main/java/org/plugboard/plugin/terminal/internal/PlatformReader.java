// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a platform file. Every error is an {@link IllegalArgumentException} that names file and key. */
final class PlatformReader {

    private static final Set<String> KEYS = Set.of(
            "names",
            "host",
            "modes",
            "ways",
            "setup",
            "refused",
            "login",
            "line_end",
            "clear_line",
            "interrupt",
            "marker",
            "marker_answer");
    private static final Set<String> WAY_KEYS = Set.of("from", "to", "command", "question", "answer");
    private static final Set<String> LOGIN_KEYS = Set.of("prompt", "username", "password", "refused", "wake");

    private final String file;

    private PlatformReader(String file) {
        this.file = file;
    }

    static Platform read(String file, Reader yaml) {
        return new PlatformReader(file).read(yaml);
    }

    private Platform read(Reader yaml) {
        Map<?, ?> root = mapping("the file", parse(yaml), KEYS);
        Map<?, ?> login = mapping("login", root.get("login"), LOGIN_KEYS);
        Platform platform = new Platform(
                texts("names", root.get("names")),
                required("host", root.get("host")),
                modes(root.get("modes")),
                ways(root.get("ways")),
                texts("setup", root.get("setup")),
                pattern("refused", root.get("refused")),
                new Platform.LoginRules(
                        requiredPattern("login.prompt", login.get("prompt")),
                        requiredPattern("login.username", login.get("username")),
                        requiredPattern("login.password", login.get("password")),
                        pattern("login.refused", login.get("refused")),
                        pattern("login.wake", login.get("wake"))),
                root.containsKey("line_end") ? required("line_end", root.get("line_end")) : "\r",
                text("clear_line", root.get("clear_line")),
                text("interrupt", root.get("interrupt")),
                text("marker", root.get("marker")),
                text("marker_answer", root.get("marker_answer")));
        check(platform);
        return platform;
    }

    private @Nullable Object parse(Reader yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("platform file " + file + ": " + e.getMessage(), e);
        }
    }

    private void check(Platform platform) {
        if (platform.names().isEmpty()) {
            throw wrong("names", "is missing", null);
        }
        try {
            platform.prompts(null);
        } catch (PatternSyntaxException e) {
            throw wrong("modes", e.getMessage(), e);
        }
        for (Platform.Way way : platform.ways()) {
            if (!platform.has(way.from()) || !platform.has(way.to())) {
                throw wrong("ways", way.from() + " → " + way.to() + " names a mode that is not under modes", null);
            }
        }
    }

    private Map<String, String> modes(@Nullable Object value) {
        Map<String, String> modes = new LinkedHashMap<>();
        mapping("modes", value, null)
                .forEach((mode, prompt) -> modes.put(mode.toString(), required("modes." + mode, prompt)));
        return modes;
    }

    private List<Platform.Way> ways(@Nullable Object value) {
        List<Platform.Way> ways = new ArrayList<>();
        for (Object element : list("ways", value)) {
            Map<?, ?> way = mapping("ways", element, WAY_KEYS);
            ways.add(new Platform.Way(
                    required("ways.from", way.get("from")),
                    required("ways.to", way.get("to")),
                    required("ways.command", way.get("command")),
                    pattern("ways.question", way.get("question")),
                    text("ways.answer", way.get("answer"))));
        }
        return ways;
    }

    private Map<?, ?> mapping(String key, @Nullable Object value, @Nullable Set<String> known) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(key, "must be a mapping", null);
        }
        for (Object name : map.keySet()) {
            if (known != null && !known.contains(String.valueOf(name))) {
                throw wrong(key, "has the unknown key " + name, null);
            }
        }
        return map;
    }

    private List<?> list(String key, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "must be a list", null);
    }

    private List<String> texts(String key, @Nullable Object value) {
        return list(key, value).stream().map(element -> required(key, element)).toList();
    }

    private @Nullable String text(String key, @Nullable Object value) {
        return value == null ? null : required(key, value);
    }

    private String required(String key, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong(key, value == null ? "is missing" : "must be a text", null);
    }

    private Pattern requiredPattern(String key, @Nullable Object value) {
        return compile(key, required(key, value));
    }

    private @Nullable Pattern pattern(String key, @Nullable Object value) {
        return value == null ? null : compile(key, required(key, value));
    }

    private Pattern compile(String key, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw wrong(key, e.getMessage(), e);
        }
    }

    private IllegalArgumentException wrong(String key, String what, @Nullable Exception cause) {
        return new IllegalArgumentException("platform file " + file + ": " + key + " " + what, cause);
    }
}
