// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of one message as they come. It grows with what has come, whatever the peer says will come, up to its limit. */
public final class MessageBuffer {

    private static final int FIRST_BYTES = 8 * 1024;
    private static final int SHOWN = 8 * 1024;
    private static final int KEPT_OF_END = 64 * 1024;

    private int limit;
    private byte[] bytes = new byte[0];
    private int length;
    private long leftOut;
    private boolean tooLong;
    private boolean dropped;

    /** Keeps at most so many bytes; what comes behind them is left out. */
    public MessageBuffer(int limit) {
        this.limit = limit;
    }

    public void append(byte[] from, int offset, int count) {
        if (dropped) {
            leftOut += count;
            return;
        }
        int kept = Math.min(count, limit - length);
        if (kept < count) {
            leftOut += count - kept;
            tooLong = true;
        }
        if (length + kept > bytes.length) {
            long larger = Math.max(Math.max(FIRST_BYTES, 2L * bytes.length), (long) length + kept);
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, larger));
        }
        System.arraycopy(from, offset, bytes, length, kept);
        length += kept;
    }

    /** Keeps at most so many bytes from now on; of what it has, too. */
    public void limit(int bytesKept) {
        limit = bytesKept;
        if (length > limit) {
            leftOut += length - limit;
            tooLong = true;
            length = limit;
        }
    }

    /** Empties it for the next bytes; whatever was left out is forgotten, too. */
    public void clear() {
        length = 0;
        leftOut = 0;
        tooLong = false;
    }

    /** Whether something was left out. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Drops what it has; whatever else belongs to the message is left out, too. */
    public void drop() {
        bytes = new byte[0];
        leftOut += length;
        length = 0;
        dropped = true;
        tooLong = true;
    }

    /** Whether nothing but line ends and blanks came. */
    public boolean isBlank() {
        int start = 0;
        while (start < length && bytes[start] <= ' ' && bytes[start] > 0) {
            start++;
        }
        return start == length;
    }

    /** The beginning as text; what is no UTF-8 in it is replaced. */
    public String beginning() {
        return new String(bytes, 0, Math.min(length, SHOWN), StandardCharsets.UTF_8);
    }

    /** The end as text. */
    public String end() {
        int start = Math.max(0, length - KEPT_OF_END);
        return new String(bytes, start, length - start, StandardCharsets.UTF_8);
    }

    /**
     * Looks at all of it.
     *
     * @throws MalformedXmlException that says which byte is none of UTF-8, in which all of NETCONF is (RFC 6241, section 3)
     */
    public void requireUtf8() throws MalformedXmlException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer scratch = CharBuffer.allocate(SHOWN);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(rest, scratch, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new MalformedXmlException("it is no UTF-8: at byte %d stands %s"
                    .formatted(
                            rest.position(),
                            HexFormat.ofDelimiter(" ")
                                    .formatHex(bytes, rest.position(), rest.position() + result.length())));
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** How many bytes came, those that were left out among them. */
    public long came() {
        return leftOut + length;
    }
}
