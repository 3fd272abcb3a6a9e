// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came at login behind the last thing that was sent, each line looked at once. A banner may be long, or have no end: what
 * was looked at is not kept.
 */
final class NewLines {

    /** No question and no prompt is longer; of a longer line the end is looked at. */
    private static final int LONGEST_LINE = 1024;

    /** More than two reads bring. */
    private static final int MOST_NEW = 64 * 1024;

    private final Wire wire;
    private final AnswerBuffer buffer;

    /** Where the text behind the last thing that was sent begins. */
    private int begin;

    /** Where the first line begins that was not looked at as a whole. */
    private int next;

    NewLines(Wire wire) {
        this.wire = wire;
        this.buffer = wire.buffer();
    }

    /** The lines that were not taken before; the last one again when it has grown. */
    List<String> take() {
        forgetOld();
        String text = PlainText.of(buffer, Math.max(next, buffer.length() - MOST_NEW), buffer.length());
        next = buffer.lastLine(Math.max(next, buffer.length() - LONGEST_LINE));
        return Stream.of(text.split("\n", -1))
                .filter(line -> line.length() <= LONGEST_LINE)
                .toList();
    }

    /** The line in which the cursor stands. */
    String last() {
        int start = buffer.lastLine(Math.max(begin, buffer.length() - LONGEST_LINE));
        return buffer.subSequence(start, buffer.length());
    }

    /** The line in which the cursor stood before the device wrote such lines behind it; else where it stands. */
    String lastBut(Pattern noise) {
        String text = buffer.subSequence(Math.max(begin, buffer.length() - LONGEST_LINE), buffer.length());
        String[] all = text.split("[\\r\\n]+", -1);
        int last = all.length - 1;
        boolean noisy = false;
        while (last > 0 && (all[last].isBlank() || noise.matches(all[last]))) {
            noisy = noisy || !all[last].isBlank();
            last--;
        }
        return noisy ? all[last] : all[all.length - 1];
    }

    /** Something is sent now: what came before is done with. */
    void answered() {
        begin = buffer.length();
        next = begin;
    }

    private void forgetOld() {
        int dropped = wire.forgetOld();
        begin = Math.max(0, begin - dropped);
        next = Math.max(0, next - dropped);
    }
}
