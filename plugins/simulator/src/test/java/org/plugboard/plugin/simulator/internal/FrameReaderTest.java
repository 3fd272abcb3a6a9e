// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final String MARK = "]]>]]>";

    @Test
    void whateverLooksLikeTheMarkIsContentUntilTheMarkComes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append("]]]>>x".charAt(random.nextInt(6)));
            }
            text.append(MARK);
            List<String> expected = new ArrayList<>();
            String rest = text.toString();
            while (rest.contains(MARK)) {
                expected.add(rest.substring(0, rest.indexOf(MARK)));
                rest = rest.substring(rest.indexOf(MARK) + MARK.length());
            }
            assertThat(read(new FrameReader(), text.toString(), 1 + random.nextInt(7)))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void chunksArePutTogetherHoweverTheyAreCut() throws Exception {
        String text = "\n#3\nabc\n#1\nd\n##\n\n#4\n\n##\n\n##\n";
        for (int size = 1; size <= text.length(); size++) {
            FrameReader reader = new FrameReader();
            reader.chunked();
            assertThat(read(reader, text, size)).containsExactly("abcd", "\n##\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "\n3\nabc", "\n#0\n", "\n#03\nabc", "\n#3x", "\n##\n", "\n#4294967296\n", "\n#3\nabcd"})
    void whatIsNoFrameIsRefused(String text) {
        FrameReader reader = new FrameReader();
        reader.chunked();

        assertThatThrownBy(() -> read(reader, text, text.length())).isInstanceOf(IOException.class);
    }

    @Test
    void aMessageIsNotKeptBeyondItsLimit() {
        FrameReader reader = new FrameReader();
        byte[] bytes = "x".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 17; i++) {
                        reader.take(bytes, 0);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("a message is over 16777216 bytes");
    }

    private static List<String> read(FrameReader reader, String text, int pieces) throws IOException {
        List<String> messages = new ArrayList<>();
        for (int from = 0; from < text.length(); from += pieces) {
            byte[] bytes =
                    text.substring(from, Math.min(text.length(), from + pieces)).getBytes(StandardCharsets.US_ASCII);
            int next = 0;
            while (next < bytes.length) {
                next = reader.take(bytes, next);
                reader.message().ifPresent(message -> messages.add(new String(message, StandardCharsets.US_ASCII)));
            }
        }
        return messages;
    }
}
