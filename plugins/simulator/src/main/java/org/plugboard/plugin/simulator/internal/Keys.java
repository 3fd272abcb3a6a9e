// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The names of keys. */
final class Keys {

    private static final Pattern CONTROL = Pattern.compile("ctrl-\\\\*(.)(.*)", Pattern.DOTALL);
    private static final Pattern KEY =
            Pattern.compile("\\p{Cntrl}.*|ctrl-\\\\*[A-Za-z@\\[\\\\\\]^_].*|.", Pattern.DOTALL);
    private static final int CONTROL_BITS = 0x1F;

    /** Those that have a name of their own. */
    static final List<String> CONTROLS = IntStream.rangeClosed('a', 'z')
            .mapToObj(letter -> "ctrl-" + (char) letter)
            .toList();

    private Keys() {}

    /** Whether it is a key: one character, a sequence that begins with Escape or its like, or {@code ctrl-} and what follows. */
    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** What a key sends: {@code ctrl-c}, {@code ctrl-\]}, {@code ctrl-ad}, which is Ctrl-A and d; others are themselves. */
    static String sent(String name) {
        Matcher control = CONTROL.matcher(name);
        return control.matches() ? (char) (control.group(1).charAt(0) & CONTROL_BITS) + control.group(2) : name;
    }
}
