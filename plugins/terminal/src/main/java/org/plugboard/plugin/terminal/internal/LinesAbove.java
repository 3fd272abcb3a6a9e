// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/**
 * The lines of a prompt above its last one, as shells have them; how many is learnt with the prompt, and what they say changes
 * with it. Not thread-safe.
 */
final class LinesAbove {

    /** No prompt has more. */
    static final int MOST = 3;

    /** They are not longer than this together. */
    private static final int WINDOW = 2048;

    private int count;
    private String text = "";

    int count() {
        return count;
    }

    /** The prompt has so many, and stands at the end of what has come. */
    void learn(int lines, AnswerBuffer buffer) {
        count = lines;
        see(buffer);
    }

    /** The prompt stands at the end of what has come. */
    void see(AnswerBuffer buffer) {
        int earliest = Math.max(0, buffer.length() - WINDOW);
        text = of(buffer, buffer.lastLine(earliest), earliest, count);
    }

    /** Whether they stand as they were seen last, and as lines of their own, above the prompt at {@code prompt}. */
    boolean areAt(AnswerBuffer buffer, int prompt, int from) {
        return of(buffer, prompt, from, count).equals(text);
    }

    /** Where they begin above the prompt at {@code prompt}: behind output that did not end its line, too. */
    int cutFrom(AnswerBuffer buffer, int prompt, int from) {
        if (count == 0) {
            return prompt;
        }
        String lines = of(buffer, prompt, from, count);
        int start = start(buffer, prompt, from, count);
        return lines.endsWith(text) ? start + lines.length() - text.length() : start;
    }

    /** So many lines above the one that begins at {@code prompt}. */
    static String of(AnswerBuffer buffer, int prompt, int from, int count) {
        int start = start(buffer, prompt, from, count);
        return buffer.subSequence(start, Math.max(start, buffer.skipBack(prompt, from, true)));
    }

    /** Where these begin. */
    static int start(AnswerBuffer buffer, int prompt, int from, int count) {
        int start = prompt;
        for (int line = 0; line < count && start > from; line++) {
            start--;
            while (start > from && buffer.charAt(start - 1) != '\n') {
                start--;
            }
        }
        return start;
    }
}
