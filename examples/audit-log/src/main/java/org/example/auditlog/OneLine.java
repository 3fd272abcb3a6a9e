// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

/** Any value as a text that stays in its column: without line breaks, tabs, controls and what turns the order of letters. */
final class OneLine {

    private static final String CUT = "...";

    private OneLine() {}

    /** The value's text in at most so many characters, its end left out. */
    static String of(Object value, int most) {
        String text = text(value);
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            if (letter == '\r' && at < text.length() && text.charAt(at) == '\n') {
                continue;
            }
            String shown = letter == '\n' ? "\\n" : isSafe(letter) ? Character.toString(letter) : "?";
            if (line.length() + shown.length() + CUT.length() > most && at < text.length()) {
                return line + CUT;
            }
            line.append(shown);
        }
        return line.toString();
    }

    /** What somebody else's class says of itself may be an exception. */
    static String text(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException e) {
            return value.getClass().getSimpleName() + " without a text";
        }
    }

    private static boolean isSafe(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
