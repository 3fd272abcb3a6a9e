// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.transcript.TranscriptEvent.Kind;

class TranscriptTest {

    private static final TranscriptHeader HEADER = new TranscriptHeader(
            511, 24, Instant.ofEpochSecond(4_000_000_000L), Map.of("device", "R\"1\\", "alias", "cli", "os", "iosxe"));

    @TempDir
    Path folder;

    private Transcript written(byte[]... lines) throws IOException {
        Path file = folder.resolve("t.cast");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.asList(lines).forEach(all::writeBytes);
        Files.write(file, all.toByteArray());
        return Transcript.read(file);
    }

    private static byte[] event(Kind kind, byte[] bytes) {
        return TranscriptLines.of(new TranscriptEvent(Duration.ofMillis(1500), kind, bytes));
    }

    private static String line(byte[] lines) {
        return new String(lines, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theHeaderIsThatOfAnAsciicastAndSurvives() throws IOException {
        assertThat(line(TranscriptLines.of(HEADER)))
                .startsWith("{\"version\": 2, \"width\": 511, \"height\": 24, \"timestamp\": 4000000000,"
                        + " \"title\": \"R\\\"1\\\\/cli\", \"plugboard\": {");
        assertThat(written(TranscriptLines.of(HEADER)).header()).isEqualTo(HEADER);
    }

    @Test
    void textIsAnEventThatPlayersShow() {
        assertThat(line(event(Kind.RECEIVED, utf8("Grüße\r\n\u001b[1m\""))))
                .isEqualTo("[1.500000, \"o\", \"Grüße\\r\\n\\u001b[1m\\\"\"]\n");
    }

    @Test
    void bytesThatAreNoTextAreOneEventInBase64BetweenTheTexts() {
        byte[] bytes = {'a', (byte) 0xC3, (byte) 0xFF, (byte) 0xFE, 'b'};
        assertThat(line(event(Kind.SENT, bytes)))
                .isEqualTo("[1.500000, \"i\", \"a\"]\n[1.500000, \"I\", \"w//+\"]\n[1.500000, \"i\", \"b\"]\n");
    }

    @Test
    void whateverTheBytesAndWhereverTheReadsSplitThemTheySurvive() throws IOException {
        Random random = new Random(33);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = round % 2 == 0 ? utf8("prompt ü€😀 \u0000\u007f\t\"\\" + round) : new byte[100];
            if (round % 2 == 1) {
                random.nextBytes(bytes);
            }
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            lines.writeBytes(TranscriptLines.of(HEADER));
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(5));
                lines.writeBytes(event(Kind.RECEIVED, Arrays.copyOfRange(bytes, at, end)));
                at = end;
            }
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            written(lines.toByteArray()).events().forEach(event -> back.writeBytes(event.bytes()));
            assertThat(back.toByteArray()).as("round %s", round).isEqualTo(bytes);
        }
    }

    @Test
    void theTornLastLineOfAKilledProcessIsLeftOut() throws IOException {
        byte[] last = event(Kind.RECEIVED, utf8("ü and more"));
        for (int length = 0; length < last.length - 2; length++) {
            Transcript transcript =
                    written(TranscriptLines.of(HEADER), event(Kind.RECEIVED, utf8("one")), Arrays.copyOf(last, length));
            assertThat(transcript.events())
                    .as("%s bytes of the last line", length)
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNoTranscriptIsToldWithItsLine() {
        byte[] header = TranscriptLines.of(HEADER);
        assertThatThrownBy(() -> written(header, utf8("[1, \"o\"]\n"), event(Kind.SENT, utf8("x"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("t.cast:2: no event");
        assertThatThrownBy(() -> written(header, utf8("[1, \"o\", \"x\n"), event(Kind.SENT, utf8("x"))))
                .hasMessageContaining("t.cast:2: column 12: expected more");
        assertThatThrownBy(() -> written(utf8("os: iosxe\n")))
                .hasMessageContaining("t.cast:1: column 4: expected a value");
        assertThatThrownBy(() -> written(utf8("{\"version\": 3}\n"))).hasMessageContaining("\"version\": 2");
        assertThatThrownBy(() -> written(utf8(""))).hasMessageContaining("empty");
        assertThatThrownBy(() -> Transcript.read(folder.resolve("none.cast")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none.cast: the transcript cannot be read");
    }

    @Test
    void eventsOfOthersThatWeDoNotKnowArePassedOver() throws IOException {
        String cast =
                """
                {"version": 2, "width": 80, "height": 24, "env": {"TERM": "xterm"}}
                [0.1, "r", "100x50"]
                [0.2, "o", "hello"]
                """;
        assertThat(written(utf8(cast)).events())
                .extracting(event -> new String(event.bytes(), StandardCharsets.UTF_8))
                .containsExactly("hello");
    }
}
