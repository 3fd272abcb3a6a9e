// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.plugin.netconf.internal.Transcripts;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

final class FramesTest {

    private static final int LIMIT = 1024 * 1024;
    private static final String END_MARKED = "netconfd/base-1.0.session";
    private static final String CHUNKED = "netconfd/base-1.1.session";

    /** Keeps the messages; those behind the first one are framed as is said. */
    private static final class Received implements Frames.Sink {

        private final Framing behindFirst;
        private final List<String> messages = new ArrayList<>();
        private final List<String> tooLong = new ArrayList<>();
        private int ended;

        private Received(Framing behindFirst) {
            this.behindFirst = behindFirst;
        }

        @Override
        public long begins(Head head, int limit) {
            return limit;
        }

        @Override
        public void passed() {
            ended++;
            assertThat(ended).as("only what is too long is passed over").isEqualTo(tooLong.size());
        }

        @Override
        public Framing message(MessageBuffer message, Optional<Head> head) {
            messages.add(new String(message.bytes(), 0, message.length(), StandardCharsets.UTF_8));
            return behindFirst;
        }

        @Override
        public void tooLong(MessageBuffer beginning) {
            tooLong.add(new String(beginning.bytes(), 0, beginning.length(), StandardCharsets.UTF_8));
        }
    }

