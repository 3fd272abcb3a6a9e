// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.ConfigurationRefusedException;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.ConfigurationResult.Line;
import org.plugboard.spi.Deadline;

/** The lines of one configuration, on their way to the device, and what has come back so far. Used once. */
final class ConfigurationRun {

    private final Configuration wanted;
    private final Refusals refusals;
    private final Conversation conversation;
    private final Failures failures;
    private final long begun = System.nanoTime();
    private final List<Line> lines = new ArrayList<>();
    private Optional<String> commit = Optional.empty();

    ConfigurationRun(Configuration wanted, Refusals refusals, Conversation conversation, Failures failures) {
        this.wanted = wanted;
        this.refusals = refusals;
        this.conversation = conversation;
        this.failures = failures;
    }

    /** What the caller wants. */
    Configuration wanted() {
        return wanted;
    }

    /** What has come back so far. */
    ConfigurationResult result() {
        return new ConfigurationResult(lines, commit, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Keeps what the device said to the commit, or to what was done instead of it. */
    void committed(String answer) {
        commit = Optional.of(answer);
    }

    /**
     * Sends the lines one by one.
     *
     * @throws ConfigurationRefusedException at the first that is refused, or behind the last if the caller wants that
     */
    void send(Deadline deadline) {
        for (String line :
                wanted.lines().stream().filter(each -> !each.isBlank()).toList()) {
            String answer = conversation.ask(line, wanted.dialog(), deadline).text();
            lines.add(new Line(line, answer, refusals.in(answer)));
            boolean refused = lines.get(lines.size() - 1).isRefused();
            if (refused && !wanted.keepsGoing()) {
                throw refused("the lines behind it were not sent");
            }
        }
        if (lines.stream().anyMatch(Line::isRefused)) {
            int count = result().refused().size();
            throw refused(
                    count == 1
                            ? "all lines were sent"
                            : "all lines were sent, of which it refuses %d".formatted(count));
        }
    }

    private ConfigurationRefusedException refused(String rest) {
        Line first = result().refused().get(0);
        return new ConfigurationRefusedException(
                "%s: the device refuses the line \"%s\": %s; %s"
                        .formatted(
                                failures.name(),
                                first.line().strip(),
                                first.answer().strip(),
                                rest),
                first.line(),
                first.answer(),
                result());
    }
}
