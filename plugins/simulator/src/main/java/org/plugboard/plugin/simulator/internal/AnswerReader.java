// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Answer;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Question;
import org.plugboard.yaml.YamlPart;

/** Reads what a device of a description says, and what it does then. */
final class AnswerReader {

    private static final Set<String> SPOKEN = Set.of("answer", "circular", "repeats", "delay", "timing", "fault");
    private static final Set<String> ANSWER = Stream.concat(
                    SPOKEN.stream(), Stream.of("question", "field", "refused", "state", "ends"))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> states;
    private final Set<String> fields;

    /** Takes the names of the states, and the fields of the device's credential. */
    AnswerReader(Set<String> states, Set<String> fields) {
        this.states = states;
        this.fields = fields;
    }

    /** What is said without being asked, or nothing. */
    Answer spoken(@Nullable YamlPart part) {
        return part == null ? Answer.NOTHING : answer(part, SPOKEN, Placeholders.OF_A_SESSION);
    }

    /** What commands do. */
    Map<String, Answer> commands(@Nullable YamlPart part) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (part != null) {
            part.entries()
                    .forEach((command, answer) -> answers.put(command, answer(answer, ANSWER, Placeholders.OF_A_LINE)));
        }
        return answers;
    }

    /** What keys do, by what they send. */
    Map<String, Answer> keys(@Nullable YamlPart part) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (part != null) {
            part.entries().forEach((name, answer) -> {
                if (!Keys.isKey(name)) {
                    throw answer.unknown("is no key", name, Keys.CONTROLS, "any single character");
                }
                answers.put(Keys.sent(name), answer(answer, ANSWER, Placeholders.OF_A_SESSION));
            });
        }
        return answers;
    }

    /** The name of a state. */
    String target(YamlPart part) {
        String state = part.text();
        if (!states.contains(state)) {
            throw part.unknown("leads to the state " + state + ", which there is not", state, states);
        }
        return state;
    }

    /** What is wrong by this name. */
    static Fault fault(YamlPart part, boolean netconf) {
        return Fault.of(part.text(), netconf)
                .orElseThrow(() -> part.unknown(
                        "is no fault",
                        part.text(),
                        Fault.all(netconf).map(Fault::word).toList()));
    }

    private Answer answer(YamlPart part, Set<String> keys, Placeholders placeholders) {
        if (part.isText()) {
            return Answer.of(placeholders.in(part));
        }
        Map<String, YamlPart> answer = part.entries(keys);
        Question question = question(answer, placeholders);
        // What comes after a question is about no line: that was the answer to it.
        List<String> texts = texts(answer.get("answer"), question == null ? placeholders : Placeholders.OF_A_SESSION);
        YamlPart fault = answer.get("fault");
        YamlPart state = answer.get("state");
        return new Answer(
                texts,
                YamlPart.flag(answer, "circular"),
                YamlPart.flag(answer, "repeats"),
                pace(answer),
                fault == null ? null : fault(fault, false),
                question,
                state == null ? null : target(state),
                YamlPart.flag(answer, "ends"));
    }

    private static List<String> texts(@Nullable YamlPart part, Placeholders placeholders) {
        List<YamlPart> parts = part == null ? List.of() : part.isList() ? part.items() : List.of(part);
        return parts.isEmpty()
                ? List.of("")
                : parts.stream().map(placeholders::in).toList();
    }

    private @Nullable Question question(Map<String, YamlPart> answer, Placeholders placeholders) {
        YamlPart question = answer.get("question");
        YamlPart field = answer.get("field");
        YamlPart refused = answer.get("refused");
        if (question == null) {
            Optional.ofNullable(field == null ? refused : field).ifPresent(lonely -> {
                throw lonely.wrong("belongs to a question, which there is not");
            });
            return null;
        }
        if (field == null) {
            throw question.wrong("needs a field, whose value is the right answer");
        }
        if (!fields.contains(field.text())) {
            throw field.unknown("is no field of the credential", field.text(), fields);
        }
        return new Question(
                placeholders.in(question), field.text(), refused == null ? "" : Placeholders.OF_A_SESSION.in(refused));
    }

    private static Pace pace(Map<String, YamlPart> answer) {
        YamlPart timing = answer.get("timing");
        if (timing != null) {
            return new Pace((timing.isList() ? timing.items() : List.of(timing))
                    .stream()
                            .map(item -> Pace.Timing.parseStrictly(item.text())
                                    .orElseThrow(() -> item.wrong("must be LINES,START[,LINE[,CHARACTER]]")))
                            .toList());
        }
        YamlPart delay = answer.get("delay");
        return delay == null ? Pace.AT_ONCE : Pace.after(seconds(delay));
    }

    /** A time in seconds. */
    static Duration seconds(YamlPart part) {
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
}
