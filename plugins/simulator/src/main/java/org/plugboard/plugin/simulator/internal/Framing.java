// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts messages into frames (RFC 6242, section 4). */
final class Framing {

    /** Small, so that a reader has to put replies together. */
    private static final int CHUNK = 4096;

    private static final byte[] MARK = "]]>]]>".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END_OF_CHUNKS = "\n##\n".getBytes(StandardCharsets.US_ASCII);

    private Framing() {}

    static byte[] frame(byte[] message, boolean chunked) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + MARK.length);
        if (!chunked) {
            frame.writeBytes(message);
            frame.writeBytes(MARK);
            return frame.toByteArray();
        }
        for (int from = 0; from < message.length; from += CHUNK) {
            int count = Math.min(CHUNK, message.length - from);
            frame.writeBytes(header(String.valueOf(count)));
            frame.write(message, from, count);
        }
        frame.writeBytes(END_OF_CHUNKS);
        return frame.toByteArray();
    }

    /** One chunk, whatever its size. */
    static byte[] chunk(byte[] bytes) {
        byte[] header = header(String.valueOf(bytes.length));
        byte[] chunk = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, chunk, header.length, bytes.length);
        return chunk;
    }

    /** What comes before a chunk of this size. */
    static byte[] header(String size) {
        return ("\n#" + size + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
