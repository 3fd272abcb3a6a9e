// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write is read the same everywhere: times, aliases, and names that are nearly right. */
class WrittenValuesTest {

    @ParameterizedTest
    @CsvSource({"30, PT30S", "0.5, PT0.5S", "250ms, PT0.25S", "30 s, PT30S", "2m, PT2M", "1h, PT1H", "' 0 ', PT0S"})
    void aTimeIsInSecondsOrHasAUnit(String text, Duration meant) {
        assertThat(Durations.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "1d", "1e3", "5 5", "9999999999", "PT30S", "٣"})
    void whatIsNoTimeIsRefusedWithTheForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("not a time such as 30, 0.5, 250ms or 2m");
    }

    @Test
    @Tag("semantics-27")
    void anAliasIsAnIdentifier() {
        for (String alias : List.of("vty_1", "_", "A", "a9")) {
            assertThat(Names.alias(alias)).isEqualTo(alias);
        }
        for (String wrong : List.of("", "1a", "a-b", "a b", "ä", "a\n")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Names.alias(wrong))
                    .withMessageStartingWith("'" + wrong + "' is no alias: it may hold letters");
        }
    }

    @ParameterizedTest
    @CsvSource({"a, a, 0", "'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "mgnt, mgmt, 1", "mgtm, mgmt, 1"})
    void aSwapOfNeighboursIsOneMistake(String from, String to, int distance) {
        assertThat(Names.distance(from, to)).isEqualTo(distance);
    }

    @Test
    void theNearestNameIsTheOneThatWasPerhapsMeant() {
        List<String> known = List.of("console", "mgmt", "MGT");
        assertThat(Names.nearest("Mgmtt", known)).contains("mgmt");
        assertThat(Names.nearest("mgt", known)).contains("MGT");
        assertThat(Names.nearest("cosnole", known)).contains("console");
        assertThat(Names.nearest("a", known)).isEmpty();
        assertThat(Names.nearest("management", known)).isEmpty();
    }

    @Test
    void anUnknownNameIsSaidWithWhatThereIsAndWhy() {
        UnknownNameException unknown = UnknownNameException.of(
                "R1", "path", "mgnt", List.of("console", "mgmt"), "the file is old", "so it is");
        assertThat(unknown)
                .hasMessage(
                        "R1: no path 'mgnt'; did you mean 'mgmt'? there are: console, mgmt; the file is old; so it is");
        assertThat(unknown.nearest()).contains("mgmt");
        assertThat(unknown.known()).containsExactly("console", "mgmt");
        assertThat(UnknownNameException.of("R1", "path", "x", List.of())).hasMessage("R1: no path 'x'; there is none");
    }
}
