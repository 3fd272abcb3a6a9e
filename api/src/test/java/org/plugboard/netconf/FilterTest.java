// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write is told from a misspelt word. */
final class FilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", " \n<a/>", "", " "})
    void xmlAndNothingAreSubtrees(String text) {
        assertThat(Filter.of(text)).isEqualTo(Filter.subtree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", " //m:a[b='c']", "(/a|/b)", "*", "./a", "id('x')", "descendant::a"})
    void whatBeginsSoIsAnXPath(String text) {
        assertThat(Filter.of(text)).isEqualTo(Filter.xpath(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interfaces", "link-change", "if:interfaces", "interfaces/interface", "trim"})
    void aWordIsNeither(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.of(text))
                .withMessage(
                        "a filter is XML, or an XPath expression that begins with /, (, *, ., a function or an axis");
        assertThat(Filter.xpath(text).text()).isEqualTo(text);
    }
}
