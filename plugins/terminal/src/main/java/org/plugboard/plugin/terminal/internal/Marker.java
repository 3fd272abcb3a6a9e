// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * A comment line that no output can hold by chance, sent to see how far the device has come: once its echo stands behind a
 * prompt, and the same prompt stands alone behind it, everything that was sent before is answered.
 *
 * @param line the platform's comment with a fresh nonce
 */
record Marker(String line) {

    /** A prompt, the echo of the comment and the next prompt fit in here. */
    private static final int WINDOW = 2048;

    /**
     * The prompt on both sides of the marker.
     *
     * @param start where the first one begins in the buffer: the end of what came before
     */
    record Fix(String prompt, int start) {}

    static Optional<Marker> of(Platform platform) {
        String nonce =
                String.format(Locale.ROOT, "%016x", ThreadLocalRandom.current().nextLong());
        return platform.comment("pb" + nonce).map(Marker::new);
    }

    /** Whether the end of the buffer is prompt, marker and prompt, and where; {@code isPrompt} says what may be one. */
    Optional<Fix> atEnd(AnswerBuffer buffer, int from, Predicate<String> isPrompt) {
        int earliest = Math.max(from, buffer.length() - WINDOW);
        int lastStart = buffer.lastLine(earliest);
        int lastEnd = buffer.skipBack(buffer.length(), lastStart, false);
        if (lastEnd == lastStart) {
            return Optional.empty();
        }
        String last = buffer.subSequence(lastStart, lastEnd);
        int echoEnd = buffer.skipBack(lastStart, earliest, true);
        int echoStart = echoEnd - line.length();
        if (echoStart >= earliest && line.equals(buffer.subSequence(echoStart, echoEnd))) {
            int promptEnd = buffer.skipBack(echoStart, earliest, false);
            int promptStart = promptEnd - last.length();
            if (promptStart >= earliest
                    && last.equals(buffer.subSequence(promptStart, promptEnd))
                    && isPrompt.test(last)) {
                return Optional.of(new Fix(last, promptStart));
            }
        }
        return typedAhead(buffer, from, last, lastStart, isPrompt);
    }

    /**
     * A terminal that echoes by itself (no readline) shows what is typed ahead at once, in the middle of the output, and
     * not again behind the prompt: then the two prompts stand side by side.
     */
    private Optional<Fix> typedAhead(
            AnswerBuffer buffer, int from, String last, int lastStart, Predicate<String> isPrompt) {
        String prompt = last.substring(last.length() / 2).stripLeading();
        String before = last.substring(0, last.length() - prompt.length()).stripTrailing();
        if (prompt.isEmpty() || !before.endsWith(prompt) || !isPrompt.test(prompt)) {
            return Optional.empty();
        }
        boolean echoed = buffer.subSequence(from, buffer.length()).contains(line);
        return echoed ? Optional.of(new Fix(prompt, lastStart + before.length() - prompt.length())) : Optional.empty();
    }

    /** Whether its echo ends within the text that the last read brought. */
    boolean isIn(Wire wire) {
        AnswerBuffer buffer = wire.buffer();
        int from = Math.max(0, wire.readStart() - line.length());
        return buffer.subSequence(from, buffer.length()).contains(line);
    }

    /** The text without the marker where a terminal echoed it into the middle of it. */
    String cutFrom(String text) {
        return text.replace(line + "\n", "");
    }
}
