// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEditorTest {

    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private final LineEditor editor = new LineEditor();

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\0"})
    void aLineEndsHoweverItsEndIsSent(String end) throws Exception {
        assertThat(type("one" + end + "two" + end + end, true)).containsExactly("one", "two", "");
        assertThat(echo.toString(StandardCharsets.UTF_8)).isEqualTo("one\r\ntwo\r\n\r\n");
    }

    @Test
    void backspaceTakesOneCharacterBackAndStopsAtTheBegin() throws Exception {
        assertThat(type("ab\b\u007F\bcd\b\r", true)).containsExactly("c");
        assertThat(echo.toString(StandardCharsets.UTF_8)).isEqualTo("ab\b \b\b \bcd\b \b\r\n");
    }

    @Test
    void controlUTakesTheLineBackAndControlCGivesItUp() throws Exception {
        assertThat(type("ab\u0015x\r", true)).containsExactly("x");
        assertThat(type("abc\u0003y\r", true)).containsExactly("", "y");
    }

    @Test
    void whatIsHiddenIsNotEchoed() throws Exception {
        assertThat(type("geheim\b\r", false)).containsExactly("gehei");
        assertThat(echo.toString(StandardCharsets.UTF_8)).isEqualTo("\r\n");
    }

    @Test
    void linesAreUtf8() throws Exception {
        assertThat(type("grüße\r", true)).containsExactly("grüße");
    }

    private List<String> type(String text, boolean echoes) throws IOException {
        List<String> lines = new ArrayList<>();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            editor.take(octet & 0xFF, echoes, echo).ifPresent(lines::add);
        }
        return lines;
    }
}
