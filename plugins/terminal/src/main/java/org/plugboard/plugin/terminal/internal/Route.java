// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.plugin.terminal.internal.platform.Transition;

/**
 * A step on the way to a mode.
 *
 * @param transitions the whole way, step by step
 * @param step which of them it is
 * @param argument what the caller says about the mode at its end, on the last step
 */
record Route(List<Transition> transitions, int step, Optional<String> argument) {

    Transition transition() {
        return transitions.get(step);
    }

    /** The same step by another transition. */
    Route by(Transition other) {
        List<Transition> changed = new ArrayList<>(transitions);
        changed.set(step, other);
        return new Route(List.copyOf(changed), step, argument);
    }

    /** The command of the step. */
    String command(String who) {
        return transition()
                .command()
                .fill(
                        who,
                        argument.map(said -> Map.of(Transition.ARGUMENT, said)).orElse(Map.of()));
    }

    /** Where the step stands in the whole way, for messages. */
    @Override
    public String toString() {
        return transitions.size() == 1
                ? "from mode " + transition().from()
                : "step %d of %d from mode %s: %s"
                        .formatted(
                                step + 1,
                                transitions.size(),
                                transitions.get(0).from(),
                                transitions.stream()
                                        .map(each -> "\"" + each.command() + "\" to " + each.to())
                                        .collect(Collectors.joining(", ")));
    }
}
