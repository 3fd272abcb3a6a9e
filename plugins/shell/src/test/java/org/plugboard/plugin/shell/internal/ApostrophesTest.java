// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApostrophesTest {

    private final TestBench bench = new TestBench();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    private int run(String... lines) throws IOException {
        return bench.script(Files.write(folder.resolve("lab.pb"), List.of(lines)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    "don't"                       , don't
                    "'"                           , '
                    "get it's $name's own ''"     , get it's $name's own ''
                    "it's $name"                  , it's R1
                    "<a b=\\"it's\\">\\\\'</a>"   , <a b="it's">\\'</a>
                    "it's"' "\\ own'              , it's "\\ own
                    'don'\\''t'                   , don't
                    "it's 'so'" # don't           , it's 'so'
                    "<a xmlns='urn:s' b='$name'/>", <a xmlns='urn:s' b='$name'/>
                    """)
    void oneInDoubleQuotesIsItself(String written, String meant) throws IOException {
        assertThat(run("connect phoenix", "name = R1", "phoenix execute " + written))
                .isZero();
        assertThat(bench.err()).isEmpty();
        assertThat(bench.out()).endsWith("\nphoenix/default says " + meant + "\n");
    }

    @Test
    void itMayStandInAssignmentsFunctionsAndOverLines() throws IOException {
        assertThat(run(
                        "connect phoenix",
                        "x = \"it's\"",
                        "say = { phoenix execute \"it's $1\" }",
                        "phoenix execute $x",
                        "say 5",
                        "phoenix execute \"don't",
                        "# wait\""))
                .isZero();
        assertThat(bench.out())
                .endsWith(
                        """
                        phoenix/default says it's
                        phoenix/default says it's 5
                        phoenix/default says don't
                        # wait
                        """);
    }

    @Test
    void oneOutsideOfQuotesOpensThem() throws IOException {
        assertThat(run("connect phoenix", "phoenix execute it's \"not here\"")).isEqualTo(1);
        assertThat(bench.err()).contains("a quote is opened and not closed").contains("\"don't\"");
    }
}
