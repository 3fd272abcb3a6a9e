// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * What the mock devices of unicon.plugins have to say, read without the simulator. The data are no part of the project and lie
 * beside it.
 *
 * @param states by name
 */
public record MockStates(Map<String, Map<?, ?>> states) {

    public static final Path FOLDER = Path.of(System.getProperty("plugboard.root"), "..", "shared", "mock_data");

    private static final Pattern SHOW = Pattern.compile("sh(?:ow)? .*");

    /** Skips the test where there are no data, except in CI. */
    public static void require() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(FOLDER), () -> "there are no mock data in " + FOLDER);
        }
    }

    /** Those of an operating system, of all its files. */
    public static MockStates of(String os) {
        Map<String, Map<?, ?>> states = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(os))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Map<?, ?> part = new Yaml().load(Files.readString(file));
                part.forEach((name, state) -> {
                    if (state instanceof Map<?, ?> map) {
                        states.put(name.toString(), map);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MockStates(states);
    }

    /** The states at whose prompt show commands with an answer that is always the same can be asked. */
    List<String> shows(Pattern prompt) {
        return states.keySet().stream()
                .filter(name -> prompt.matcher(prompt(name).orElse("")).matches())
                .filter(name -> !answers(name).isEmpty())
                .toList();
    }

    private Optional<String> prompt(String state) {
        return Optional.ofNullable(states.get(state).get("prompt")).map(Object::toString);
    }

    /** The show commands of a state with the whole answer to each. */
    Map<String, String> answers(String state) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (states.get(state).get("commands") instanceof Map<?, ?> commands) {
            commands.forEach((command, answer) -> {
                if (answer instanceof String text && isPlain(command.toString(), text)) {
                    answers.put(command.toString(), text);
                }
            });
        }
        return answers;
    }

    /** All commands of a state whose answer is a text and leads nowhere. */
    public List<String> plainCommands(String state) {
        List<String> plain = new ArrayList<>();
        if (states.get(state).get("commands") instanceof Map<?, ?> commands) {
            commands.forEach((command, answer) -> {
                if (answer instanceof String text && !text.startsWith("file|")) {
                    plain.add(command.toString());
                }
            });
        }
        return plain;
    }

    private static boolean isPlain(String command, String answer) {
        return SHOW.matcher(command).matches() && !answer.startsWith("file|");
    }

    /** What a person sees of an answer: the last line end is not a part of it, and a backspace takes back a character. */
    public static String seen(String text, String host) {
        String plain = text.replace("%N", host).replace("\r\n", "\n");
        while (plain.indexOf('\b') > 0) {
            plain = plain.replaceFirst("[^\n\b]?\b", "");
        }
        return plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
