// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IniFileTest {

    private static IniFile secrets(String text) {
        return IniFile.section("secrets", text.lines().toList(), Map.of("LAB", "lab key", "X", "x")::get);
    }

    @Test
    void aFileIsReadAsPythonReadsIt() {
        IniFile file = secrets(
                """
                # a comment
                [email]
                string.key = of another section
                [secrets]
                ; another comment
                String.Representer = obscuring
                string.key: dSvoKX23=
                my_custom.representer=org.example.Mine
                  .Scheme
                    # no part of it
                empty =
                """);
        assertThat(file.values())
                .containsOnly(
                        Map.entry("string.representer", "obscuring"),
                        Map.entry("string.key", "dSvoKX23="),
                        Map.entry("my_custom.representer", "org.example.Mine\n.Scheme"),
                        Map.entry("empty", ""));
        assertThat(file.strange()).isEmpty();
    }

    @Test
    void aSectionThatIsThereTwiceIsOneAndTheLaterValueCounts() {
        assertThat(secrets("[secrets]\na = 1\nb = 1\n[x]\n[secrets]\na = 2").values())
                .containsOnly(Map.entry("a", "2"), Map.entry("b", "1"));
    }

    @Test
    void theSectionDefaultStandsBehindAllOthers() {
        assertThat(secrets("[secrets]\na = 1\n[DEFAULT]\na = 0\nb = 0").values())
                .containsOnly(Map.entry("a", "1"), Map.entry("b", "0"));
    }

    @Test
    @Tag("semantics-124")
    void variablesAreFilledInWhereTheyAreSet() {
        assertThat(secrets("[secrets]\na = $LAB/${X}$UNSET ${UNSET} $ 5").values())
                .containsEntry("a", "lab key/x$UNSET ${UNSET} $ 5");
    }

    @Test
    void linesThatAreNothingAreNumberedAndLeftOut() {
        IniFile file = secrets("string.key = before any section\n[secrets]\nhunter2\na = 1\n= nothing");
        assertThat(file.strange()).containsExactly(1, 3, 5);
        assertThat(file.values()).containsOnly(Map.entry("a", "1"));
    }

    @Test
    void itPrintsItsKeysOnly() {
        assertThat(secrets("[secrets]\nstring.key = hunter2")).hasToString("section with [string.key]");
    }
}
