// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

/** Each character is looked at a bounded number of times, however long the answer. */
class LinearWorkTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String LOG = "*Mar  1 00:00:01.123: %SYS-5-CONFIG_I: Configured\r\n";

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

    @Test
    void pagersLinesOfTheLogAndDialogsDoNotMakeItMore() {
        Statement confirm = Statement.on("\\[confirm\\]$", Action.sendLine(""));
        Dialog dialog = Dialog.of(confirm, Statement.on("never", Action.NONE));
        double four = (double) looks("iosxe", 4 * MEGABYTE, 1460, LOG, dialog) / (4 * MEGABYTE);
        double sixteen = (double) looks("iosxe", 16 * MEGABYTE, 1460, LOG, dialog) / (16 * MEGABYTE);
        assertThat(sixteen).isLessThan(four * 1.1).isLessThan(10);
    }

    private static long looks(int size, int chunk, String line) {
        return looks("linux", size, chunk, line, Dialog.NONE);
    }

    private static long looks(String os, int size, int chunk, String line, Dialog dialog) {
        CountingBuffer buffer = new CountingBuffer();
        Platform platform = new Platforms().named(os).orElseThrow();
        Prompts prompts = new Prompts(platform, null, host -> {});
        prompts.see("root@vm:~#");
        Failures failures = new Failures("R1/cli", () -> "test");
        ScriptedTransport[] device = new ScriptedTransport[1];
        ScriptedTransport transport =
                new ScriptedTransport(chunk, typed -> device[0].say(ascii(typed + "\n" + said(typed) + "root@vm:~# ")));
        device[0] = transport;
        Wire wire = new Wire(transport, buffer, "\r", 2 * size, failures);
        String output = line.repeat(size / line.length());
        transport.say(ascii("cat x\r\n" + output + "\r\nroot@vm:~# "));
        FakeContext context = Sessions.context(os, transport, Sessions.CREDENTIAL, Map.of());
        RunningDialog running = new RunningDialog(dialog, new Replier(wire, context), Deadline.after(Sessions.LONG));
        String answer = new AnswerReader(wire, platform, prompts, Sent.line("cat x", Echo.ON, null, running))
                .read(Deadline.after(Sessions.LONG))
                .text();
        assertThat(answer).hasSize(output.replace("\r", "").length());
        return buffer.looks;
    }

    private static String said(String typed) {
        return typed.startsWith("!") ? "" : typed.replace(" echo ", "") + "\n";
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
