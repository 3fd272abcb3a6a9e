// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.OptionalInt;

/** Writes text so that XML says it. */
public final class XmlText {

    private XmlText() {}

    /**
     * Escapes for content and for attributes in double quotes. With every {@code >}, no end mark can be among it. What is {@link
     * #unwritable} stays.
     */
    public static StringBuilder escape(StringBuilder out, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i), true);
        }
        return out;
    }

    /** Where there is the first character that XML cannot have, not even escaped, or half of one; empty if there is none. */
    public static OptionalInt unwritable(String text) {
        int at = 0;
        while (at < text.length()) {
            int code = text.codePointAt(at);
            if (!isCharacter(code)) {
                return OptionalInt.of(at);
            }
            at += Character.charCount(code);
        }
        return OptionalInt.empty();
    }

    /** Whether XML 1.0 has this character. */
    static boolean isCharacter(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || (code >= 0x20 && code < 0xD800)
                || (code > 0xDFFF && code < 0xFFFE)
                || (code > 0xFFFF && code <= 0x10FFFF);
    }

    /** As {@link #escape(StringBuilder, CharSequence)}, for content, in which line ends and tabs stay as they are. */
    static void content(StringBuilder out, char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            append(out, text[i], false);
        }
    }

    private static void append(StringBuilder out, char character, boolean inAttribute) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            // A parser would make a line feed of it.
            case '\r' -> out.append("&#13;");
            case '"' -> out.append(inAttribute ? "&quot;" : "\"");
            // A parser would make a blank of it.
            case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
            case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
            default -> out.append(character);
        }
    }
}
