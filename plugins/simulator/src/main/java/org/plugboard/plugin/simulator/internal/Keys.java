// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of keys. */
final class Keys {

    private static final Pattern CONTROL = Pattern.compile("ctrl-\\\\*(.)(.*)", Pattern.DOTALL);
    private static final int CONTROL_BITS = 0x1F;

    private Keys() {}

    /** What a key sends: {@code ctrl-c}, {@code ctrl-\]}, {@code ctrl-ad}, which is Ctrl-A and d; others are themselves. */
    static String sent(String name) {
        Matcher control = CONTROL.matcher(name);
        return control.matches() ? (char) (control.group(1).charAt(0) & CONTROL_BITS) + control.group(2) : name;
    }
}
