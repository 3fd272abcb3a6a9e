// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run -t a.yaml",
                "run --testbed a.yaml",
                "run --testbed=a.yaml",
                "run -ta.yaml",
                "run -t a.yaml -D site=north --arg lab=2 --no-input",
                "run -Dsite=north --arg=flag -t a.yaml"
            })
    void followsItsFoldersWhenAskedTo(String words) {
        assertThat(Words.askToFollow(words.split(" "))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --help",
                "run -h",
                "run x",
                "run -t",
                "run -t a.yaml x",
                "run -t a.yaml -D",
                "run --no-inputs",
                "help run",
                "check",
                "simulate iosxe",
                "shell"
            })
    void runsOnceForAnyOtherWords(String words) {
        assertThat(Words.askToFollow(words.split(" "))).isFalse();
    }
}
