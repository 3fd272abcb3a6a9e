// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.plugin.terminal.internal.platform.Way;

/**
 * A step on the way to a mode.
 *
 * @param ways the whole way
 * @param step which of them it is
 * @param argument what the caller says about the mode at its end, on the last step
 */
record Route(List<Way> ways, int step, Optional<String> argument) {

    Way way() {
        return ways.get(step);
    }

    /** The same step by another way. */
    Route by(Way other) {
        List<Way> changed = new ArrayList<>(ways);
        changed.set(step, other);
        return new Route(List.copyOf(changed), step, argument);
    }

    /** The command of the step. */
    String command(String who) {
        return way().command()
                .fill(who, argument.map(said -> Map.of(Way.ARGUMENT, said)).orElse(Map.of()));
    }

    /** Where the step stands in the whole way, for messages. */
    @Override
    public String toString() {
        return ways.size() == 1
                ? "from mode " + way().from()
                : "step %d of %d from mode %s: %s"
                        .formatted(
                                step + 1,
                                ways.size(),
                                ways.get(0).from(),
                                ways.stream()
                                        .map(each -> "\"" + each.command() + "\" to " + each.to())
                                        .collect(Collectors.joining(", ")));
    }
}
