// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of JSON (RFC 8259), as far as asciicasts need it. Used once. */
final class Json {

    private static final int DEEPEST = 8;
    private static final String HEX = "0123456789abcdef";

    private final String line;
    private int next;
    private int depth;

    private Json(String line) {
        this.line = line;
    }

    /**
     * Reads a line.
     *
     * @return a map, a list, a text, a {@link BigDecimal}, a boolean, or null
     * @throws IllegalArgumentException if it is not JSON; the message says where
     */
    static @Nullable Object read(String line) {
        Json json = new Json(line);
        Object value = json.value();
        json.skipBlanks();
        if (json.next < line.length()) {
            throw json.wrong("nothing more");
        }
        return value;
    }

    /** Appends the text in quotes. */
    static void quote(CharSequence text, StringBuilder to) {
        to.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        to.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    private @Nullable Object value() {
        skipBlanks();
        char c = peek();
        if (c == '{' || c == '[') {
            if (++depth > DEEPEST) {
                throw wrong("at most " + DEEPEST + " levels");
            }
            Object value = c == '{' ? object() : array();
            depth--;
            return value;
        }
        if (c == '"') {
            return text();
        }
        int start = next;
        while (next < line.length() && ",]} \t\r".indexOf(line.charAt(next)) < 0) {
            next++;
        }
        String word = line.substring(start, next);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word);
        };
    }

    private BigDecimal number(String word) {
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException e) {
            throw wrong("a value before it");
        }
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        next++;
        while (goesOn('}', entries.isEmpty())) {
            skipBlanks();
            String key = text();
            skipBlanks();
            take(':');
            entries.put(key, value());
        }
        return entries;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> entries = new ArrayList<>();
        next++;
        while (goesOn(']', entries.isEmpty())) {
            entries.add(value());
        }
        return entries;
    }

    private boolean goesOn(char end, boolean first) {
        skipBlanks();
        if (peek() == end) {
            next++;
            return false;
        }
        if (!first) {
            take(',');
        }
        return true;
    }

    private String text() {
        take('"');
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char c = line.charAt(next++);
            text.append(c == '\\' ? escaped() : c);
        }
        next++;
        return text.toString();
    }

    private char escaped() {
        char c = peek();
        next++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int end = next + 4;
        try {
            char c = (char) Integer.parseInt(line.substring(next, Math.min(end, line.length())), 16);
            next = end;
            return c;
        } catch (NumberFormatException e) {
            throw wrong("four hexadecimal digits");
        }
    }

    private void skipBlanks() {
        while (next < line.length() && " \t\r".indexOf(line.charAt(next)) >= 0) {
            next++;
        }
    }

    private char peek() {
        if (next >= line.length()) {
            throw wrong("more");
        }
        return line.charAt(next);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        next++;
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("column " + (next + 1) + ": expected " + wanted);
    }
}
