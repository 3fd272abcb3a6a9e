// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plugboard.itests.classes.MockStates;
import org.yaml.snakeyaml.Yaml;

/**
 * A device of {@code captures/}: a state machine in the format of the mock data, written after what people have published of such
 * devices, beside what is asked of it and what has to come.
 *
 * @param talk what is asked
 * @param data the state machine
 * @param expected the answers, by what was asked
 */
record Capture(Talk talk, MockStates data, Map<String, String> expected) {

    private static final String TALK = "talk";

    static Capture of(String name) {
        Map<String, Map<?, ?>> states = new LinkedHashMap<>(load("/captures/" + name + ".yaml"));
        Map<?, ?> asked = Objects.requireNonNull(states.remove(TALK), name);
        Map<String, String> shows = new LinkedHashMap<>();
        ((Map<?, ?>) asked.get("expected"))
                .forEach((command, answer) -> shows.put(command.toString(), MockStates.seen(answer.toString(), "")));
        String refused = asked.get("refused").toString();
        Talk talk = new Talk(
                asked.get("os").toString(),
                asked.get("login").toString(),
                List.copyOf(shows.keySet()),
                asked.get("configuration").toString(),
                refused);
        Map<String, String> expected = new LinkedHashMap<>(shows);
        if (!refused.isEmpty()) {
            expected.put("mode", "enable");
            expected.put("refused", asked.get("refusal").toString());
            shows.forEach((command, answer) -> expected.put("again: " + command, answer));
            shows.forEach((command, answer) -> expected.put("at last: " + command, answer));
        }
        return new Capture(talk, new MockStates(states), expected);
    }

    private static Map<String, Map<?, ?>> load(String resource) {
        try (InputStream text = Objects.requireNonNull(Capture.class.getResourceAsStream(resource), resource)) {
            return new Yaml().load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return talk.os();
    }
}
