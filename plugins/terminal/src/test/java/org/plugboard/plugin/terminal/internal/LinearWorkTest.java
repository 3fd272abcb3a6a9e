// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Deadline;

/** Each character is looked at a bounded number of times, however long the answer. */
class LinearWorkTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {100, 1460, 16384})
    void fourTimesTheAnswerIsFourTimesTheWork(int chunk) {
        double four = (double) looks(4 * MEGABYTE, chunk, "a line of output\r\n") / (4 * MEGABYTE);
        double sixteen = (double) looks(16 * MEGABYTE, chunk, "a line of output\r\n") / (16 * MEGABYTE);
        assertThat(sixteen).isLessThan(four * 1.1).isLessThan(10);
    }

    @Test
    void aSingleLineOfMegabytesIsNotSearchedAgainAndAgain() {
        double looks = (double) looks(8 * MEGABYTE, 1460, "################") / (8 * MEGABYTE);
        assertThat(looks).isLessThan(10);
    }

    private static long looks(int size, int chunk, String line) {
        CountingBuffer buffer = new CountingBuffer();
        Platform platform = new Platforms().named("linux").orElseThrow();
        Prompts prompts = new Prompts(platform, null, host -> {});
        prompts.see("root@vm:~#");
        Failures failures = new Failures("R1/cli", () -> "test");
        ScriptedTransport[] device = new ScriptedTransport[1];
        ScriptedTransport transport = new ScriptedTransport(
                chunk, typed -> device[0].say(ascii(typed + "\n" + typed.replace(" echo ", "") + "\nroot@vm:~# ")));
        device[0] = transport;
        Wire wire = new Wire(transport, buffer, "\r", 2 * size, failures);
        String output = line.repeat(size / line.length());
        transport.say(ascii("cat x\r\n" + output + "\r\nroot@vm:~# "));
        String answer = new AnswerReader(wire, platform, prompts, Echo.ON, "cat x", null)
                .read(Deadline.after(Sessions.LONG))
                .text();
        assertThat(answer).hasSize(output.replace("\r", "").length());
        return buffer.looks;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class CountingBuffer extends AnswerBuffer {

        private long looks;

        @Override
        public char charAt(int index) {
            looks++;
            return super.charAt(index);
        }

        @Override
        public String subSequence(int start, int end) {
            looks += end - start;
            return super.subSequence(start, end);
        }

        @Override
        void copy(int start, int end, char[] target) {
            looks += end - start;
            super.copy(start, end, target);
        }
    }
}
