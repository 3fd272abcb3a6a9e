// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/**
 * Finds out how the prompt reads, or reads again after the session fell out of step, and whether the session echoes. Sends
 * lines that do nothing: twice the platform's marker line with a nonce, of which the second must stand between two equal
 * prompts; where there is no marker or no echo, empty lines, until two answers in a row end alike. What comes meanwhile is
 * dropped. Used once.
 */
final class PromptLearner {

    private static final Duration QUIET = Duration.ofMillis(250);

    private final Wire wire;
    private final AnswerBuffer buffer;
    private final Platform platform;
    private final Prompts prompts;
    private final Echo known;
    private final Pagers pagers;
    private Duration patience = Duration.ofSeconds(1);
    private List<Marker> sent = List.of();
    private boolean echoCame;

    /** What was learnt. */
    record Learnt(String prompt, Echo echo) {}

    /** For a session of which is known whether it echoes. */
    PromptLearner(Wire wire, Platform platform, Prompts prompts, Echo known) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.platform = platform;
        this.prompts = prompts;
        this.known = known;
        this.pagers = new Pagers(wire, platform);
    }

    /** Returns as soon as the prompt is certain. */
    Learnt learn(Deadline deadline) {
        Optional<Learnt> learnt = Optional.empty();
        while (learnt.isEmpty()) {
            Optional<Marker> marker = known == Echo.OFF ? Optional.empty() : Marker.of(platform);
            learnt = marker.isPresent() ? byMarker(marker.get(), deadline) : byRepetition(Echo.UNKNOWN, deadline);
        }
        return learnt.get();
    }

    /**
     * The line is sent again after a while, since a device that starts its command line may throw away what was typed
     * before.
     */
    private Optional<Learnt> byMarker(Marker marker, Deadline deadline) {
        quitPager(deadline);
        wire.clear();
        if (platform.clearLine() != null) {
            wire.send(platform.clearLine(), deadline);
        }
        sent = Stream.concat(Marker.of(platform).stream(), Stream.of(marker)).toList();
        sent.forEach(one -> wire.sendLine(one.line(), deadline));
        boolean echoed = false;
        boolean silent = true;
        while (listens(silent || echoed || known == Echo.ON ? patience : QUIET, deadline)) {
            silent = false;
            echoed = echoed || marker.isIn(wire);
            Optional<Marker.Fix> fix = fix(marker);
            while (fix.isPresent()) {
                if (isCertain(fix.get(), deadline)) {
                    return Optional.of(new Learnt(fix.get().prompt(), echoed ? Echo.ON : Echo.OFF));
                }
                fix = fix(marker);
            }
            wire.forgetOld();
        }
        patience = patience.multipliedBy(2);
        if (echoed && prompts.isPrompt(lastLine())) {
            // It differs from the one before the echo, for example by a clock in it.
            return Optional.of(new Learnt(lastLine(), Echo.ON));
        }
        return silent || echoed || known == Echo.ON ? Optional.empty() : byRepetition(Echo.OFF, deadline);
    }

    /** Between two prompts, of as many lines as stand above both alike. */
    private Optional<Marker.Fix> fix(Marker marker) {
        Optional<Marker.Fix> fix = Optional.empty();
        for (int lines = 0; fix.isEmpty() && lines <= LinesAbove.MOST; lines++) {
            int above = lines;
            fix = marker.below(lines)
                    .atEnd(buffer, 0, prompt -> !prompt.isBlank())
                    .filter(found -> LinesAbove.of(buffer, found.start(), 0, above)
                            .equals(LinesAbove.of(buffer, buffer.lastLine(0), 0, above)));
            if (fix.isPresent()) {
                prompts.above().learn(lines, buffer);
            }
        }
        return fix;
    }

    /** In a line of output something may stand before the marker by chance; what looks like a prompt, or silence, rules it out. */
    private boolean isCertain(Marker.Fix fix, Deadline deadline) {
        return prompts.isPrompt(fix.prompt())
                || platform.login().prompt().matches(fix.prompt())
                || !wire.read(deadline.atMost(QUIET));
    }

    /**
     * Two answers that end alike. Where the marker's echo comes at last, the device is only slow: it would still answer
     * what was sent before, and each answer would be taken for that of the next line.
     */
    private Optional<Learnt> byRepetition(Echo echo, Deadline deadline) {
        echoCame = false;
        String first = answerToEmptyLine(deadline);
        String second = answerToEmptyLine(deadline);
        return echoCame || second.isEmpty() || !second.equals(first)
                ? Optional.empty()
                : Optional.of(new Learnt(second, known == Echo.UNKNOWN ? echo : known));
    }

    /** A pager takes what is typed for its own keys. */
    private void quitPager(Deadline deadline) {
        Optional<Pagers.Shown> pager = pagers.atEnd(0);
        if (pager.isPresent()) {
            wire.send(pager.get().pager().quit(), deadline);
        }
    }

    private String answerToEmptyLine(Deadline deadline) {
        quitPager(deadline);
        wire.clear();
        wire.sendLine("", deadline);
        boolean silent = true;
        while (listens(silent ? patience : QUIET, deadline)) {
            silent = false;
            echoCame = echoCame || sent.stream().anyMatch(marker -> marker.isIn(wire));
            wire.forgetOld();
        }
        return lastLine();
    }

    private boolean listens(Duration limit, Deadline deadline) {
        boolean came = !deadline.isOver() && wire.read(deadline.atMost(limit));
        if (!came && deadline.isOver()) {
            throw wire.timedOut("the prompt", deadline);
        }
        return came;
    }

    private String lastLine() {
        int start = buffer.lastLine(0);
        return buffer.subSequence(start, buffer.skipBack(buffer.length(), start, false));
    }
}
