// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads elements of DER (X.690) one behind the other. */
final class DerReader {

    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OBJECT = 0x06;
    static final int SEQUENCE = 0x30;

    private static final int LONG_FORM = 0x7F;
    private static final int MOST_OCTETS_OF_LENGTH = 3;

    private final byte[] bytes;
    private int at;

    DerReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    /** The tag of the next element; -1 if there is none. */
    int tag() {
        return hasMore() ? bytes[at] & 0xFF : -1;
    }

    DerReader sequence() throws IOException {
        return new DerReader(content(SEQUENCE));
    }

    byte[] octets() throws IOException {
        return content(OCTETS);
    }

    /** @throws IOException also if it is no number of 31 bits */
    int number() throws IOException {
        byte[] content = content(INTEGER);
        BigInteger number = content.length == 0 ? BigInteger.ZERO : new BigInteger(content);
        if (number.signum() < 0 || number.bitLength() >= Integer.SIZE) {
            throw new IOException("it has a number that is none of its kind");
        }
        return number.intValue();
    }

    /** An object identifier, with dots. */
    String object() throws IOException {
        StringBuilder text = new StringBuilder();
        BigInteger arc = BigInteger.ZERO;
        for (byte part : content(OBJECT)) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(part & 0x7F));
            if (part >= 0) {
                text.append(text.isEmpty() ? first(arc) : "." + arc);
                arc = BigInteger.ZERO;
            }
        }
        return text.toString();
    }

    /** The first two arcs are one number. */
    private static String first(BigInteger both) {
        int first = both.min(BigInteger.valueOf(80)).intValue() / 40;
        return first + "." + both.subtract(BigInteger.valueOf(40L * first));
    }

    /** The content of the next element, which it moves behind. */
    byte[] content(int tag) throws IOException {
        if (at + 2 > bytes.length || tag() != tag) {
            throw new IOException("it is no DER");
        }
        int length = bytes[at + 1] & 0xFF;
        int start = at + 2;
        if (length > LONG_FORM) {
            int octets = length & LONG_FORM;
            if (octets < 1 || octets > MOST_OCTETS_OF_LENGTH || start + octets > bytes.length) {
                throw new IOException("it is no DER");
            }
            length = new BigInteger(1, Arrays.copyOfRange(bytes, start, start + octets)).intValue();
            start += octets;
        }
        if (length > bytes.length - start) {
            throw new IOException("it is cut short");
        }
        at = start + length;
        return Arrays.copyOfRange(bytes, start, at);
    }
}
