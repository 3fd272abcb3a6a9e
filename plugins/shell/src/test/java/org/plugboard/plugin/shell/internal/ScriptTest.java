// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

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

    @Test
    void commandsRunOneAfterTheOtherAndPrintTheirResults() throws Exception {
        int exit = run(
                "# a comment",
                "",
                "connect phoenix",
                "execute phoenix \"show version\"   # another one",
                "phoenix execute 'show clock'; phoenix disconnect");
        assertThat(bench.err()).isEmpty();
        assertThat(bench.out())
                .isEqualTo(
                        """
                        phoenix/default is connected: class parrot, path mgmt
                        phoenix/default says show version
                        phoenix/default is disconnected
                        """);
        assertThat(exit).isZero();
    }

    @Test
    void theFirstThatFailsIsToldWithItsLineAndEndsIt() throws Exception {
        int exit = run("connect phoenix", "# in between", "phoenix execute half", "devices");
        assertThat(exit).isEqualTo(1);
        assertThat(bench.err())
                .isEqualTo(folder.resolve("lab.pb") + ":3: phoenix/default: no end after 1 s" + System.lineSeparator());
        assertThat(bench.out()).endsWith("the first half\n").doesNotContain("DEVICE");
    }

    @Test
    void aCommandMayGoOverSeveralLines() throws Exception {
        int exit = run("connect phoenix", "configure phoenix 'interface lo0", "no shutdown'", "nonsense");
        assertThat(bench.out()).endsWith("phoenix/default is set: interface lo0\nno shutdown\n");
        assertThat(bench.err()).contains(":4: ").contains("'nonsense'");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void quotesThatDoNotEndAreToldWhereTheyBegin() throws Exception {
        assertThat(run("devices", "execute phoenix 'show", "version")).isEqualTo(1);
        assertThat(bench.err()).contains("lab.pb:2: ");
    }

    @Test
    void xmlWithoutQuotesDoesNotSwallowTheLinesBelow() throws Exception {
        assertThat(run("connect phoenix", "phoenix edit-config candidate <x/>", "phoenix disconnect"))
                .isEqualTo(1);
        assertThat(bench.err()).contains("lab.pb:2: ").contains("'<x/>'").doesNotContain("Exception");
    }

    @Test
    void aSignOfAFileWithoutANameDoesNotSwallowTheLinesBelow() throws Exception {
        assertThat(run("connect phoenix", "phoenix execute >", "phoenix disconnect"))
                .isEqualTo(1);
        assertThat(bench.err()).contains("lab.pb:2: ").contains("'<' and '>' name no file");
    }

    @Test
    void exitEndsIt() throws Exception {
        assertThat(run("exit", "nonsense")).isZero();
        assertThat(bench.err()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsTold() throws Exception {
        assertThat(bench.script(folder.resolve("missing.pb"))).isEqualTo(2);
        Path latin1 = Files.write(folder.resolve("latin1.pb"), "# é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(bench.script(latin1)).isEqualTo(2);
        assertThat(bench.err()).contains("missing.pb: cannot be read", "latin1.pb: cannot be read");
    }
}
