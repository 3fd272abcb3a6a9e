// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeCommandTest {

    private static String read(String... lines) {
        Iterator<String> rest = List.of(lines).iterator();
        return WholeCommand.read(rest.next(), () -> rest.hasNext() ? rest.next() : null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R1 execute 'a\nb",
                "R1 execute \"it's\nb",
                "x = (R1\nexecute b",
                "x = { R1\nexecute b",
                "x = [ a\nb",
                "R1 execute a |",
                "R1 execute \\"
            })
    void whatIsOpenIsWanted(String begun) {
        assertThat(WholeCommand.missing(begun)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "devices",
                "# don't",
                "R1 execute 'a\nb'",
                "x = (R1\nexecute b)",
                "R1 execute \"it's\"",
                // No line below could make these whole.
                "R1 execute >",
                "R1 rpc <x/>",
                "R1 execute }"
            })
    void whatIsWholeOrCannotBecomeSoIsRun(String command) {
        assertThat(WholeCommand.missing(command)).isEmpty();
    }

    @Test
    void itIsReadUpToTheLineThatClosesIt() {
        assertThat(read("R1 execute 'a", "\"b\"", "c' 2s", "devices")).isEqualTo("R1 execute 'a\n\"b\"\nc' 2s");
        assertThat(read("R1 execute 'a", "b' \"c", "d'", "e\"", "devices")).isEqualTo("R1 execute 'a\nb' \"c\nd'\ne\"");
        assertThat(read("R1 execute 'a", "b")).isEqualTo("R1 execute 'a\nb");
    }
}
