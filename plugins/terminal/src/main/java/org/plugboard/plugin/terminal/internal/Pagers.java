// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

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

    private final Wire wire;
    private final AnswerBuffer buffer;
    private final List<Pager> pagers;

    /** The next character behind an answered pager, or none if nothing of it is left. */
    private int next = NONE;

    /** Where blanks begin of which the character behind them says whether they erase something, or none. */
    private int blanks = NONE;

    private boolean erased;

    Pagers(Wire wire, Platform platform) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.pagers = platform.answers().pagers();
    }

    /** The pager that shows at the end of what has come, behind {@code from}. */
    Optional<Pager> atEnd(int from) {
        if (pagers.isEmpty()) {
            return Optional.empty();
        }
        int start = buffer.lastLine(Math.max(from, buffer.length() - LONGEST));
        String line = buffer.subSequence(start, buffer.length()).strip();
        return line.isEmpty()
                ? Optional.empty()
                : pagers.stream().filter(pager -> pager.line().matches(line)).findFirst();
    }

    /** Asks for the next page, and takes the pager's line out of what has come. */
    void turn(Pager pager, Deadline deadline) {
        for (int i = buffer.lastLine(Math.max(0, buffer.length() - LONGEST)); i < buffer.length(); i++) {
            buffer.blank(i);
        }
        next = buffer.length();
        blanks = NONE;
        erased = false;
        wire.sendKeys(pager.key(), deadline);
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
