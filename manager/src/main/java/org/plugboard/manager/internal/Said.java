// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.jspecify.annotations.Nullable;

/** What exceptions say, to be told again within another message of the same connection. */
final class Said {

    private Said() {}

    /** The message without the name that it begins with. */
    static String without(String name, @Nullable String message) {
        String text = String.valueOf(message);
        String prefix = name + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
