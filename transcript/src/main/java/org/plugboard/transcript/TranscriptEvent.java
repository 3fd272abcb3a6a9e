// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What happened at one moment of a session. Its bytes must not be changed.
 *
 * @param at the time since the beginning
 * @param kind what it was
 * @param bytes what was received or sent; of a mark, its text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record TranscriptEvent(Duration at, Kind kind, byte[] bytes) {

    /** What stands instead of a secret, whatever its length. */
    public static final String MASK = "***";

    /** What happened. */
    public enum Kind {
        /** The device said it. */
        RECEIVED('o', 'O'),
        /** It was sent to the device. */
        SENT('i', 'I'),
        /** A remark on the session, such as its end. */
        MARK('m', 'M');

        private final char text;
        private final char binary;

        Kind(char text, char binary) {
            this.text = text;
            this.binary = binary;
        }

        /** The code of an event whose bytes are UTF-8. */
        char text() {
            return text;
        }

        /** The code of one that holds bytes of any kind, in Base64; players pass it over. */
        char binary() {
            return binary;
        }
    }

    /** The remark of a session that the device ended. */
    public static final String ENDED = "ended by the peer";

    /** How the remark of a session begins whose pipe broke. */
    public static final String BROKEN = "broken: ";

    /** The remark of a session that was ended from this side. */
    public static final String CLOSED = "closed from this side";

    /** How the remark begins that says in whose name the next answers to the device are. */
    public static final String USER = "answers as ";

    /** A remark. */
    public static TranscriptEvent mark(Duration at, String text) {
        return new TranscriptEvent(at, Kind.MARK, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Who answers from here on, if it is the remark that says so. */
    public Optional<String> user() {
        String text = kind == Kind.MARK ? new String(bytes, StandardCharsets.UTF_8) : "";
        return text.startsWith(USER) ? Optional.of(text.substring(USER.length())) : Optional.empty();
    }

    /** Whether it is the remark that the device ended the session, or that it broke. */
    public boolean isEndByPeer() {
        String text = kind == Kind.MARK ? new String(bytes, StandardCharsets.UTF_8) : "";
        return text.equals(ENDED) || text.startsWith(BROKEN);
    }
}
