// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.spi.Terminal;

/** Answers are whole and their own, wherever reads end. */
class CommandLineTest {

    private static final String SHOW = "show version";

    static Stream<Arguments> platformsAndChunks() {
        return IntStream.rangeClosed(1, 64)
                .boxed()
                .flatMap(chunk -> Stream.of(
                        Arguments.of(chunk, "iosxe", "R1#"),
                        Arguments.of(chunk, "frr", "vm# "),
                        Arguments.of(chunk, "linux", "\u001b[?2004hroot@vm:~# "),
                        Arguments.of(chunk, "linux", "# "),
                        // A platform without a comment line waits for pauses: not for all of them.
                        Arguments.of(chunk, chunk % 16 == 1 ? "generic" : "linux", "box> ")));
    }

    @ParameterizedTest
    @MethodSource("platformsAndChunks")
    void theAnswerDoesNotDependOnWhereReadsEnd(int chunk, String os, String prompt) {
        String bare = prompt.replaceAll("\u001b\\[[^a-z]*[a-z]", "");
        String raw = "\u001b[1mgrün €\u001b[0m \uD83D\uDE00\r\n" + bare + "looks like it\r\n" + bare
                + "\r\r\n\u001b]0;title\u0007abx\bc\r\n\r\nend\r\n";
        FakeDevice device = FakeDevice.at(prompt, chunk).on(SHOW, raw).on("next", "2\r\n");
        Terminal session = Sessions.connected(os, device);

        assertThat(session.execute(SHOW))
                .isEqualTo("grün € \uD83D\uDE00\n" + bare + "looks like it\n" + bare + "\nabc\n\nend");
        assertThat(session.execute("next")).isEqualTo("2");
    }

    @Test
    void anAnswerWithoutLineEndIsWhole() {
        FakeDevice device = FakeDevice.at("R1#").on(SHOW, "no newline");
        assertThat(Sessions.connected("iosxe", device).execute(SHOW)).isEqualTo("no newline");
    }

    @Test
    void anEmptyAnswerIsEmpty() {
        FakeDevice device = FakeDevice.at("R1#").on(SHOW, "");
        assertThat(Sessions.connected("iosxe", device).execute(SHOW)).isEmpty();
    }
}
