// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.transcript.TranscriptEvent;

/**
 * Something that was sent: a line, or keys without a line end.
 *
 * @param raw all of it, a character for each byte
 * @param isLine whether a line end followed
 * @param text the line without control characters and blanks around it, and with a placeholder for each nonce
 * @param nonces the random numbers in it, in their order
 */
record Input(String raw, boolean isLine, String text, List<String> nonces) {

    /** What the engine marks its lines with, so that it can tell the answers apart: no two sessions have the same. */
    private static final Pattern NONCE = Pattern.compile("pb[0-9a-f]{16}");

    private static final String PLACEHOLDER = "{nonce}";

    static Input line(String raw) {
        return of(raw, true);
    }

    static Input keys(String raw) {
        return of(raw, false);
    }

    /** Whether the character ends a line together with the one before: CR LF, and CR NUL of telnet (RFC 854). */
    static boolean isSecondHalf(char c, char before) {
        return before == '\r' && (c == '\n' || c == 0);
    }

    private static Input of(String raw, boolean isLine) {
        String text = printed(raw);
        List<String> nonces = new ArrayList<>();
        Matcher nonce = NONCE.matcher(text);
        while (nonce.find()) {
            nonces.add(nonce.group());
        }
        return new Input(
                raw, isLine, NONCE.matcher(text).replaceAll(PLACEHOLDER).strip(), nonces);
    }

    /** How a terminal echoes it. */
    String printed() {
        return printed(raw).strip();
    }

    private static String printed(String raw) {
        StringBuilder printed = new StringBuilder();
        raw.chars().filter(c -> c >= ' ' || c == '\t').forEach(c -> printed.append((char) c));
        return printed.toString();
    }

    /** Whether it was nothing but a secret. */
    boolean isSecret() {
        return text.equals(TranscriptEvent.MASK);
    }

    /** Whether this line, which was recorded, is the one that is typed; a mask in it stands for anything. */
    boolean isAskedBy(Input typed) {
        if (!isLine || isSecret()) {
            return false;
        }
        return text.equals(typed.text) || (text.contains(TranscriptEvent.MASK) && fits(typed.text));
    }

    private boolean fits(String typed) {
        String[] parts = text.split(Pattern.quote(TranscriptEvent.MASK), -1);
        int last = parts.length - 1;
        if (!typed.startsWith(parts[0]) || !typed.endsWith(parts[last])) {
            return false;
        }
        int at = parts[0].length();
        for (int part = 1; part < last; part++) {
            int found = typed.indexOf(parts[part], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[part].length();
        }
        return at <= typed.length() - parts[last].length();
    }
}
