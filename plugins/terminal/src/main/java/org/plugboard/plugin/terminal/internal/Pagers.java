// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.Optional;
import org.plugboard.plugin.terminal.internal.platform.Pager;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/**
 * Turns the pages of an answer where the device waits before each, and takes out what that leaves: the pager's line, and what
 * erases it afterwards. That is backspaces, and blanks between two carriage returns or backspaces; a device that erases
 * nothing goes to the next line instead. All of it is overwritten with carriage returns, so that nothing that was looked at
 * moves. Not thread-safe.
 */
final class Pagers {

    /** No pager's line is longer. */
    private static final int LONGEST = 128;

    private static final int NONE = -1;

    /** The group of a pattern that is the pager, where output may stand before it in its line. */
    private static final String PAGER = "pager";

    private final Wire wire;
    private final AnswerBuffer buffer;
    private final List<Pager> pagers;

    /** The next character behind an answered pager, or none if nothing of it is left. */
    private int next = NONE;

    /** Where blanks begin of which the character behind them says whether they erase something, or none. */
    private int blanks = NONE;

    private boolean erased;
    private boolean turned;

    Pagers(Wire wire, Platform platform) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.pagers = platform.answers().pagers();
    }

    /**
     * A pager at the end of what has come.
     *
     * @param start where it begins: behind output, where a page may end within a line
     */
    record Shown(Pager pager, int start) {}

    /** The pager that shows at the end of what has come, behind {@code from}. */
    Optional<Shown> atEnd(int from) {
        if (pagers.isEmpty()) {
            return Optional.empty();
        }
        int start = buffer.lastLine(Math.max(from, buffer.length() - LONGEST));
        String line = buffer.subSequence(start, buffer.skipBack(buffer.length(), start, false));
        String text = line.stripLeading();
        return text.isEmpty()
                ? Optional.empty()
                : pagers.stream()
                        .flatMap(pager -> shown(pager, text, start, line.length() - text.length()).stream())
                        .findFirst();
    }

    private static Optional<Shown> shown(Pager pager, String text, int start, int blanks) {
        Matcher matcher = pager.line().matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int output = pager.line().namedGroups().containsKey(PAGER) ? matcher.start(PAGER) : 0;
        return Optional.of(new Shown(pager, output > 0 ? start + blanks + output : start));
    }

    /** Asks for the next page, and takes the pager out of what has come; behind output only what erases it can do that. */
    void turn(Shown shown, Deadline deadline) {
        boolean whole = shown.start() == 0 || AnswerBuffer.isLineEnd(buffer.charAt(shown.start() - 1));
        for (int i = shown.start(); whole && i < buffer.length(); i++) {
            buffer.blank(i);
        }
        next = whole ? buffer.length() : NONE;
        blanks = NONE;
        erased = false;
        turned = true;
        wire.sendKeys(shown.pager().key(), deadline);
    }

    /** Whether there was one. */
    boolean haveTurned() {
        return turned;
    }

    /** Takes out what has come of the erasing. */
    void tidy() {
        while (next != NONE && next < buffer.length()) {
            take(buffer.charAt(next));
        }
    }

    private void take(char c) {
        if (c == ' ') {
            blanks = blanks == NONE ? next : blanks;
            next++;
        } else if (c == '\b' || c == '\r') {
            for (int i = blanks == NONE ? next : blanks; i <= next; i++) {
                buffer.blank(i);
            }
            erased = erased || c == '\b' || blanks != NONE;
            blanks = NONE;
            next++;
        } else {
            if (c == '\n' && !erased) {
                // The key itself led to the next line.
                buffer.blank(next);
            }
            next = NONE;
        }
    }
}
