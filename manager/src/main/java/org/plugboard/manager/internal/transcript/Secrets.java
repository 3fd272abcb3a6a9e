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

    private final List<byte[]> sent = new ArrayList<>();
    private final List<MessageSecret> ofMessages = new ArrayList<>();
    private final boolean[] first = new boolean[256];

    /** Adds one that is sent now; line ends behind it are none of it. */
    void add(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && isFiller(bytes[length - 1])) {
            length--;
        }
        byte[] secret = Arrays.copyOf(bytes, length);
        if (length > 0 && sent.stream().noneMatch(known -> Arrays.equals(known, secret))) {
            sent.add(secret);
            first[secret[0] & 0xFF] = true;
        }
    }

    /** Adds one that may be sent or received in a message of NETCONF; line ends behind it are none of it. */
    void addOfMessages(String text) {
        MessageSecret secret = MessageSecret.of(text.replaceFirst("[\r\n]+\\z", ""));
        if (secret.bytes().length > 0) {
            ofMessages.add(secret);
            first[secret.bytes()[0] & 0xFF] = true;
            first['&'] = true;
        }
    }

    /** Whether one may begin with this byte. */
    boolean mayBeginWith(byte octet) {
        return first[octet & 0xFF];
    }

    /**
     * Where what must be hidden from {@code start} on ends: several secrets if they overlap.
     *
     * @param before what stands in front of {@code start}
     * @param isWhole whether nothing follows: then there is nothing undecided
     * @return the index behind it, {@link #NONE} or {@link #UNDECIDED}
     */
    int end(byte[] bytes, int start, InFront before, boolean isWhole) {
        int end = endOfOne(bytes, start, before.octet(), isWhole);
        InFront inFront = new InFront(before);
        for (int inside = start + 1; inside < end; inside++) {
            inFront.pass(bytes[inside - 1]);
            int other = mayBeginWith(bytes[inside]) ? endOfOne(bytes, inside, inFront.octet(), isWhole) : NONE;
            if (other == UNDECIDED) {
                return UNDECIDED;
            }
            end = Math.max(end, other);
        }
        return end;
    }

    private int endOfOne(byte[] bytes, int start, byte before, boolean isWhole) {
        int end = NONE;
        for (byte[] secret : sent) {
            int one = end(bytes, start, secret);
            if (one == UNDECIDED && !isWhole) {
                return UNDECIDED;
            }
            end = Math.max(end, one);
        }
        for (MessageSecret secret : ofMessages) {
            int one = new XmlMatch(secret, bytes, before, isWhole).end(start);
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
