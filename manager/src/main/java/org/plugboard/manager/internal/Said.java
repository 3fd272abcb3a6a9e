// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What exceptions say, to be told again within another message of the same connection. */
final class Said {

    /** What messages of sessions that have ended advise. */
    private static final Pattern ADVICE = Pattern.compile("[;,] connect again$");

    private Said() {}

    /** The message without the name that it begins with and without the advice that it ends with. */
    static String cause(String name, @Nullable String message) {
        return ADVICE.matcher(without(name, message)).replaceFirst("");
    }

    /** The message without the name that it begins with. */
    static String without(String name, @Nullable String message) {
        String text = String.valueOf(message);
        String prefix = name + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
