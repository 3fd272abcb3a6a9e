// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.plugin.simulator.internal.LineEditor.Input;
import org.plugboard.plugin.simulator.internal.LineEditor.Kind;

class LineEditorTest {

    private final Screen screen = new Screen();
    private final LineEditor editor = new LineEditor();

    @AfterEach
    void stop() {
        screen.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\0"})
    void aLineEndsHoweverItsEndIsSent(String end) {
        assertThat(type("one" + end + "two" + end + end, true)).containsExactly("one", "two", "");
        assertThat(screen.shown()).isEqualTo("one\r\ntwo\r\n\r\n");
    }

    @Test
    void backspaceTakesOneCharacterBackAndStopsAtTheBegin() {
        assertThat(type("ab\b\u007F\bcd\b\r", true)).containsExactly("c");
        assertThat(screen.shown()).isEqualTo("ab\b \b\b \bcd\b \b\r\n");
    }

    @Test
    void controlUTakesTheLineBack() {
        assertThat(type("ab\u0015x\r", true)).containsExactly("x");
    }

    @Test
    void whatIsHiddenIsNotEchoed() {
        assertThat(type("geheim\b\r", false)).containsExactly("gehei");
        assertThat(screen.shown()).isEqualTo("\r\n");
    }

    @Test
    void linesAreUtf8() {
        assertThat(type("grüße\r", true)).containsExactly("grüße");
    }

    @Test
    void aLineWithoutAnEndIsCut() {
        assertThat(type("x".repeat(100_000) + "\r", true).get(0)).hasSize(16 * 1024);
    }

    @Test
    void keysCountAtTheBeginOfALineOnly() {
        Set<String> keys = Set.of(" ", "\u001A", "\u0001d", "//");

        assertThat(type(" a \u001A\r\u001A//\u0001d", true, keys))
                .containsExactly("KEY  ", "a ", "KEY \u001A", "KEY //", "KEY \u0001d");
        assertThat(type("/x\r", true, keys)).containsExactly("/x");
    }

    private List<String> type(String text, boolean echoes) {
        return type(text, echoes, Set.of());
    }

    private List<String> type(String text, boolean echoes, Set<String> keys) {
        List<String> lines = new ArrayList<>();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            Input input = editor.take(octet & 0xFF, keys, echoes, screen.out());
            if (input.kind() != Kind.NOTHING) {
                lines.add(input.kind() == Kind.KEY ? "KEY " + input.text() : input.text());
            }
        }
        return lines;
    }
}
