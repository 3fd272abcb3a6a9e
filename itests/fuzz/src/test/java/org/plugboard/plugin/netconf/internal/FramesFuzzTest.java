// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plugboard.itests.fuzz.Pieces;

/** What a NETCONF peer may send. */
class FramesFuzzTest {

    private static final int LIMIT = 200;
    private static final String TOO_LONG = "too long";
    private static final String ERROR = "error: ";

    /** One session, whose first message is end-marked and the others are in chunks where that one begins with a blank. */
    private static final class Session implements Frames.Sink {

        private final Frames frames = new Frames(LIMIT, LIMIT, this);
        private final List<String> seen = new ArrayList<>();

        @Override
        public Framing message(MessageBuffer message) {
            seen.add(new String(message.bytes(), 0, message.length(), StandardCharsets.ISO_8859_1));
            return seen.get(0).startsWith(" ") ? Framing.CHUNKS : Framing.END_MARK;
        }

        @Override
        public void tooLong(MessageBuffer beginning) {
            seen.add(TOO_LONG);
        }

        private void decode(List<byte[]> pieces) {
            try {
                for (byte[] piece : pieces) {
                    frames.decode(piece, piece.length);
                }
            } catch (FramingException e) {
                seen.add(ERROR + e.getMessage().replaceAll(" whose last bytes.*", ""));
            }
        }
    }

    @FuzzTest(maxDuration = "8s")
    void messagesAndErrorsAreTheSameHoweverReadsAreCut(FuzzedDataProvider data) {
        List<byte[]> pieces = Pieces.of(data);
        Session whole = new Session();
        Session cut = new Session();

        whole.decode(List.of(Pieces.joined(pieces)));
        cut.decode(pieces);

        assertThat(cut.seen).isEqualTo(whole.seen);
        assertThat(cut.seen).allMatch(message -> message.length() <= LIMIT || message.startsWith(ERROR));
    }
}
