// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTyposTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder).with(Map.of("X", "%ENVV{Y}"));
    }

    private List<String> findings(String value) {
        return reading.findings("devices: {}\nx-text: \"" + value + "\"").stream()
                .filter(finding -> finding.contains("(key x-text)"))
                .toList();
    }

    @ParameterizedTest
    @Tag("semantics-112")
    @CsvSource(
            delimiter = '|',
            value = {
                "%ENVV{X}|ENV",
                "%ASKK{pw}|ASK",
                "%enc{abc}|ENC",
                "%env{X}|ENV",
                "a %ENC {abc}|ENC",
                "%ENV(X)|ENV",
                "%EXTENDLIST{x}|EXTEND_LIST"
            })
    void whatIsNearlyMarkupIsWarnedOf(String value, String meant) {
        assertThat(findings(value))
                .containsExactly(
                        "lab.yaml:2:9: warning: this looks like %%%1$s{}, but is taken as it stands (key x-text); write %%%1$s{…}"
                                .formatted(meant));
    }

    @Test
    @Tag("semantics-112")
    void aReferenceThatNobodyClosesIsWarnedOf() {
        assertThat(findings("%{self.os"))
                .containsExactly("lab.yaml:2:9: warning: this looks like a reference, but is taken as it stands"
                        + " (key x-text); write %{…} with a closing brace");
    }

    @Test
    @Tag("semantics-108")
    void aMisspeltPrefixIsNamed() {
        assertThat(findings("%ENC{abc, prefx=lab}"))
                .containsExactly("lab.yaml:2:9: error: %ENC{} has no argument of this name (key x-text);"
                        + " did you mean 'prefix='?");
    }

    @ParameterizedTest
    @Tag("semantics-112")
    @ValueSource(strings = {"100% (x)", "%d {x}", "%{1,2}", "%I:%M", "%{open", "%ENV{X}", "%Y{x} %X{y}", "a%self{x}"})
    void whateverElseHasAPercentIsNot(String value) {
        assertThat(findings(value)).isEmpty();
    }
}
