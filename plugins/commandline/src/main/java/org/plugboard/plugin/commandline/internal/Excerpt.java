// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Arrays;

/** A line of a file with a caret under one of its columns, as much of it as people look at. */
final class Excerpt {

    private static final int MOST = 120;
    private static final int MOST_BEFORE = 60;
    private static final String LEFT_OUT = "…";

    private final int[] shown;
    private final boolean isCutBefore;
    private final boolean isCutBehind;
    private final int place;

    /**
     * The line around this column.
     *
     * @param column from 1, counted in characters, tabs as one; 0 if there is none
     */
    Excerpt(String line, int column) {
        int[] all = OneLine.of(line.stripTrailing()).codePoints().toArray();
        // Behind the end is where something is missing, or where masked text was longer.
        int wanted = Math.min(Math.max(column - 1, 0), all.length);
        int from = all.length > MOST ? Math.max(0, wanted - MOST_BEFORE) : 0;
        int to = Math.min(all.length, from + MOST);
        this.shown = Arrays.copyOfRange(all, from, to);
        this.isCutBefore = from > 0;
        this.isCutBehind = to < all.length;
        this.place = column > 0 ? wanted - from : -1;
    }

    /** The line. */
    String line() {
        return (isCutBefore ? LEFT_OUT : "") + new String(shown, 0, shown.length) + (isCutBehind ? LEFT_OUT : "");
    }

    /** The line to print below it, empty if no column is named: a tab stands under a tab, so that both are as wide. */
    String caret() {
        if (place < 0) {
            return "";
        }
        StringBuilder caret = new StringBuilder(isCutBefore ? " " : "");
        for (int i = 0; i < place; i++) {
            caret.append(shown[i] == '\t' ? "\t" : " ".repeat(columns(shown[i])));
        }
        return caret.append('^').toString();
    }

    /** How many columns a terminal gives to a character. */
    private static int columns(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    /** The blocks of East Asian scripts and of pictures (Unicode, annex 11). */
    private static boolean isWide(int character) {
        return character >= 0x1100
                && (character <= 0x115f
                        || isIn(character, 0x2e80, 0x303e)
                        || isIn(character, 0x3041, 0xa4cf)
                        || isIn(character, 0xac00, 0xd7a3)
                        || isIn(character, 0xf900, 0xfaff)
                        || isIn(character, 0xfe30, 0xfe6f)
                        || isIn(character, 0xff00, 0xff60)
                        || isIn(character, 0xffe0, 0xffe6)
                        || isIn(character, 0x1f300, 0x1faff)
                        || isIn(character, 0x20000, 0x3fffd));
    }

    private static boolean isIn(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
