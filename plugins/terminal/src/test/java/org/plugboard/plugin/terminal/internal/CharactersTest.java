// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    @ParameterizedTest
    @ValueSource(chars = {'\0', '\b', '\t', '\n', '\r'})
    void aRunEndsAtAControlCharacterWhereverItStands(char control) {
        for (String others : new String[] {"~\u007f\u0080\u00ff \u000e", "\u2500\u2502\ufffd \u00e9x"}) {
            for (int before = 0; before < 20; before++) {
                String text = others.repeat(4).substring(0, before) + control + others;
                Characters characters = characters(text);
                assertThat(characters.endOfRun(0, text.length())).as(text).isEqualTo(before);
                assertThat(characters.endOfRun(0, before)).as(text).isEqualTo(before);
                assertThat(characters.endOfRun(before + 1, text.length()))
                        .as(text)
                        .isEqualTo(text.length());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "caf\u00e9", "\u2500\u2502", "plain, then \u2500"})
    void isTheTextThatWasAppendedInWhateverWay(String text) {
        Characters copy = new Characters(1);
        copy.append(characters(text), 0, text.length());
        assertThat(copy.substring(0, text.length())).isEqualTo(text);

        for (String next : new String[] {"narrow", "\u00e9", "\u2500"}) {
            Characters characters = characters(text);
            characters.append(characters(next), 0, next.length());
            characters.append("\u00e9-".getBytes(StandardCharsets.ISO_8859_1), 0, 2);
            characters.set(text.length(), '\r');
            String whole = text + "\r" + next.substring(1) + "\u00e9-";
            assertThat(characters.length()).isEqualTo(whole.length());
            assertThat(characters.substring(0, whole.length())).isEqualTo(whole);
            characters.truncate(1);
            characters.append('x');
            assertThat(characters.substring(0, 2)).isEqualTo(whole.charAt(0) + "x");
        }
    }

    private static Characters characters(String text) {
        Characters characters = new Characters(0);
        text.chars().forEach(c -> characters.append((char) c));
        return characters;
    }
}
