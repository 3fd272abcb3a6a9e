// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.itests.fuzz.Pieces;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

/** What a NETCONF peer may send. */
class FramesFuzzTest {

    private static final int LIMIT = 200;
    private static final String TOO_LONG = "too long";
    private static final String STREAMED = "streamed";
    private static final String NOT_WANTED = "not wanted";
    private static final String ERROR = "error: ";

    /**
     * One session, whose first message is end-marked and the others are in chunks where that one begins with a blank. Messages whose root
     * is {@code s} are wanted in pieces, those whose root is {@code n} not at all.
     */
    private static final class Session implements Frames.Sink {

        private final Frames frames = new Frames(LIMIT, LIMIT, this);
        private final List<String> seen = new ArrayList<>();

        @Override
        public long begins(Head head, int limit) {
            return switch (head.name()) {
                case "s" -> Frames.IN_PIECES;
                case "n" -> Frames.NOT_AT_ALL;
                default -> limit;
            };
        }

        @Override
        public Framing message(MessageBuffer message, Optional<Head> head) {
            String root = head.map(Head::name).orElse("");
            // One that is whole at once is given so, however it is wanted.
            if (root.equals("s")) {
                seen.add(message.length() > LIMIT ? STREAMED : text(message));
            } else {
                seen.add(root.equals("n") ? NOT_WANTED : message.length() > LIMIT ? TOO_LONG : text(message));
            }
            return seen.get(0).startsWith(" ") ? Framing.CHUNKS : Framing.END_MARK;
        }

        @Override
        public void tooLong(MessageBuffer beginning) {
            seen.add(TOO_LONG);
            isTold = true;
        }

        @Override
        public void passed() {
            if (!streaming && !isTold) {
                seen.add(NOT_WANTED);
            }
            isTold = false;
        }

        private boolean streaming;

        /** That the message which comes is too long. */
        private boolean isTold;

        private void decode(List<byte[]> pieces) {
            try {
                MessageBuffer message = new MessageBuffer(Integer.MAX_VALUE);
                for (byte[] piece : pieces) {
                    frames.take(piece, piece.length);
                    while (frames.hasPiece()) {
                        step(message);
                    }
                }
            } catch (FramingException e) {
                seen.add(ERROR + e.getMessage().replaceAll(" whose last bytes.*", ""));
            }
        }

        private void step(MessageBuffer message) throws FramingException {
            streaming = frames.isStreaming();
            if (!streaming) {
                frames.decode();
            } else if (frames.piece(message)) {
                seen.add(message.length() > LIMIT ? STREAMED : text(message));
                message.clear();
            }
        }

        private static String text(MessageBuffer message) {
            return new String(message.bytes(), 0, message.length(), StandardCharsets.ISO_8859_1);
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
