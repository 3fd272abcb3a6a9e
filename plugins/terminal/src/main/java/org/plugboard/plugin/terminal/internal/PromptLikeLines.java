// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.jspecify.annotations.Nullable;

/** Whether a line of an answer begins with the text of the prompt; looks at what came only once. */
final class PromptLikeLines {

    private static final int OTHER = -1;

    private final String prompt;
    private final int start;
    private int next;
    private int last = OTHER;
    private boolean several;

    /** For this prompt; without one no line is like it. */
    PromptLikeLines(@Nullable String prompt, int from) {
        this.prompt = prompt == null ? "" : prompt;
        this.start = from;
        this.next = from;
    }

    /** Goes on behind what it saw before. */
    void scan(AnswerBuffer buffer) {
        if (prompt.isEmpty() || several) {
            return;
        }
        int from = Math.max(start, next - prompt.length() + 1);
        for (int found = buffer.indexOf(prompt, from);
                found >= 0 && !several;
                found = buffer.indexOf(prompt, found + 1)) {
            if (found == start || AnswerBuffer.isLineEnd(buffer.charAt(found - 1))) {
                several = last != OTHER;
                last = found;
            }
        }
        next = buffer.length();
    }

    /** Whether a line other than the one that begins at {@code start} begins with the prompt. */
    boolean besides(int start) {
        return several || (last != OTHER && last != start);
    }
}
