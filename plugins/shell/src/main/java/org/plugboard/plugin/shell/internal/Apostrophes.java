// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in double quotes with an apostrophe in it. Gogo wants single quotes to be closed there as well, and takes none that is
 * escaped; it is given {@code "don"\'"t"} for {@code "don't"}, which it takes for the same text. Where all are closed nothing is
 * changed: what stands between them stays as it is, as Gogo wants.
 */
final class Apostrophes {

    private static final String ESCAPED = "\"\\'\"";

    private Apostrophes() {}

    /** The command as Gogo takes it. */
    static CharSequence forGogo(CharSequence command) {
        StringBuilder told = new StringBuilder();
        int done = 0;
        for (Quoted part : Quoted.in(command)) {
            List<Integer> apostrophes = part.sign() == '"' ? in(command, part) : List.of();
            if (apostrophes.size() % 2 == 1) {
                for (int at : apostrophes) {
                    told.append(command, done, at).append(ESCAPED);
                    done = at + 1;
                }
            }
        }
        return done == 0 ? command : told.append(command, done, command.length());
    }

    private static List<Integer> in(CharSequence command, Quoted part) {
        List<Integer> found = new ArrayList<>();
        for (int at = part.from() + 1; at < part.to(); at++) {
            char character = command.charAt(at);
            if (character == '\\') {
                at++;
            } else if (character == '\'') {
                found.add(at);
            }
        }
        return found;
    }
}
