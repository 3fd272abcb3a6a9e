// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.ConfigurationRefusedException;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.ConfigurationResult.Line;
import org.plugboard.plugin.terminal.internal.TextBlocks.Piece;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/** The lines of one configuration, on their way to the device, and what has come back so far. Used once. */
final class ConfigurationRun {

    private final Configuration wanted;
    private final List<Pattern> errors;
    private final Errors usual;
    private final Conversation conversation;
    private final Replier replier;
    private final Platform platform;
    private final Failures failures;
    private final long begun = System.nanoTime();
    private final List<Line> lines = new ArrayList<>();
    private Optional<String> begunIn = Optional.empty();
    private Optional<String> commit = Optional.empty();

    /** With what refuses a line if the caller says nothing else. */
    ConfigurationRun(
            Configuration wanted,
            Errors usual,
            Conversation conversation,
            Replier replier,
            Platform platform,
            Failures failures) {
        this.wanted = wanted;
        this.errors = wanted.errors().patterns().stream().map(replier::compile).toList();
        this.usual = usual;
        this.conversation = conversation;
        this.replier = replier;
        this.platform = platform;
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
     * @throws ConfigurationRefusedException at the first that is refused, or behind the last if the caller wants that; and behind one
     *     that led out of the mode, if it is not the last: those behind it would be commands
     */
    void send(Deadline deadline) {
        begunIn = conversation.mode();
        for (Piece piece : TextBlocks.in(wanted.lines(), platform)) {
            if (piece.first().isBlank()) {
                continue;
            }
            requireMode("the lines behind it were not sent");
            String answer = conversation
                    .ask(piece, null, replier.hold(wanted.dialog(), deadline), deadline)
                    .text();
            Optional<String> error =
                    usual.in(answer, errors, wanted.errors().besidesPlatform()).map(Pattern::pattern);
            lines.add(new Line(String.join("\n", piece.lines()), answer, error));
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

    /**
     * Checks that the last line has not led out of the mode; {@code rest} says what was not done therefore.
     *
     * @throws ConfigurationRefusedException if it has
     */
    void requireMode(String rest) {
        Optional<String> mode = conversation.mode();
        if (lines.isEmpty() || mode.isEmpty() || mode.equals(begunIn) || Platform.CONFIG.equals(mode.get())) {
            return;
        }
        Line last = lines.get(lines.size() - 1);
        throw refused(
                last,
                "the line \"%s\" led out of mode %s to mode %s; %s"
                        .formatted(last.line().strip(), begunIn.orElse(Platform.CONFIG), mode.get(), rest));
    }

    private ConfigurationRefusedException refused(String rest) {
        Line first = result().refused().get(0);
        return refused(
                first,
                "the device refuses the line \"%s\": %s; %s"
                        .formatted(first.line().strip(), first.answer().strip(), rest));
    }

    private ConfigurationRefusedException refused(Line line, String what) {
        return new ConfigurationRefusedException(failures.name() + ": " + what, line.line(), line.answer(), result());
    }
}
