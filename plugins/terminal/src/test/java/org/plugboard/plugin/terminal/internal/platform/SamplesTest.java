// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts by which it is seen whether an expression can match at all. */
class SamplesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "a|b|c",
                "(?i)login: ?",
                "[A-Za-z0-9_.\\-]+#",
                "\\[?(?:[^\\s@\\[\\]]+@)?h(?:[: ][^\\r\\n]*)?\\]?[$#%>]",
                "RP/[A-Za-z0-9]+/CPU\\d+:(?:h|[A-Za-z]{14,})\\([a-z][^()\\s]*\\)#",
                "^\\s*(?:% ?(?:Invalid|Incomplete)|Command (?:rejected|failed))",
                "(?P<host>[[:alpha:]]+)\\x3e$",
                "x{2,3}?\\x{41}",
                "[[:a]b[a:b[:c]"
            })
    void theyAreWhatAnExpressionMatches(String expression) {
        Pattern pattern = Pattern.compile(expression);
        assertThat(Samples.of(expression))
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(pattern.matcher(sample).find()).as(sample).isTrue());
    }

    @Test
    void everyAlternativeOfAChoiceHasOne() {
        assertThat(Samples.of("x(?:a|bc?|d+)y?")).containsExactly("xa", "xb", "xd");
    }

    @Test
    void whatIsNotUnderstoodHasNone() {
        assertThat(Samples.of("\\Qa(b\\E")).isEmpty();
        assertThat(Samples.of("\\pL")).isEmpty();
    }
}
