// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TelnetStreamTest {

    private static final byte[] DO_ECHO = {(byte) 0xFF, (byte) 0xFD, 1};

    @Test
    void aCommandIsNothingThatAReaderCouldHave() throws Exception {
        assertThat(stream(DO_ECHO).available()).isZero();
        assertThat(stream("x".getBytes(StandardCharsets.US_ASCII)).available()).isOne();
    }

    @Test
    void theQuestionIsSentBeforeAnAnswerIsWaitedForBehindACommand() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        String[] sentWhenWaiting = new String[1];
        InputStream silent = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("is read in blocks");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                sentWhenWaiting[0] = sent.toString(StandardCharsets.US_ASCII);
                return -1;
            }
        };
        InputStream commandThenSilence =
                new BufferedInputStream(new SequenceInputStream(new ByteArrayInputStream(DO_ECHO), silent));

        new Console(new TelnetStream(commandThenSilence, sent), sent).hold(new Question());

        assertThat(sentWhenWaiting[0]).contains("name?");
    }

    private static TelnetStream stream(byte[] received) {
        return new TelnetStream(new ByteArrayInputStream(received), new ByteArrayOutputStream());
    }

    private static final class Question implements Dialogue {

        @Override
        public String begin() {
            return "name?";
        }

        @Override
        public String answer(String line) {
            return "";
        }

        @Override
        public boolean hidesInput() {
            return false;
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }
}
