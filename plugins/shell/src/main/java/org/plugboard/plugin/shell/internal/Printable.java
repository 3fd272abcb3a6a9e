// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

/** Text of a device that a terminal must not obey: what is no line end and no tab is shown as a character that does nothing. */
final class Printable {

    private static final char INSTEAD = '\uFFFD';

    private Printable() {}

    /** The text without control characters. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").chars().forEach(character -> clean.append(shown((char) character)));
        return clean.toString();
    }

    private static char shown(char character) {
        boolean controls = Character.isISOControl(character) && character != '\n' && character != '\t';
        return controls ? INSTEAD : character;
    }
}
