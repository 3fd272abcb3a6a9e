// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers.fast;

import java.nio.charset.StandardCharsets;

/** How messages end (RFC 6242). */
enum Framing {
    END_MARK("]]>]]>"),
    CHUNKS("\n##\n");

    private final String end;

    Framing(String end) {
        this.end = end;
    }

    byte[] end() {
        return end.getBytes(StandardCharsets.US_ASCII);
    }
}