    private static Stream<Arguments> sessions() {
        byte[] endMarked = Transcripts.of(END_MARKED);
        byte[] chunked = Transcripts.of(CHUNKED);
        return Stream.of(
                Arguments.of(END_MARKED, endMarked, Framing.END_MARK, Transcripts.endMarked(endMarked)),
                Arguments.of(CHUNKED, chunked, Framing.CHUNKS, Transcripts.chunked(chunked)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void aRealSessionIsDecodedAtEveryPieceSize(String name, byte[] session, Framing framing, List<String> expected)
            throws FramingException {
        assertThat(expected).hasSize(15);
        for (int size = 1; size <= 64; size++) {
            int pieceSize = size;
            assertThat(decode(session, framing, position -> pieceSize))
                    .as("%s in pieces of %d", name, size)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void aRealSessionIsDecodedHoweverItIsSplit(String name, byte[] session, Framing framing, List<String> expected)
            throws FramingException {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            assertThat(decode(session, framing, position -> 1 + random.nextInt(random.nextBoolean() ? 10 : 10_000)))
                    .as("%s, seed %d", name, seed)
                    .isEqualTo(expected);
        }
    }

    private interface Pieces {
        int sizeAt(int position);
    }

    private static List<String> decode(byte[] session, Framing framing, Pieces pieces) throws FramingException {
        Received received = new Received(framing);
        Frames frames = new Frames(LIMIT, LIMIT, received);
        for (int at = 0; at < session.length; ) {
            int end = Math.min(session.length, at + pieces.sizeAt(at));
            decode(frames, Arrays.copyOfRange(session, at, end), end - at);
            at = end;
        }
        return received.messages;
    }

    private static Received decodeChunks(String text) throws FramingException {
        Received received = new Received(Framing.CHUNKS);
        Frames frames = new Frames(LIMIT, LIMIT, received);
        decode(frames, "first]]>]]>");
        decode(frames, text);
        received.messages.remove(0);
        return received;
    }

    private static void decode(Frames frames, String text) throws FramingException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decode(frames, bytes, bytes.length);
    }

    private static void decode(Frames frames, byte[] bytes, int length) throws FramingException {
        frames.take(bytes, length);
        frames.decode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "grün 日本", "]]>]]", "]]>]", "#1\n", "\n##\n"})
    void whatIsEncodedIsDecoded(String message) throws FramingException {
        for (Framing framing : Framing.values()) {
            Received received = new Received(framing);
            Frames frames = new Frames(LIMIT, LIMIT, received);
            decode(frames, "first]]>]]>");
            byte[] twice = framing.encode(message);
            decode(frames, twice, twice.length);
            decode(frames, twice, twice.length);
            assertThat(received.messages).as("%s", framing).containsExactly("first", message, message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"]", "]]", "]]]", "]]>", "]]>]", "]]>]]", "]]>]]]", "]]>]]]]>", "]]]>", ">]]>"})
    void whatOnlyBeginsAsAnEndMarkIsContent(String text) throws FramingException {
        for (int size = 1; size < 8; size++) {
            int pieceSize = size;
            byte[] session = ("a" + text + "b]]>]]>").getBytes(StandardCharsets.UTF_8);
            assertThat(decode(session, Framing.END_MARK, position -> pieceSize)).containsExactly("a" + text + "b");
        }
    }

    @Test
    void lineEndsBetweenMessagesAreLeftOut() throws FramingException {
        assertThat(decodeChunks("\n\r\n \n#1\na\n#2\nbc\n##\n\r\n\n\n#1\nd\n##\n").messages)
                .containsExactly("abc", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "\nx",
                "\n#x",
                "\n#0\n",
                "\n#01\n",
                "\n#-1\n",
                "\n#+1\n",
                "\n# 1\n",
                "\n#1 \n",
                "\n#1\r\n",
                "\n##\n",
                "\n#1\na#",
                "\n#1\na\nx",
                "\n#1\na\n##x",
                "\n#4294967296\n",
                "\n#99999999999999999999\n"
            })
    void aBrokenHeaderIsAnError(String text) {
        assertThatThrownBy(() -> decodeChunks(text)).isInstanceOf(FramingException.class);
    }

    private static Stream<Arguments> brokenFrames() {
        return Stream.of(
                Arguments.of("x", "expected a line feed at byte 11", "5d 5d 3e 78"),
                Arguments.of("\n#0\n", "expected the size of a chunk, from 1 on, or # at byte 13", "3e 0a 23 30"),
                Arguments.of("\n##\n", "expected the size of a chunk, from 1 on, or # at byte 13", "3e 0a 23 23"),
                Arguments.of("\n#1x", "expected a digit or a line feed at byte 14", "0a 23 31 78"),
                Arguments.of("\n#4294967296\n", "a chunk has at most 4294967295 bytes at byte 22", "37 32 39 36"),
                Arguments.of("\n#1\nab", "expected a line feed at byte 16", "31 0a 61 62"),
                Arguments.of("\n#1\na\nb", "expected # at byte 17", "0a 61 0a 62"),
                Arguments.of("\n#1\na\n##b", "expected the line feed behind ## at byte 19", "0a 23 23 62"));
    }

    @ParameterizedTest
    @MethodSource("brokenFrames")
    void eachKindOfBrokenFrameIsNamedWithItsPlaceAtEverySplit(String text, String message, String tail)
            throws FramingException {
        for (int split = 0; split <= text.length(); split++) {
            Frames frames = new Frames(LIMIT, LIMIT, new Received(Framing.CHUNKS));
            decode(frames, "first]]>]]>");
            String front = text.substring(0, split);
            String behind = text.substring(split);
            assertThatThrownBy(() -> {
                        decode(frames, front);
                        decode(frames, behind);
                    })
                    .as("split at %d", split)
                    .isInstanceOf(FramingException.class)
                    .hasMessageStartingWith(message)
                    .hasMessageEndingWith(tail);
        }
    }

    @Test
    void anErrorSaysWhereItIsAndWhatCameBefore() throws FramingException {
        Frames frames = new Frames(LIMIT, LIMIT, new Received(Framing.CHUNKS));
        decode(frames, "first]]>]]>\n#1");
        assertThatThrownBy(() -> decode(frames, "2x\n"))
                .hasMessage("expected a digit or a line feed at byte 15 of what came, whose last bytes are "
                        + "66 69 72 73 74 5d 5d 3e 5d 5d 3e 0a 23 31 32 78");
    }

    @Test
    void aChunkThatLiesAboutItsSizeTakesNoMemory() throws FramingException {
        Received received = new Received(Framing.CHUNKS);
        Frames frames = new Frames(LIMIT, Integer.MAX_VALUE, received);
        decode(frames, "first]]>]]>\n#4294967295\nabc");
        assertThat(frames.unfinished().length()).isEqualTo(3);
        assertThat(frames.unfinished().bytes().length).isLessThan(10_000);
    }

    @Test
    void aMessageThatIsTooLongIsPassedOverAndTheNextOneIsWhole() throws FramingException {
        String chunks =
                IntStream.range(0, 10).mapToObj(i -> "\n#3\nabc").collect(java.util.stream.Collectors.joining());
        for (Framing framing : Framing.values()) {
            Received received = new Received(framing);
            Frames frames = new Frames(7, 7, received);
            decode(frames, "first]]>]]>");
            decode(frames, framing == Framing.CHUNKS ? chunks + "\n##\n" : "abc".repeat(10) + "]]>]]>");
            decode(frames, framing.encode("next"), framing.encode("next").length);
            assertThat(received.messages).containsExactly("first", "next");
            assertThat(received.tooLong).containsExactly("abcabca");
        }
    }

    /** The rest of an endless message would fill the memory once more. */
    @Test
    void whatWasDroppedTakesNoMemoryWhenMoreComes() {
        MessageBuffer buffer = new MessageBuffer(LIMIT);
        buffer.append(new byte[LIMIT + 1], 0, LIMIT + 1);
        assertThat(buffer.isTooLong()).isTrue();
        buffer.drop();
        buffer.append(new byte[100], 0, 100);
        assertThat(buffer.bytes()).isEmpty();
        assertThat(buffer.length()).isZero();
        assertThat(buffer.isTooLong()).isTrue();
    }

    @Test
    void aMessageMayBeAsLongAsTheLimit() throws FramingException {
        Received received = new Received(Framing.END_MARK);
        decode(new Frames(7, 7, received), "1234567]]>]]>");
        assertThat(received.messages).containsExactly("1234567");
    }
}
