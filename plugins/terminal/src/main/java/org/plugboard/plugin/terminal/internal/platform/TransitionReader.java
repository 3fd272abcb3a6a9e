// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.plugboard.plugin.terminal.internal.platform.Reply.Kind;
import org.plugboard.yaml.YamlPart;

/** Reads how to get from one mode to another. */
final class TransitionReader {

    private static final Set<String> KEYS =
            Set.of("from", "to", "command", "question", "answer", "reply", "answers", "unless", "starts");

    private TransitionReader() {}

    static List<Transition> read(List<YamlPart> parts, Collection<String> modes) {
        List<Transition> transitions = new ArrayList<>();
        for (YamlPart part : parts) {
            transitions.add(transition(Block.of(part, KEYS), modes));
        }
        return transitions;
    }

    private static Transition transition(Block transition, Collection<String> modes) {
        return new Transition(
                mode(transition, "from", modes),
                mode(transition, "to", modes),
                ReplyReader.template(transition, "command", Set.of(Transition.ARGUMENT)),
                answers(transition),
                transition.pattern("unless"),
                transition.flag("starts"));
    }

    private static String mode(Block transition, String end, Collection<String> modes) {
        String name = transition.required(end);
        if (!modes.contains(name)) {
            throw transition.part(end).unknown("names a mode that is not under modes", name, modes);
        }
        return name;
    }

    private static Replies answers(Block transition) {
        List<Reply> all = new ArrayList<>();
        if (transition.has("question")) {
            all.add(question(transition));
        }
        all.addAll(ReplyReader.read(transition, "answers").all());
        return new Replies(all);
    }

    /** The short form for one question, which is a whole line. */
    private static Reply question(Block transition) {
        if (!transition.has("answer") && !transition.has("reply")) {
            throw transition.whole().wrong("has no answer to its question");
        }
        String lastLine = "^(?:" + transition.requiredPattern("question").pattern() + ")$";
        return transition.has("answer")
                ? new Reply(lastLine, Kind.SECRET, ReplyReader.template(transition.part("answer")))
                : new Reply(lastLine, Kind.LINE, ReplyReader.template(transition.part("reply")));
    }
}
