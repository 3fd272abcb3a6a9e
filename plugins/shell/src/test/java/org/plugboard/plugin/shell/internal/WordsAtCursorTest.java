// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsAtCursorTest {

    private static WordsAtCursor at(String lineWithCursor) {
        int cursor = lineWithCursor.indexOf('|');
        return WordsAtCursor.of(lineWithCursor.replace("|", ""), cursor);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    |                         , ``          , 0
                    conn|                     , conn        , 0
                    co|nn                     , conn        , 0
                    connect |                 , ``          , 1
                    connect pho|              , pho         , 1
                    connect | pho             , ``          , 1
                    connect "pho en|          , pho en      , 1
                    connect 'pho' --via m|    , m           , 3
                    connect pho\\ en|         , pho en      , 1
                    devices; connect p|       , p           , 1
                    x = (phoenix exec|        , exec        , 1
                    each { phoenix | }        , ``          , 1
                    execute a 'b;c' d|        , d           , 3
                    """)
    void theWordAtTheCursorIsThatOfItsCommand(String line, String word, int index) {
        WordsAtCursor words = at(line);
        assertThat(words.word()).isEqualTo(word);
        assertThat(words.wordIndex()).isEqualTo(index);
    }

    @Test
    void theWordsBeforeAreWithoutQuotes() {
        assertThat(at("call \"R 1\" get'-'config r|unning").words())
                .isEqualTo(List.of("call", "R 1", "get-config", "running"));
    }

    @Test
    void whatIsReplacedIsTheWordAsItStandsInTheLine() {
        WordsAtCursor words = at("connect \"pho|e nix\" x");
        assertThat(words.wordCursor()).isEqualTo(3);
        assertThat(words.rawWordCursor()).isEqualTo(4);
        assertThat(words.rawWordLength()).isEqualTo("\"phoe nix\"".length());
    }

    @Test
    void aCandidateIsQuotedWhereTheLanguageWouldTakeItApart() {
        assertThat(at("connect pho|").escape("phoenix", true)).hasToString("phoenix");
        assertThat(at("connect pho|").escape("pho 1", true)).hasToString("'pho 1'");
        assertThat(at("connect \"pho|").escape("pho 1", true)).hasToString("\"pho 1\"");
        assertThat(at("connect 'pho|").escape("pho 1", false)).hasToString("'pho 1");
        assertThat(at("connect phoenix ti|").escape("timeout=", false)).hasToString("timeout=");
    }
}
