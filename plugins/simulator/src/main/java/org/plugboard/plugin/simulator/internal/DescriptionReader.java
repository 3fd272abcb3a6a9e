// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Answer;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Login;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Question;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;

/** Reads a device from a file of its own; the plugin's README has the format. */
final class DescriptionReader {

    private static final Set<String> DEVICE =
            Set.of("os", "credential", "login", "welcome", "start", "comment", "unknown", "states", "netconf");
    private static final Set<String> LOGIN = Set.of("banner", "username", "password", "refused", "fault");
    private static final Set<String> STATE = Set.of("prompt", "hidden", "preface", "commands", "keys", "next");
    private static final Set<String> ANSWER = Set.of(
            "answer",
            "circular",
            "repeats",
            "delay",
            "timing",
            "fault",
            "question",
            "field",
            "refused",
            "state",
            "ends");

    private final YamlPart file;
    private final Map<String, YamlPart> device;

    private DescriptionReader(YamlPart file) {
        this.file = file;
        this.device = file.entries(DEVICE);
    }

    /** Reads a description. */
    static DeviceDescription read(String file, String yaml) {
        return new DescriptionReader(YamlPart.read(file, yaml)).device();
    }

    private DeviceDescription device() {
        Map<String, State> states = new LinkedHashMap<>();
        file.entry("states").entries().forEach((name, state) -> states.put(name, state(state)));
        String start = target(file.entry("start"));
        return new DeviceDescription(
                file.entry("os").text(),
                false,
                device.containsKey("credential") ? credential(file.entry("credential")) : null,
                device.containsKey("login") ? login(file.entry("login")) : null,
                device.containsKey("welcome") ? answer(file.entry("welcome")) : Answer.NOTHING,
                start,
                start,
                text(device, "comment"),
                text(device, "unknown"),
                states,
                device.containsKey("netconf") ? NetconfBlock.read(file.entry("netconf")) : null);
    }

    private static Credential credential(YamlPart part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        part.entries().forEach((field, value) -> fields.put(field, value.text()));
        if (!fields.keySet().containsAll(Set.of("username", "password"))) {
            throw part.wrong("needs username and password");
        }
        return new Credential(fields);
    }

    private static Login login(YamlPart part) {
        Map<String, YamlPart> login = part.entries(LOGIN);
        return new Login(
                text(login, "banner"),
                part.entry("username").text(),
                part.entry("password").text(),
                text(login, "refused"),
                fault(login));
    }

    private State state(YamlPart part) {
        Map<String, YamlPart> state = part.entries(STATE);
        Map<String, Answer> keys = new LinkedHashMap<>();
        answers(state.get("keys")).forEach((name, answer) -> keys.put(Keys.sent(name), answer));
        return new State(
                text(state, "prompt"),
                state.containsKey("hidden") && part.entry("hidden").flag(),
                state.containsKey("preface") ? answer(part.entry("preface")) : Answer.NOTHING,
                answers(state.get("commands")),
                keys,
                state.containsKey("next") ? target(part.entry("next")) : null);
    }

    private Map<String, Answer> answers(@Nullable YamlPart part) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (part != null) {
            part.entries().forEach((command, answer) -> answers.put(command, answer(answer)));
        }
        return answers;
    }

    private Answer answer(YamlPart part) {
        if (part.isText()) {
            return Answer.of(part.text());
        }
        Map<String, YamlPart> answer = part.entries(ANSWER);
        List<String> texts = answer.containsKey("answer") ? part.entry("answer").texts() : List.of("");
        return new Answer(
                texts.isEmpty() ? List.of("") : texts,
                flag(answer, "circular"),
                flag(answer, "repeats"),
                pace(answer),
                fault(answer),
                question(part, answer),
                answer.containsKey("state") ? target(part.entry("state")) : null,
                flag(answer, "ends"));
    }

    private static @Nullable Question question(YamlPart part, Map<String, YamlPart> answer) {
        return answer.containsKey("question")
                ? new Question(
                        part.entry("question").text(), part.entry("field").text(), text(answer, "refused"))
                : null;
    }

    private static Pace pace(Map<String, YamlPart> answer) {
        YamlPart timing = answer.get("timing");
        if (timing != null) {
            return new Pace((timing.isList() ? timing.items() : List.of(timing))
                    .stream()
                            .map(item -> Pace.Timing.parse(item.text())
                                    .orElseThrow(() -> item.wrong("must be LINES,START[,LINE[,CHARACTER]]")))
                            .toList());
        }
        YamlPart delay = answer.get("delay");
        return delay == null ? Pace.AT_ONCE : Pace.after(seconds(delay));
    }

    private static Duration seconds(YamlPart part) {
        try {
            double seconds = Double.parseDouble(part.text());
            if (seconds >= 0 && seconds <= Duration.ofDays(1).toSeconds()) {
                return Duration.ofNanos((long) (seconds * 1e9));
            }
        } catch (NumberFormatException e) {
            throw part.wrong("must be a number of seconds");
        }
        throw part.wrong("must be a number of seconds, a day at most");
    }

    private static @Nullable Fault fault(Map<String, YamlPart> part) {
        return part.containsKey("fault") ? fault(part.get("fault"), false) : null;
    }

    /** What is wrong by this name. */
    static Fault fault(YamlPart part, boolean netconf) {
        return Fault.of(part.text(), netconf)
                .orElseThrow(() -> part.wrong(
                        "is none of " + Fault.all(netconf).map(Fault::word).collect(Collectors.joining(", "))));
    }

    private String target(YamlPart part) {
        String state = part.text();
        if (!file.entry("states").entries().containsKey(state)) {
            throw part.wrong("leads to the state " + state + ", which there is not");
        }
        return state;
    }

    private static boolean flag(Map<String, YamlPart> part, String key) {
        return part.containsKey(key) && part.get(key).flag();
    }

    private static String text(Map<String, YamlPart> part, String key) {
        return part.containsKey(key) ? part.get(key).text() : "";
    }
}
