// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plugboard.transcript.TranscriptEvent;

/**
 * Hides secrets in a stream of bytes, however it is cut into pieces: an end that may be the beginning of a secret is held
 * until the next bytes decide. Used by one thread at a time.
 */
final class SecretMask {

    private static final byte[] MASK = TranscriptEvent.MASK.getBytes(StandardCharsets.US_ASCII);

    private final Secrets secrets;
    private final InFront before = new InFront();
    private byte[] held = {};

    SecretMask(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * What may be written.
     *
     * @param ofHeld instead of what was held before
     * @param ofNew of the new bytes
     * @param isDecided whether nothing of what was held before is held any more
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Passed(byte[] ofHeld, byte[] ofNew, boolean isDecided) {}

    /** Takes the next bytes. */
    Passed pass(byte[] bytes, int offset, int count) {
        return pass(bytes, offset, count, false);
    }

    private Passed pass(byte[] bytes, int offset, int count, boolean isWhole) {
        int heldBefore = held.length;
        byte[] all = Arrays.copyOf(held, heldBefore + count);
        System.arraycopy(bytes, offset, all, heldBefore, count);
        ByteArrayOutputStream ofHeld = new ByteArrayOutputStream(heldBefore);
        ByteArrayOutputStream ofNew = new ByteArrayOutputStream(count);
        int next = 0;
        while (next < all.length) {
            ByteArrayOutputStream to = next < heldBefore ? ofHeld : ofNew;
            int end = secrets.mayBeginWith(all[next]) ? secrets.end(all, next, before, isWhole) : Secrets.NONE;
            if (end == Secrets.UNDECIDED) {
                break;
            }
            if (end == Secrets.NONE) {
                to.write(all[next]);
                end = next + 1;
            } else {
                to.writeBytes(MASK);
            }
            while (next < end) {
                before.pass(all[next++]);
            }
        }
        held = Arrays.copyOfRange(all, next, all.length);
        return new Passed(ofHeld.toByteArray(), ofNew.toByteArray(), next >= heldBefore);
    }

    /** Whether something is held. */
    boolean holds() {
        return held.length > 0;
    }

    /** Nothing follows: what is held is hidden, since most of a secret would tell the rest. */
    byte[] end() {
        byte[] last = holds() ? MASK : new byte[0];
        held = new byte[0];
        return last;
    }

    /** A text that is whole, without secrets. */
    static byte[] hidden(Secrets secrets, byte[] text) {
        return new SecretMask(secrets).pass(text, 0, text.length, true).ofNew();
    }
}
