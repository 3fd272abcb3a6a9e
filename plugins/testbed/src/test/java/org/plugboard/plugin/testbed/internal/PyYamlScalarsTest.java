// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What PyYAML 6.0.3 makes of single values, run over each of them. Time stamps are the exception: they stay texts. */
class PyYamlScalarsTest {

    static Stream<Arguments> values() {
        return Stream.of(
                        booleans("yes Yes YES true True TRUE on On ON", true),
                        booleans("no No NO false False FALSE off Off OFF", false),
                        same(
                                "y n Y N tRUE yES 08 0o7 1:60 01:30 +.5 1e3 1.5e3 1.2.3 192.0.2.1 0x 0b2 _1 .e+3 1,000 a%"),
                        Stream.of(
                                Arguments.of("~", null),
                                Arguments.of("null", null),
                                Arguments.of("Null", null),
                                Arguments.of("NULL", null),
                                Arguments.of("", null),
                                Arguments.of("010", 8),
                                Arguments.of("0", 0),
                                Arguments.of("00", 0),
                                Arguments.of("0b11", 3),
                                Arguments.of("0x1F", 31),
                                Arguments.of("-0x1F", -31),
                                Arguments.of("-010", -8),
                                Arguments.of("1_000", 1000),
                                Arguments.of("1__0", 10),
                                Arguments.of("+5", 5),
                                Arguments.of("1:30", 90),
                                Arguments.of("-1:30", -90),
                                Arguments.of("12:30:45", 45045),
                                Arguments.of("9999999999", 9999999999L),
                                Arguments.of("99999999999999999999", new BigInteger("99999999999999999999")),
                                Arguments.of("1:30.5", 90.5),
                                Arguments.of("1.", 1.0),
                                Arguments.of(".5", 0.5),
                                Arguments.of("1.5e+3", 1500.0),
                                Arguments.of("1.5E-3", 0.0015),
                                Arguments.of("1_0.5", 10.5),
                                Arguments.of(".inf", Double.POSITIVE_INFINITY),
                                Arguments.of("-.INF", Double.NEGATIVE_INFINITY),
                                Arguments.of(".nan", Double.NaN),
                                Arguments.of("2020-01-02", "2020-01-02")))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> booleans(String words, boolean value) {
        return Stream.of(words.split(" ", -1)).map(word -> Arguments.of(word, value));
    }

    private static Stream<Arguments> same(String words) {
        return Stream.of(words.split(" ", -1)).map(word -> Arguments.of(word, word));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aSingleValueIsWhatPyYamlSaysItIs(String written, @Nullable Object value) {
        assertThat(Scalars.plain(written).value()).isEqualTo(value);
    }
}
