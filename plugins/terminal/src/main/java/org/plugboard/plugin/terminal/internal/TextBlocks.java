// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.TextBlock;

/** Finds the texts of several lines among the lines of a command or a configuration. */
final class TextBlocks {

    /**
     * What is sent before the next prompt comes.
     *
     * @param lines one line, or all lines of a text
     * @param block what kind of text it is, or null for a line
     */
    record Piece(List<String> lines, @Nullable TextBlock block) {

        /** Its first line. */
        String first() {
            return lines.get(0);
        }

        /** Whether it is an empty line. */
        boolean isBlank() {
            return block == null && first().isBlank();
        }
    }

    private TextBlocks() {}

    /** The pieces of a command. */
    static List<Piece> in(String command, Platform platform) {
        return command.indexOf('\n') < 0
                ? List.of(new Piece(List.of(command), null))
                : in(command.lines().toList(), platform);
    }

    /** The pieces of these lines in their order. */
    static List<Piece> in(List<String> lines, Platform platform) {
        List<Piece> pieces = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            Piece piece = first(lines.subList(next, lines.size()), platform);
            pieces.add(piece);
            next += piece.lines().size();
        }
        return pieces;
    }

    private static Piece first(List<String> lines, Platform platform) {
        for (TextBlock block : platform.answers().blocks()) {
            int length = block.length(lines);
            if (length > 0) {
                return new Piece(List.copyOf(lines.subList(0, length)), block);
            }
        }
        return new Piece(List.of(lines.get(0)), null);
    }
}
