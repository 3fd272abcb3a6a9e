// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What a large answer costs: this module's tests have a heap of 256 MB, which is less than three times this answer. */
class LargeAnswerTest {

    private static final int LENGTH = 90_000_000;

    @Test
    void anAnswerIsReadInAHeapOfLessThanThreeTimesItsLength() {
        assertThat((double) Runtime.getRuntime().maxMemory() / LENGTH).isLessThan(3.0);
        Platform platform = new Platforms().named("iosxe").orElseThrow();
        Prompts prompts = new Prompts(platform, null, host -> {});
        prompts.see("R1#");
        Failures failures = new Failures("R1/cli", () -> "test");
        Wire wire = new Wire(new OneAnswer(), new AnswerBuffer(), "\r", 2 * LENGTH, failures);

        String answer = new AnswerReader(wire, platform, prompts, Sent.line("show tech", Echo.OFF, null, null))
                .read(Deadline.after(Sessions.LONG))
                .text();

        assertThat(answer.length()).isBetween(LENGTH - 100, LENGTH);
    }

    /** A device that says one line over and over, then its prompt, and keeps none of it. */
    private static final class OneAnswer implements Transport {

        private static final byte[] LINE = "a line of a large answer\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] PROMPT = "R1#".getBytes(StandardCharsets.US_ASCII);

        private int sent;
        private boolean over;

        @Override
        public void open(Deadline deadline) {
            // It is open.
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            if (over) {
                return 0;
            }
            if (sent + LINE.length > LENGTH) {
                over = true;
                System.arraycopy(PROMPT, 0, buffer, offset, PROMPT.length);
                return PROMPT.length;
            }
            int count = 0;
            while (count + LINE.length <= length && sent + LINE.length <= LENGTH) {
                System.arraycopy(LINE, 0, buffer, offset + count, LINE.length);
                count += LINE.length;
                sent += LINE.length;
            }
            return count;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) throws IOException {
            throw new IOException("nothing is asked while it answers");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            over = true;
        }

        @Override
        public String description() {
            return "one answer";
        }
    }
}
