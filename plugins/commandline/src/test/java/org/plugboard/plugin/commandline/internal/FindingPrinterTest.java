// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.device.Finding;

@Tag("semantics-98")
class FindingPrinterTest {

    @Test
    void onlyThePartsThatAreThereArePrinted() {
        assertThat(printed(Finding.error("lab.yaml", 0, 0, "no devices"))).isEqualTo("lab.yaml: error: no devices\n");
        assertThat(printed(Finding.warning("lab.yaml", 3, 0, "odd").excerpt("  R1:")))
                .isEqualTo("lab.yaml:3: warning: odd\n      R1:\n");
        assertThat(printed(Finding.warning("lab.yaml", 3, 1, "odd").hint("remove it")))
                .isEqualTo("lab.yaml:3:1: warning: odd\n    hint: remove it\n");
    }

    @Test
    void theCaretStandsUnderItsColumn() {
        assertThat(caret("  port: 99999", 9)).isEqualTo("        ^");
        assertThat(caret("port", 1)).isEqualTo("^");
    }

    @Test
    void aTabStandsUnderATab() {
        assertThat(caret("\tR1:\tport", 6)).isEqualTo("\t   \t^");
    }

    @Test
    void aWideCharacterTakesTwoColumnsAndAMarkOnALetterNone() {
        assertThat(caret("\u6771\u4eac: x", 5)).isEqualTo("      ^");
        assertThat(caret("\uD83D\uDE80 x", 3)).isEqualTo("   ^");
        assertThat(caret("e\u0301: x", 5)).isEqualTo("   ^");
    }

    @Test
    void aColumnBehindTheEndIsTheEnd() {
        assertThat(caret("password: ***", 40)).isEqualTo("             ^");
    }

    @Test
    void ofALongLineTheSurroundingsOfTheColumnAreShown() {
        String line = "x".repeat(1000) + "HERE" + "y".repeat(1000);
        Excerpt excerpt = new Excerpt(line, 1001);
        assertThat(excerpt.line()).hasSizeLessThan(130).startsWith("…x").endsWith("y…");
        assertThat(excerpt.line().substring(excerpt.caret().length() - 1)).startsWith("HERE");
        assertThat(new Excerpt(line, 3).line()).startsWith("xxx").endsWith("…");
    }

    @Test
    void theCaretOfAPartOfALineStandsUnderItsPlaceInThePart() {
        assertThat(printed(Finding.error("lab.yaml", 1, 301, "odd").excerpt("…a: here…", 5)))
                .isEqualTo("lab.yaml:1:301: error: odd\n    …a: here…\n        ^\n");
    }

    @Test
    void whatAFileHoldsDoesNotSteerTheTerminal() {
        Finding finding = Finding.error("a\u001b.yaml", 1, 1, "no\nkey")
                .excerpt("k\u001b[2J: 1")
                .hint("take \u0007");
        assertThat(printed(finding).lines())
                .containsExactly(
                        "a\uFFFD.yaml:1:1: error: no key", "    k\uFFFD[2J: 1", "    ^", "    hint: take \uFFFD");
    }

    private static String caret(String line, int column) {
        return new Excerpt(line, column).caret();
    }

    private static String printed(Finding finding) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        new FindingPrinter(writer).print(List.of(finding));
        writer.flush();
        return out.toString();
    }
}
