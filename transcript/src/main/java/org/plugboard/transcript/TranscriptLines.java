// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes a transcript as lines of JSON in the form of <a href="https://docs.asciinema.org/manual/asciicast/v2/">asciicast version
 * 2</a>. Bytes that are no UTF-8, also the torn halves of a character that came in two reads, become events of another code in
 * Base64, so that all bytes survive as they were and none has to wait for those that follow. Thread-safe.
 */
public final class TranscriptLines {

    /** The key of the header under which the facts stand, away from the keys of the format. */
    static final String FACTS = "plugboard";

    static final int VERSION = 2;

    private static final double NANOS = 1e9;

    private TranscriptLines() {}

    /** The first line. */
    public static byte[] of(TranscriptHeader header) {
        StringBuilder line = new StringBuilder()
                .append("{\"version\": ")
                .append(VERSION)
                .append(", \"width\": ")
                .append(header.width())
                .append(", \"height\": ")
                .append(header.height())
                .append(", \"timestamp\": ")
                .append(header.begun().getEpochSecond())
                .append(", \"title\": ");
        Json.quote(header.title(), line);
        line.append(", \"").append(FACTS).append("\": {");
        String comma = "";
        for (var fact : header.facts().entrySet()) {
            line.append(comma);
            Json.quote(fact.getKey(), line);
            Json.quote(fact.getValue(), line.append(": "));
            comma = ", ";
        }
        return bytes(line.append("}}\n"));
    }

    /** The lines of an event: one, or several where text and other bytes follow each other; none for no bytes. */
    public static byte[] of(TranscriptEvent event) {
        StringBuilder lines = new StringBuilder(event.bytes().length + 32);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(event.bytes());
        CharBuffer text = CharBuffer.allocate(event.bytes().length);
        int otherStart = 0;
        while (rest.hasRemaining()) {
            int textStart = rest.position();
            CoderResult result = decoder.reset().decode(rest, text, true);
            if (text.position() > 0) {
                appendOther(event, otherStart, textStart, lines);
                otherStart = rest.position();
                Json.quote(text.flip(), begin(event, event.kind().text(), lines));
                lines.append("]\n");
                text.clear();
            }
            if (result.isError()) {
                rest.position(rest.position() + result.length());
            }
        }
        appendOther(event, otherStart, rest.limit(), lines);
        return bytes(lines);
    }

    private static void appendOther(TranscriptEvent event, int start, int end, StringBuilder lines) {
        if (start < end) {
            byte[] other = Arrays.copyOfRange(event.bytes(), start, end);
            begin(event, event.kind().binary(), lines)
                    .append('"')
                    .append(Base64.getEncoder().encodeToString(other))
                    .append("\"]\n");
        }
    }

    private static StringBuilder begin(TranscriptEvent event, char code, StringBuilder lines) {
        double seconds = event.at().toNanos() / NANOS;
        return lines.append('[')
                .append(String.format(Locale.ROOT, "%.6f", seconds))
                .append(", \"")
                .append(code)
                .append("\", ");
    }

    private static byte[] bytes(CharSequence lines) {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
