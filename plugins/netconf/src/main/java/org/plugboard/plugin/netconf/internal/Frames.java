// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Arrays;
import java.util.HexFormat;

/** Makes messages of the bytes of a session. Used by one thread at a time. */
final class Frames {

    /** So many bytes in front of a wrong one are shown. */
    private static final int TAIL = 32;

    /** Gets the messages in the order in which they come. */
    interface Sink {

        /** Takes a message, and says how the bytes behind it are framed. */
        Framing message(MessageBuffer message);

        /** The beginning of a message that is longer than may be kept. The rest of it is passed over. */
        void tooLong(MessageBuffer beginning);
    }

    private final int maxMessage;
    private final Sink sink;
    private Framing framing = Framing.END_MARK;
    private FrameDecoder decoder = framing.decoder();
    private MessageBuffer message;
    private boolean passingOver;

    /** How many bytes came before those that are decoded now, and the last of them. */
    private long before;

    private byte[] tail = new byte[0];

    /**
     * @param maxFirst how many bytes the first message may have
     * @param maxMessage how many bytes each message behind it may have
     */
    Frames(int maxFirst, int maxMessage, Sink sink) {
        this.maxMessage = maxMessage;
        this.sink = sink;
        this.message = new MessageBuffer(maxFirst);
    }

    /** What has come of the message that is not whole yet. */
    MessageBuffer unfinished() {
        return message;
    }

    /** @throws FramingException that says in its message where the frames are broken */
    void decode(byte[] bytes, int count) throws FramingException {
        int taken = 0;
        try {
            while (taken < count) {
                taken += decoder.decode(bytes, taken, count - taken, message);
                handOver(decoder.isAtEnd());
            }
        } catch (FramingException e) {
            throw new FramingException(
                    "%s at byte %d of what came, whose last bytes are %s"
                            .formatted(
                                    e.getMessage(),
                                    before + e.position(),
                                    HexFormat.ofDelimiter(" ").formatHex(lastBytes(bytes, e.position() + 1))),
                    e.position());
        }
        tail = lastBytes(bytes, count);
        before += count;
    }

    /** The last bytes up to so many of these ones. */
    private byte[] lastBytes(byte[] bytes, int count) {
        if (count >= TAIL) {
            return Arrays.copyOfRange(bytes, count - TAIL, count);
        }
        int kept = Math.min(tail.length, TAIL - count);
        byte[] last = Arrays.copyOfRange(tail, tail.length - kept, tail.length + count);
        System.arraycopy(bytes, 0, last, kept, count);
        return last;
    }

    private void handOver(boolean atEnd) {
        if (message.isTooLong() && !passingOver) {
            passingOver = true;
            sink.tooLong(message);
            message.drop();
        }
        if (atEnd) {
            MessageBuffer whole = message;
            message = new MessageBuffer(maxMessage);
            if (!passingOver) {
                use(sink.message(whole));
            }
            passingOver = false;
        }
    }

    private void use(Framing next) {
        if (next != framing) {
            framing = next;
            decoder = next.decoder();
        }
    }
}
