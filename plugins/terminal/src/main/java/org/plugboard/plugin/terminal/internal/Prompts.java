// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt looks like in this session: the literal one that was seen last, else the platform's pattern of a mode with
 * the learnt host name. Looks at the last line only. Not thread-safe.
 */
final class Prompts {

    /** No prompt is longer; a longer last line is output. */
    private static final int LONGEST = 512;

    /**
     * What may be a prompt at the end of the buffer.
     *
     * @param start where it begins in the buffer
     * @param wholeLine whether nothing stands before it in its line
     */
    record Candidate(Prompt prompt, int start, boolean wholeLine) {}

    private final Platform platform;
    private final @Nullable Pattern own;
    private Map<String, Pattern> patterns;
    private @Nullable String host;
    private @Nullable Prompt current;

    /** With the user's own pattern, which goes before those of the platform, or null. */
    Prompts(Platform platform, @Nullable Pattern own) {
        this.platform = platform;
        this.own = own;
        this.patterns = platform.prompts(null);
    }

    Optional<Prompt> current() {
        return Optional.ofNullable(current);
    }

    Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /** The text of the prompt that was seen last, or null. */
    @Nullable
    String literal() {
        return current == null ? null : current.text();
    }

    /** Takes this prompt for the one that the session shows now. */
    void see(Prompt prompt) {
        current = prompt;
    }

    /** Takes the session's first prompt, and the host name from it. */
    void learn(String text) {
        for (Pattern pattern : patterns.values()) {
            Matcher matcher = pattern.matcher(text);
            if (pattern.namedGroups().containsKey("host") && matcher.matches()) {
                host = matcher.group("host");
                patterns = platform.prompts(host);
                break;
            }
        }
        current = new Prompt(text, modeOf(text));
    }

    /** This line as a prompt. */
    Prompt of(String line) {
        return new Prompt(line, modeOf(line));
    }

    /** Whether this line, without the blanks at its end, is a prompt. */
    boolean isPrompt(String line) {
        return line.equals(literal()) || matches(own, line) || modeOf(line) != null;
    }

    /** What may be a prompt at the end of the buffer, at or behind {@code from}. */
    Optional<Candidate> atEnd(AnswerBuffer buffer, int from) {
        int earliest = Math.max(from, buffer.length() - LONGEST);
        int start = buffer.lastLine(earliest);
        int end = buffer.skipBack(buffer.length(), start, false);
        if (end == start) {
            return Optional.empty();
        }
        boolean whole = start == from || AnswerBuffer.isLineEnd(buffer.charAt(start - 1));
        String line = buffer.subSequence(start, end);
        if (current != null && line.endsWith(current.text())) {
            int before = line.length() - current.text().length();
            return Optional.of(new Candidate(current, start + before, whole && before == 0));
        }
        return whole && isPrompt(line)
                ? Optional.of(new Candidate(new Prompt(line, modeOf(line)), start, true))
                : Optional.empty();
    }

    private @Nullable String modeOf(String line) {
        if (host == null && current != null) {
            // Without a host name the patterns fit too much: only what was learnt literally counts.
            return line.equals(current.text()) ? current.mode() : null;
        }
        for (Map.Entry<String, Pattern> mode : patterns.entrySet()) {
            if (matches(mode.getValue(), line)) {
                return mode.getKey();
            }
        }
        return null;
    }

    private static boolean matches(@Nullable Pattern pattern, String line) {
        return pattern != null && pattern.matches(line);
    }
}
