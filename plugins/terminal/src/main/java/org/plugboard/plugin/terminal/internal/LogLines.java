// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/**
 * Lines that a device prints by itself behind its prompt, which then stands at the end of nothing. Only where the platform
 * says what such lines look like.
 */
final class LogLines {

    static final int NOT_THERE = -1;

    /** So much may stand between the prompt and the end. */
    private static final int WINDOW = 8192;

    private final AnswerBuffer buffer;
    private final Prompts prompts;
    private final @Nullable Pattern log;

    /** Whether a shell is there: its jobs print anything behind its prompt, and what answers the marker has shown a prompt before. */
    private final boolean shell;

    /** Where prompts begin at which the device rested. */
    private final Set<Integer> rests = new HashSet<>();

    LogLines(AnswerBuffer buffer, Platform platform, Prompts prompts) {
        this.buffer = buffer;
        this.prompts = prompts;
        this.log = platform.answers().logs();
        this.shell = platform.answersMarker();
    }

    /** Whether there can be such lines. */
    boolean areKnown() {
        return log != null;
    }

    /** Whether this line is one. */
    boolean isOne(String line) {
        return log != null && log.matches(line);
    }

    /** The device rested at the prompt that begins there. */
    void restedAt(int prompt) {
        rests.add(prompt);
    }

    /**
     * As {@link #promptBefore}, if the device rested at that prompt. Where it did not, the prompt and the lines behind it may be
     * what somebody asked for, such as a recorded session.
     */
    int restBefore(int end, int from) {
        int prompt = promptBefore(end, from);
        return rests.contains(prompt) ? prompt : NOT_THERE;
    }

    /** Where the last line begins that a shell has begun with its prompt and a job in the background has gone on with. */
    int promptOfShell(int end, int from) {
        String prompt = prompts.literal();
        int start = end;
        while (shell && prompt != null && start > from) {
            start = buffer.lineStart(start, from);
            int behind = start + prompt.length();
            if (behind < end && prompt.equals(buffer.subSequence(start, behind))) {
                return start;
            }
            start--;
        }
        return NOT_THERE;
    }

    /**
     * Where the prompt begins behind which nothing but such lines stands up to {@code end}: a line that is exactly the prompt
     * that was seen last.
     */
    int promptBefore(int end, int from) {
        int earliest = Math.max(from, end - WINDOW);
        boolean logged = false;
        int lineEnd = end;
        while (log != null && lineEnd > earliest) {
            int start = buffer.lineStart(lineEnd, earliest);
            if (start > from && !AnswerBuffer.isLineEnd(buffer.charAt(start - 1))) {
                return NOT_THERE;
            }
            String line = buffer.subSequence(start, buffer.skipBack(lineEnd, start, false));
            if (logged && line.equals(prompts.literal())) {
                return start;
            }
            boolean isLog = log.matches(line);
            if (!isLog && !line.isBlank()) {
                return NOT_THERE;
            }
            logged = logged || isLog;
            lineEnd = start - 1;
        }
        return NOT_THERE;
    }
}
