// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Answer;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;
import org.plugboard.spi.Simulation;
import org.plugboard.yaml.YamlPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the state machines of unicon's mock devices: all files of an operating system's folder are one name space. What is
 * wrong in them is left out and logged at DEBUG: they were written for a reader that forgives.
 */
final class MockDataReader {

    private static final Logger LOG = LoggerFactory.getLogger(MockDataReader.class);

    private static final String FILE = "file|";
    private static final Set<String> STATE = Set.of("prompt", "preface", "commands", "keys", "new_state");

    private final Path data;
    private final Map<String, YamlPart> parts = new LinkedHashMap<>();

    private MockDataReader(Path data) {
        this.data = data;
    }

    static DeviceDescription read(Simulation.MockData simulation) {
        Path data = simulation.folder().toAbsolutePath().normalize();
        String os = simulation.os();
        List<String> known = folders(data);
        if (!known.contains(os)) {
            throw UnknownNameException.of("simulator: " + data, "os", os, known);
        }
        MockDataReader reader = new MockDataReader(data);
        files(data.resolve(os), os).forEach(reader::collect);
        Map<String, State> states = new LinkedHashMap<>();
        reader.parts.forEach((name, part) -> states.put(name, reader.state(part)));
        return MockStart.describe(os, states, simulation.state());
    }

    private static List<String> folders(Path data) {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidRequestException("simulator: " + data + " cannot be read: " + e, e);
        }
    }

    /** That with the name of the operating system first. */
    private static List<Path> files(Path folder, String os) {
        Path first = folder.resolve(os + "_mock_data.yaml");
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing((Path file) -> !file.equals(first))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new InvalidRequestException("simulator: " + folder + " cannot be read: " + e, e);
        }
    }

    private void collect(Path file) {
        YamlPart.read(file.toString(), Descriptions.text(file)).entries().forEach((name, part) -> {
            if (part.isBlock()) {
                parts.putIfAbsent(name, part);
            } else {
                ignore(part, "is no state");
            }
        });
    }

    private State state(YamlPart part) {
        Map<String, YamlPart> state = part.entries();
        state.forEach((key, value) -> {
            if (!STATE.contains(key)) {
                ignore(value, "says nothing about a state");
            }
        });
        Map<String, Answer> keys = new LinkedHashMap<>();
        answers(state.get("keys")).forEach((name, answer) -> keys.put(Keys.sent(name), answer));
        String prompt = state.containsKey("prompt") ? text(state.get("prompt")) : "";
        YamlPart preface = state.get("preface");
        return new State(
                prompt,
                MockStart.asksForPassword(prompt),
                preface == null ? Answer.NOTHING : answer(preface),
                SpelledOut.with(answers(state.get("commands"))),
                keys,
                target(state.get("new_state")));
    }

    private Map<String, Answer> answers(@Nullable YamlPart part) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (part == null || !part.isBlock()) {
            return answers;
        }
        part.entries().forEach((command, answer) -> {
            if (command.startsWith("<<") && answer.isBlock()) {
                ignore(answer, "is taken for a merge");
                answers(answer).forEach(answers::putIfAbsent);
            } else {
                answers.put(command, answer(answer));
            }
        });
        return answers;
    }

    private Answer answer(YamlPart part) {
        if (!part.isBlock()) {
            return part.isList()
                    ? new Answer(texts(part), false, false, Pace.AT_ONCE, null, null, null, false)
                    : Answer.of(line(part));
        }
        Map<String, YamlPart> answer = part.entries();
        YamlPart response = null;
        YamlPart state = null;
        YamlPart timing = null;
        boolean circular = false;
        for (Map.Entry<String, YamlPart> entry : answer.entrySet()) {
            switch (entry.getKey()) {
                case "response", "reponse" -> response = entry.getValue();
                case "new_state", "nwe_state" -> state = entry.getValue();
                case "timing" -> timing = entry.getValue();
                case "response_type" -> circular = text(entry.getValue()).equals("circular");
                default -> ignore(entry.getValue(), "says nothing about an answer");
            }
        }
        return new Answer(texts(response), circular, false, pace(timing), null, null, target(state), false);
    }

    private List<String> texts(@Nullable YamlPart response) {
        if (response == null) {
            return List.of("");
        }
        if (response.isList() && !response.items().isEmpty()) {
            return response.items().stream().map(this::line).toList();
        }
        return List.of(line(response));
    }

    /** Ends with a line end if there is anything. */
    private String line(YamlPart part) {
        String text = text(part);
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private String text(YamlPart part) {
        if (!part.isText()) {
            ignore(part, "is no text");
            return "";
        }
        String text = part.text();
        return text.startsWith(FILE)
                ? content(part, text.substring(FILE.length()).strip())
                : text;
    }

    /** Paths begin above the folder of the data, and may not lead out of there. */
    private String content(YamlPart part, String path) {
        Path above = data.getParent() == null ? data : data.getParent();
        Path file = above.resolve(path).normalize();
        if (!file.startsWith(above) || !Files.isRegularFile(file)) {
            ignore(part, "names a file that is not there");
            return "";
        }
        return Descriptions.text(file);
    }

    private Pace pace(@Nullable YamlPart part) {
        List<Pace.Timing> timings = new ArrayList<>();
        if (part != null) {
            for (YamlPart item : part.isList() ? part.items() : List.of(part)) {
                Pace.Timing.parse(text(item)).ifPresentOrElse(timings::add, () -> ignore(item, "is no timing"));
            }
        }
        return new Pace(timings);
    }

    private @Nullable String target(@Nullable YamlPart part) {
        if (part == null) {
            return null;
        }
        String state = text(part);
        if (!parts.containsKey(state)) {
            ignore(part, "leads to a state that there is not");
            return null;
        }
        return state;
    }

    private static void ignore(YamlPart part, String why) {
        LOG.debug("{}", part.wrong(why).getMessage());
    }
}
