// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

/** Text of a file for a terminal, which must not obey it: one line, with a sign instead of each character that controls. */
final class OneLine {

    private static final char INSTEAD = '\uFFFD';

    private OneLine() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.replace("\r\n", "\n").chars().forEach(character -> line.append(shown((char) character)));
        return line.toString();
    }

    private static char shown(char character) {
        if (character == '\n') {
            return ' ';
        }
        return Character.isISOControl(character) && character != '\t' ? INSTEAD : character;
    }
}
