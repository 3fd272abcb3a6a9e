// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.nio.charset.StandardCharsets;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

/** The framing of base:1.0 (RFC 6242, section 4.3): a mark behind each message. */
final class EndMarkDecoder implements FrameDecoder {

    static final String MARK = "]]>]]>";

    private static final byte[] BYTES = MARK.getBytes(StandardCharsets.US_ASCII);

    /** How much of the mark still matches where the byte behind so many matching ones does not (Knuth, Morris, Pratt). */
    private static final int[] FALLBACK = {0, 0, 1, 0, 1, 2};

    /** So many bytes of the mark were the last to come; they may be content after all. */
    private int matched;

    private boolean atEnd;

    @Override
    public int decode(byte[] bytes, int offset, int length, MessageBuffer into) {
        int held = matched;
        int taken = 0;
        while (taken < length && matched < BYTES.length) {
            match(bytes[offset + taken]);
            taken++;
        }
        int content = held + taken - matched;
        into.append(BYTES, 0, Math.min(held, content));
        into.append(bytes, offset, Math.max(0, content - held));
        atEnd = matched == BYTES.length;
        if (atEnd) {
            matched = 0;
        }
        return taken;
    }

    private void match(byte next) {
        while (matched > 0 && next != BYTES[matched]) {
            matched = FALLBACK[matched];
        }
        if (next == BYTES[matched]) {
            matched++;
        }
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }
}
