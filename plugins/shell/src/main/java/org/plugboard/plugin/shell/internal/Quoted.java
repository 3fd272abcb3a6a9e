// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a command that means no signs of the language.
 *
 * @param sign what it begins with: a quote, {@code #} of a comment, or a backslash, behind which is one character
 * @param from where that stands
 * @param to behind its end; the end of the command, if it has none of its own
 */
record Quoted(char sign, int from, int to) {

    private static final char COMMENT = '#';
    private static final char ESCAPE = '\\';

    /** All of them, in their order. */
    static List<Quoted> in(CharSequence command) {
        List<Quoted> parts = new ArrayList<>();
        for (int at = 0; at < command.length(); at++) {
            char sign = command.charAt(at);
            boolean begins =
                    switch (sign) {
                        case '\'', '"', ESCAPE -> true;
                        case COMMENT -> at == 0 || " \t\n;|&({".indexOf(command.charAt(at - 1)) >= 0;
                        default -> false;
                    };
            if (begins) {
                Quoted part = new Quoted(sign, at, end(command, sign, at + 1));
                parts.add(part);
                at = part.to - 1;
            }
        }
        return parts;
    }

    private static int end(CharSequence command, char sign, int from) {
        int most = command.length();
        if (sign == ESCAPE) {
            return Math.min(most, from + 1);
        }
        char last = sign == COMMENT ? '\n' : sign;
        for (int at = from; at < most; at++) {
            if (command.charAt(at) == last) {
                return at + 1;
            } else if (sign == '"' && command.charAt(at) == ESCAPE) {
                at++;
            }
        }
        return most;
    }
}
