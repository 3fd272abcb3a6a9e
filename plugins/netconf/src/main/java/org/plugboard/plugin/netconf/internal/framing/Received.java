// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.util.Arrays;
import java.util.HexFormat;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

/** The bytes that came last and how much of them is decoded; of those before, what errors show. Used by one thread at a time. */
final class Received {

    /** So many bytes in front of a wrong one are shown. */
    private static final int TAIL = 32;

    private byte[] bytes = new byte[0];
    private int taken;
    private int count;
    private long before;
    private byte[] tail = new byte[0];

    /** Takes what came; all that came before must be decoded. The bytes stay the caller's, who leaves them alone until they are. */
    void take(byte[] received, int length) {
        if (hasMore()) {
            throw new IllegalStateException(count - taken + " bytes are not decoded yet");
        }
        tail = lastBytes(count);
        before += count;
        bytes = received;
        taken = 0;
        count = length;
    }

    /** Whether there are bytes that are not decoded. */
    boolean hasMore() {
        return taken < count;
    }

    /**
     * Decodes up to the end of a message, or all.
     *
     * @param into gets what belongs to the message
     * @throws FramingException that says in its message where the frames are broken
     */
    void decode(FrameDecoder decoder, MessageBuffer into) throws FramingException {
        try {
            taken += decoder.decode(bytes, taken, count - taken, into);
        } catch (FramingException e) {
            throw new FramingException(
                    "%s at byte %d of what came, whose last bytes are %s"
                            .formatted(
                                    e.getMessage(),
                                    before + e.position(),
                                    HexFormat.ofDelimiter(" ").formatHex(lastBytes(e.position() + 1))),
                    e.position());
        }
    }

    /** The last ones up to so many of these. */
    private byte[] lastBytes(int end) {
        if (end >= TAIL) {
            return Arrays.copyOfRange(bytes, end - TAIL, end);
        }
        int kept = Math.min(tail.length, TAIL - end);
        byte[] last = Arrays.copyOfRange(tail, tail.length - kept, tail.length + end);
        System.arraycopy(bytes, 0, last, kept, end);
        return last;
    }
}
