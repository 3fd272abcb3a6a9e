// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a file is, in the words of a device: {@code running-config}, {@code flash:dir/a.bin}, {@code scp://user@host/dir/a.bin}.
 *
 * @param host the host that holds it, empty if it is the device itself
 * @param file its name there, empty if that is left to the device
 */
record FilePlace(String host, String file) {

    private static final String HOST_FOLLOWS = "://";

    static FilePlace of(String place) {
        int host = place.indexOf(HOST_FOLLOWS);
        if (host < 0) {
            return new FilePlace("", place.substring(place.indexOf(':') + 1));
        }
        String behind = place.substring(host + HOST_FOLLOWS.length());
        int slash = behind.indexOf('/');
        String authority = slash < 0 ? behind : behind.substring(0, slash);
        String file = slash < 0 ? "" : behind.substring(slash + 1);
        return new FilePlace(authority.substring(authority.lastIndexOf('@') + 1), file);
    }

    /** Whether there is a password in it, which would stand in the command, its echo and the device's history. */
    static boolean hasPassword(String place) {
        int host = place.indexOf(HOST_FOLLOWS);
        int at = place.lastIndexOf('@');
        return host >= 0
                && at > host
                && place.substring(host + HOST_FOLLOWS.length(), at).indexOf(':') >= 0;
    }

    /** The values of a task's places whose names begin so. */
    static Map<String, String> values(String name, String place) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(name, place));
        FilePlace parts = of(place);
        if (!parts.host().isEmpty()) {
            values.put(name + "_host", parts.host());
        }
        if (!parts.file().isEmpty()) {
            values.put(name + "_file", parts.file());
        }
        return values;
    }
}
