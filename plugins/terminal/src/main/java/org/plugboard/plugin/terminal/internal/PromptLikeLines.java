// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.jspecify.annotations.Nullable;

/** Whether a line of an answer begins with the text of the prompt; looks at each character once. */
final class PromptLikeLines {

    private static final int OTHER = -1;

    private final String prompt;
    private int next;
    private int matched;
    private int lineStart;
    private int last = OTHER;
    private boolean several;

    /** For this prompt; without one no line is like it. */
    PromptLikeLines(@Nullable String prompt, int from) {
        this.prompt = prompt == null ? "" : prompt;
        this.next = from;
        this.lineStart = from;
    }

    /** Goes on behind what it saw before. */
    void scan(AnswerBuffer buffer) {
        if (prompt.isEmpty() || several) {
            return;
        }
        while (next < buffer.length()) {
            char c = buffer.charAt(next++);
            if (AnswerBuffer.isLineEnd(c)) {
                matched = 0;
                lineStart = next;
            } else if (matched != OTHER) {
                matched = c == prompt.charAt(matched) ? matched + 1 : OTHER;
                if (matched == prompt.length()) {
                    several = last != OTHER;
                    last = lineStart;
                    matched = OTHER;
                }
            }
        }
    }

    /** Whether a line other than the one that begins at {@code start} begins with the prompt. */
    boolean besides(int start) {
        return several || (last != OTHER && last != start);
    }
}
