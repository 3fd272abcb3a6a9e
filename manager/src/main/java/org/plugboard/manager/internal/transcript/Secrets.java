// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The secrets that were sent over one transport, or may be, as bytes. Used by one thread at a time. */
final class Secrets {

    /** There is none here. */
    static final int NONE = 0;

    /** What is here may be one: the next bytes decide. */
    static final int UNDECIDED = -1;

    /** How many bytes of a terminal that wraps its lines may stand between two of a secret. */
    private static final int MOST_FILLERS = 8;

    private final List<Known> all = new ArrayList<>();
    private final boolean[] first = new boolean[256];

    /**
     * A secret.
     *
     * @param isXml whether its letters may stand as references to characters, with heads of chunks among them
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Known(byte[] bytes, boolean isXml) {}

    /** Adds one that is sent now; line ends behind it are none of it. */
    void add(byte[] sent) {
        add(sent, false);
    }

    /** Adds one that may be sent or received in a message of NETCONF. */
    void addOfMessages(byte[] known) {
        add(known, true);
        first['&'] = true;
    }

    private void add(byte[] sent, boolean isXml) {
        int length = sent.length;
        while (length > 0 && isFiller(sent[length - 1])) {
            length--;
        }
        byte[] secret = Arrays.copyOf(sent, length);
        if (length > 0 && all.stream().noneMatch(known -> known.isXml == isXml && Arrays.equals(known.bytes, secret))) {
            all.add(new Known(secret, isXml));
            first[secret[0] & 0xFF] = true;
        }
    }

    /** Whether one may begin with this byte. */
    boolean mayBeginWith(byte octet) {
        return first[octet & 0xFF];
    }

    /**
     * Where what must be hidden from {@code start} on ends: several secrets if they overlap.
     *
     * @param isWhole whether nothing follows: then there is nothing undecided
     * @return the index behind it, {@link #NONE} or {@link #UNDECIDED}
     */
    int end(byte[] bytes, int start, boolean isWhole) {
        int end = endOfOne(bytes, start, isWhole);
        for (int inside = start + 1; inside < end; inside++) {
            int other = mayBeginWith(bytes[inside]) ? endOfOne(bytes, inside, isWhole) : NONE;
            if (other == UNDECIDED) {
                return UNDECIDED;
            }
            end = Math.max(end, other);
        }
        return end;
    }

    private int endOfOne(byte[] bytes, int start, boolean isWhole) {
        int end = NONE;
        for (Known secret : all) {
            int one = secret.isXml ? XmlMatch.end(bytes, start, secret.bytes) : end(bytes, start, secret.bytes);
            if (one == UNDECIDED && !isWhole) {
                return UNDECIDED;
            }
            end = Math.max(end, one);
        }
        return Math.max(end, NONE);
    }

    private static int end(byte[] bytes, int start, byte[] secret) {
        int at = start;
        int found = 0;
        int fillers = 0;
        while (found < secret.length) {
            if (at == bytes.length) {
                return UNDECIDED;
            }
            if (bytes[at] == secret[found]) {
                found++;
                fillers = 0;
            } else if (found == 0 || !isFiller(bytes, at) || ++fillers > MOST_FILLERS) {
                return NONE;
            }
            at++;
        }
        return at;
    }

    /** A terminal ends its line with a line end, or with a blank that it takes back. */
    private static boolean isFiller(byte[] bytes, int at) {
        return isFiller(bytes[at]) || (bytes[at] == ' ' && (at + 1 == bytes.length || bytes[at + 1] == '\r'));
    }

    private static boolean isFiller(byte octet) {
        return octet == '\r' || octet == '\n' || octet == '\b' || octet == 0;
    }
}
