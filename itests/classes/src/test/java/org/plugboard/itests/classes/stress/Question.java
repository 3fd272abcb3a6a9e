// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a {@link Peer} can be asked, and the only right answer. */
enum Question {
    /** The usual one. */
    ASK,
    /** Is answered at such length that the end of the answer has to be asked for. */
    TELL,
    /** Is answered later than a hasty caller waits. */
    SLOW,
    /** Breaks the session in the middle of the answer. */
    DIE;

    private static final int LINES = 16;

    String command(String nonce) {
        return name().toLowerCase(Locale.ROOT) + " " + nonce;
    }

    String answer(String nonce, String device) {
        String heard = nonce + " is heard by " + device;
        return this == TELL
                ? IntStream.rangeClosed(1, LINES)
                        .mapToObj(number -> heard + ", line " + number)
                        .collect(Collectors.joining("\n"))
                : heard;
    }
}
