// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.Prompts.Candidate;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/** How sure a prompt at the end of what has come is the end of one answer, and what makes it surer. */
final class EndRules {

    private static final int SHORT_ANSWER = 512;
    /** A prompt that is not longer is a mark only, such as {@code #}, and a line of many a text. */
    private static final int MARK = 2;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final Duration WITHOUT_MARKER = Duration.ofMillis(250);
    private static final Duration ANOTHER_HOST = Duration.ofSeconds(1);
    private static final int MANY_PAUSES = 4;

    private final Wire wire;
    private final Platform platform;
    private final Prompts prompts;
    private final Echo echoes;
    private final boolean namesPrompt;

    /** For the answer to what was sent. */
    EndRules(Wire wire, Platform platform, Prompts prompts, Sent sent) {
        this.wire = wire;
        this.platform = platform;
        this.prompts = prompts;
        this.echoes = sent.echoes();
        this.namesPrompt = prompts.current()
                .filter(prompt -> sent.line().contains(prompt.text()))
                .isPresent();
    }

    /** Whether it is the end of an answer that begins at {@code start}, behind the echo; {@code alone} if no other line is like it. */
    boolean isCertain(Candidate candidate, int start, BooleanSupplier alone) {
        boolean inOnePiece =
                wire.readStart() == candidate.start() || wire.buffer().length() - start < SHORT_ANSWER;
        return candidate.known()
                && candidate.wholeLine()
                && prompts.above().areAt(wire.buffer(), candidate.start(), start)
                && inOnePiece
                && !isDoubtful(candidate, start)
                && alone.getAsBoolean();
    }

    /** Whether a program may well have printed this prompt. */
    private boolean isDoubtful(Candidate candidate, int start) {
        return namesPrompt
                || (platform.answersMarker() && (candidate.prompt().length() <= MARK || saysNothing(candidate, start)));
    }

    private boolean saysNothing(Candidate candidate, int start) {
        return wire.buffer().skipBack(firstLine(candidate, start), start, true) == start;
    }

    private int firstLine(Candidate candidate, int start) {
        return prompts.above().cutFrom(wire.buffer(), candidate.start(), start);
    }

    /** Whether the device can be asked where it is now. */
    boolean canAsk() {
        return canAsk(prompts.current().map(Prompt::mode).orElse(null));
    }

    private boolean canAsk(@Nullable String mode) {
        return echoes == Echo.ON && platform.hasMarkerIn(mode);
    }

    /** Not where the line before or the one at this prompt would take it for something else than a marker. */
    Optional<Marker> marker(Candidate candidate) {
        return canAsk() && canAsk(prompts.modeOf(candidate.prompt())) ? Marker.of(platform) : Optional.empty();
    }

    /** How long nothing must come before the device is asked, or without asking; {@code started} if the echo has come. */
    Duration pauseBefore(Candidate candidate, boolean started, BooleanSupplier alone, boolean asking) {
        if (!candidate.known()) {
            return asking ? LONGEST_PAUSE : ANOTHER_HOST;
        }
        if (!started || (!asking && (namesPrompt || !alone.getAsBoolean()))) {
            return WITHOUT_MARKER;
        }
        return pause();
    }

    /** A pause that is long for this answer. */
    Duration pause() {
        Duration pause = wire.longestPause().multipliedBy(MANY_PAUSES);
        return pause.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
