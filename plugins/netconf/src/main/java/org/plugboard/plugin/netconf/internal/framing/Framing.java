// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How messages are told apart on the wire (RFC 6242, section 4). */
public enum Framing {
    /** A mark behind each message: all that base:1.0 has, and the hello of both. */
    END_MARK {
        @Override
        FrameDecoder decoder() {
            return new EndMarkDecoder();
        }

        @Override
        public byte[] encode(String message) {
            return (message + EndMarkDecoder.MARK).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Chunks that say their size: base:1.1. */
    CHUNKS {
        @Override
        FrameDecoder decoder() {
            return new ChunkDecoder();
        }

        @Override
        public byte[] encode(String message) {
            byte[] chunk = message.getBytes(StandardCharsets.UTF_8);
            byte[] header = ("\n#" + chunk.length + "\n").getBytes(StandardCharsets.US_ASCII);
            return joined(List.of(header, chunk, END_OF_CHUNKS));
        }
    };

    private static final byte[] END_OF_CHUNKS = "\n##\n".getBytes(StandardCharsets.US_ASCII);

    /** For what comes from the device. */
    abstract FrameDecoder decoder();

    /** For what goes to it. */
    public abstract byte[] encode(String message);

    /** One behind the other. */
    public static byte[] joined(List<byte[]> frames) {
        ByteBuffer joined = ByteBuffer.allocate(
                frames.stream().mapToInt(frame -> frame.length).sum());
        frames.forEach(joined::put);
        return joined.array();
    }
}
