// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextOutputTest {

    private final ByteArrayOutputStream ofProcess = new ByteArrayOutputStream();

    @Test
    void bytesBecomeTextEvenWhereACharacterComesInPieces() {
        StringWriter text = new StringWriter();
        PrintStream stream = TextOutput.streamTo(new PrintWriter(text), ofProcess);
        for (byte one : "für 路由器\n".getBytes(StandardCharsets.UTF_8)) {
            stream.write(one);
        }
        assertThat(text).hasToString("für 路由器\n");
        assertThat(ofProcess.size()).isZero();
    }

    /** As System.err does in a session of Gogo, when something is logged there. */
    @Test
    void whatItsWriterBringsBackToItGoesToTheProcess() {
        PrintStream[] session = new PrintStream[1];
        PrintWriter systemErr = new PrintWriter(
                new OutputStream() {
                    @Override
                    public void write(int value) {
                        session[0].write(value);
                        session[0].flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
        session[0] = TextOutput.streamTo(systemErr, ofProcess);
        session[0].println("a warning – of two words");
        assertThat(ofProcess.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("a warning – of two words");
    }
}
