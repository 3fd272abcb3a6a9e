// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.cli.Action;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.Statement;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Deadline;

/**
 * Each character is looked at a bounded number of times, however long the answer. {@code -Dplugboard.linear=64} compares 4 MB with 64
 * instead of 16.
 */
class LinearWorkTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int SMALL = 4;
    private static final int LARGE = Integer.getInteger("plugboard.linear", 16);

    /** Far below the 1.3 that would do: what is counted is the same in each run. */
    private static final double MOST = 1.01;

    private static final int MOST_LOOKS = 4;

    /** Work is counted, and no time. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final int SEGMENT = 1460;

    private static final String PROMPT = "root@vm:~# ";
    private static final String LINE = "a line of output\r\n";
    private static final String COLOURED =
            "\u001b[1;32mGi0/1\u001b[0m  is \u001b[4mup\u001b[24m,\u001b[K line protocol is up\r\n";
    private static final String LOG = "*Mar  1 00:00:01.123: %SYS-5-CONFIG_I: Configured\r\n";
    private static final String DRAWN = "in progress...\rdone, and more than that\r\ntypo\b\b\b\bword\r\n";

    /** So many lines stand on a page. */
    private static final int PAGE = 50;

    @ParameterizedTest
    @ValueSource(ints = {100, 1460, 16384})
    void aLongerAnswerIsNoMoreWorkForEachCharacter(int chunk) {
        assertLinear("linux", LINE, chunk, 0, Dialog.NONE);
    }

    @Test
    void aSingleLineOfMegabytesIsNotSearchedAgainAndAgain() {
        assertLinear("linux", "################", SEGMENT, 0, Dialog.NONE);
    }

    @Test
    void escapeSequencesDoNotMakeItMore() {
        assertLinear("linux", COLOURED, SEGMENT, 0, Dialog.NONE);
    }

    @Test
    void whatIsWrittenOverDoesNotMakeItMore() {
        assertLinear("linux", DRAWN, SEGMENT, 0, Dialog.NONE);
    }

    @Test
    void pagesDoNotMakeItMore() {
        assertLinear("iosxe", LINE, SEGMENT, PAGE, Dialog.NONE);
    }

    @Test
    void pagesLinesOfTheLogEscapeSequencesAndDialogsTogetherDoNotMakeItMore() {
        Statement confirm = Statement.on("\\[confirm\\]$", Action.sendLine(""));
        Dialog dialog = Dialog.of(confirm, Statement.on("never", Action.NONE));
        assertLinear("iosxe", LINE + LOG + COLOURED + DRAWN, SEGMENT, PAGE, dialog);
    }

    private static void assertLinear(String os, String text, int chunk, int page, Dialog dialog) {
        double small = looksAtEach(os, SMALL * MEGABYTE, text, chunk, page, dialog);
        double large = looksAtEach(os, LARGE * MEGABYTE, text, chunk, page, dialog);
        assertThat(large).isLessThan(small * MOST).isLessThan(MOST_LOOKS);
    }

    /** How often a character of an answer is looked at. */
    private static double looksAtEach(String os, int size, String text, int chunk, int page, Dialog dialog) {
        CountingBuffer buffer = new CountingBuffer();
        Platform platform = new Platforms().named(os).orElseThrow();
        Prompts prompts = new Prompts(platform, null, host -> {});
        prompts.see(PROMPT.strip());
        Failures failures = new Failures("R1/cli", () -> "test");
        int times = size / text.length();
        LongAnswer device = new LongAnswer("cat x\r\n", text, times, chunk, page, "\r\n" + PROMPT);
        Wire wire = new Wire(device, buffer, "\r", 2 * size, failures);
        FakeContext context = Sessions.context(os, device, Sessions.CREDENTIAL, Map.of());
        RunningDialog running = new RunningDialog(dialog, new Replier(wire, context), Deadline.after(LIMIT));
        String answer = new AnswerReader(wire, platform, prompts, Sent.line("cat x", Echo.ON, null, running))
                .read(Deadline.after(LIMIT))
                .text();
        String plain = plain(text);
        assertThat(answer).hasSize(times * plain.length()).startsWith(plain).endsWith(plain);
        return (double) buffer.looks / size;
    }

    private static String plain(String text) {
        ScreenDecoder decoder = new ScreenDecoder();
        AnswerBuffer decoded = new AnswerBuffer();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        decoder.decode(bytes, bytes.length, decoded);
        return PlainText.of(decoded, 0, decoded.length());
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
        void parts(int start, int end, Parts target) {
            looks += end - start;
            super.parts(start, end, target);
        }

        @Override
        int indexOf(String text, int from) {
            int found = super.indexOf(text, from);
            looks += (found < 0 ? length() : found) - from;
            return found;
        }
    }
}
