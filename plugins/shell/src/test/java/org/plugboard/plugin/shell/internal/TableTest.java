// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    private static Table table() {
        Table table = new Table("CLASS", "SERVICES");
        table.row("cli", "configure, enable, execute, expect, receive, send");
        table.row("netconf", "");
        return table;
    }

    @Test
    void columnsAreAsWideAsTheirText() {
        assertThat(table().text(80))
                .isEqualTo(
                        """
                        CLASS    SERVICES
                        cli      configure, enable, execute, expect, receive, send
                        netconf""");
    }

    @Test
    void theWidestColumnGivesWayAndGoesOnInTheNextLine() {
        assertThat(table().text(40))
                .isEqualTo(
                        """
                        CLASS    SERVICES
                        cli      configure, enable, execute,
                                 expect, receive, send
                        netconf""");
    }

    @Test
    void columnsThatWouldCutTheirWordsBecomeBlocks() {
        assertThat(table().text(12))
                .isEqualTo(
                        """
                        CLASS cli
                        SERVICES
                        configure,
                        enable,
                        execute,
                        expect,
                        receive,
                        send

                        CLASS
                        netconf
                        SERVICES\s""");
    }

    @Test
    void whatHasNoColumnStandsBelow() {
        Table table = table();
        table.note("netconf: nobody has asked for it yet");
        assertThat(table.text(30)).endsWith("\nnetconf\nnetconf: nobody has asked for\nit yet");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 15, 16, 17, 18, 19, 20, 30, 40, 60, 79, 80, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        Table table = table();
        table.row("a_name_that_is_longer_than_a_word_should_be", "words and\twhat \u001b[31mis none");
        assertThat(table.text(width).lines())
                .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void charactersThatTakeTwoColumnsAreCountedAsTwo() {
        Table table = new Table("NAME", "X");
        table.row("路由器", "1");
        table.row("R1", "2");
        assertThat(table.text(80)).isEqualTo("NAME    X\n路由器  1\nR1      2");
    }

    @Test
    void aControlCharacterDoesNotReachTheTerminal() {
        Table table = new Table("NAME");
        table.row("a\u001b[2Jb");
        assertThat(table.text(80)).doesNotContain("\u001b");
    }
}
