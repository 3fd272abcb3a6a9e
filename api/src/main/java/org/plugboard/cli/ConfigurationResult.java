// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came back to lines of configuration.
 *
 * @param lines a result for each line that was sent, in their order
 * @param commit what the device said to the commit, or to the check of it; empty if there was none
 * @param elapsed from before the first step into configuration mode to the way back from it
 */
public record ConfigurationResult(List<Line> lines, Optional<String> commit, Duration elapsed) {

    /**
     * One line.
     *
     * @param line as it was sent
     * @param answer what came back to it, empty if nothing
     * @param error the pattern that says it is refused, if one does
     */
    public record Line(String line, String answer, Optional<String> error) {

        /** Whether the device refused it. */
        public boolean isRefused() {
            return error.isPresent();
        }
    }

    public ConfigurationResult {
        lines = List.copyOf(lines);
    }

    /** The lines that the device refused. */
    public List<Line> refused() {
        return lines.stream().filter(Line::isRefused).toList();
    }

    /** All that came back, one after the other. */
    public String text() {
        return Stream.concat(lines.stream().map(Line::answer), commit.stream())
                .filter(answer -> !answer.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** All that came back. */
    @Override
    public String toString() {
        return text();
    }
}
