// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndentedTest {

    private static String indented(String xml) {
        return Xml.of(xml).indented().text();
    }

    @ParameterizedTest
    @MethodSource
    void eachElementHasItsLineAndTextStaysWithItsOwn(String xml, String indented) {
        assertThat(indented(xml)).isEqualTo(indented);
        assertThat(indented(indented)).isEqualTo(indented);
    }

    static Stream<Arguments> eachElementHasItsLineAndTextStaysWithItsOwn() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("<ok/>", "<ok/>"),
                Arguments.of("<data></data>", "<data></data>"),
                Arguments.of("<a x=\"1\"><b>text</b><c/></a>", "<a x=\"1\">\n  <b>text</b>\n  <c/>\n</a>"),
                Arguments.of("<a>\n <b>\n </b>\t<c> x\ny </c></a>", "<a>\n  <b>\n </b>\n  <c> x\ny </c>\n</a>"),
                Arguments.of("<a/><b><c><d>1</d></c></b>", "<a/>\n<b>\n  <c>\n    <d>1</d>\n  </c>\n</b>"),
                Arguments.of(
                        "<a><!-- > --><b x='>'/><c><![CDATA[<d>]]></c></a>",
                        "<a>\n  <!-- > -->\n  <b x='>'/>\n  <c><![CDATA[<d>]]></c>\n</a>"),
                Arguments.of("<?xml version='1.0'?><a><b/></a>", "<?xml version='1.0'?>\n<a>\n  <b/>\n</a>"),
                Arguments.of("<p>some <b>bold</b> text</p>", "<p>some <b>bold</b> text</p>"));
    }

    @Test
    void whatIsDeepOrLongDoesNotOutgrowItself() {
        String deep = "<a>".repeat(1000) + "<b/>".repeat(1000) + "</a>".repeat(1000);
        assertThat(indented(deep)).hasSizeLessThan(20 * deep.length()).contains("\n" + "  ".repeat(24) + "<b/>\n");
        String tooLong = "<a>" + "<b/>".repeat(1 << 20) + "</a>";
        assertThat(indented(tooLong)).isSameAs(tooLong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a", "<a><!-- </a>", "<a><![CDATA[</a>", "<a x='></a>", "<a></a><"})
    void whatHasNoEndIsSaid(String xml) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> indented(xml))
                .withMessageMatching("not well-formed XML: what begins at character \\d+ has no end");
    }
}
