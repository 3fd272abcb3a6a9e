// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndentedTest {

    @ParameterizedTest
    @MethodSource
    void eachElementHasItsLineAndTextStaysWithItsOwn(String xml, String indented) {
        assertThat(Indented.of(xml)).isEqualTo(indented);
        assertThat(Indented.of(indented)).isEqualTo(indented);
    }

    static Stream<Arguments> eachElementHasItsLineAndTextStaysWithItsOwn() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("<ok/>", "<ok/>"),
                Arguments.of("<data></data>", "<data></data>"),
                Arguments.of("<a x=\"1\"><b>text</b><c/></a>", "<a x=\"1\">\n  <b>text</b>\n  <c/>\n</a>"),
                Arguments.of("<a>\n <b>\n </b>\t<c> x\ny </c></a>", "<a>\n  <b>\n </b>\n  <c> x\ny </c>\n</a>"),
                Arguments.of("<a/><b><c><d>1</d></c></b>", "<a/>\n<b>\n  <c>\n    <d>1</d>\n  </c>\n</b>"),
                Arguments.of("<p>some <b>bold</b> text</p>", "<p>some <b>bold</b> text</p>"));
    }

    @Test
    void whatIsDeepOrLongDoesNotOutgrowItself() {
        String deep = "<a>".repeat(1000) + "<b/>".repeat(1000) + "</a>".repeat(1000);
        assertThat(Indented.of(deep)).hasSizeLessThan(20 * deep.length()).contains("\n" + "  ".repeat(24) + "<b/>\n");
        String tooLong = "<a>" + "<b/>".repeat(1 << 20) + "</a>";
        assertThat(Indented.of(tooLong)).isSameAs(tooLong);
    }
}
