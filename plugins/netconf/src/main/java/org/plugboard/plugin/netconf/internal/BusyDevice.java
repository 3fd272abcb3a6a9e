// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.regex.Pattern;

/** How devices say, instead of their hello, that they have no session left: by an {@code rpc-error} or in a line of text. */
final class BusyDevice {

    /** So much is looked at. */
    static final int LOOKED_AT = 1000;

    /** RFC 6241, appendix A, has {@code resource-denied}; the texts stand in it or alone. */
    private static final Pattern WORDS = Pattern.compile(
            "<(?:\\w+:)?error-tag>\\s*resource-denied|too-many-sessions|(?:session|user|connection) limit\\b"
                    + "|(?:too many|max(?:imum)?(?: number of)?) (?:\\w+ ){0,2}(?:users|sessions|connections)\\b"
                    + "|no (?:free|more|available) (?:netconf )?sessions?\\b",
            Pattern.CASE_INSENSITIVE);

    private BusyDevice() {}

    /** Whether what came before a hello says so. */
    static boolean says(String received) {
        return WORDS.matcher(received.substring(0, Math.min(received.length(), LOOKED_AT)))
                .find();
    }
}
