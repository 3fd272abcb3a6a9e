// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Secret;

@Tag("semantics-120")
class ObscuringSchemeTest {

    private static final String EVERY_CHARACTER =
            IntStream.range(0, 256).mapToObj(Character::toString).collect(Collectors.joining());

    private final ObscuringScheme scheme = new ObscuringScheme();

    /** The two of the documentation, and what people have in their testbeds. */
    @ParameterizedTest
    @CsvSource({
        "wr3DssK0w5nDlsORw4nDmcK2w4LDqMOfw6vDjsOdw4k=, MySecretPassword",
        "w53DssKBw6fDmMOCw5bDisOa, my secret",
        "w5HDncOOw53DoQ==, admin",
        "w5PDosOUw5fDog==, cisco",
        "w5PDosOUw5fDosKQwpbCmA==, cisco123",
        "w5PDosOUw5fDosKQwpbCmMKH, cisco123!",
        "w5zDmsOD, lab",
        "w6DDmsOUw6fDqsOOw5bDiQ==, password",
        "wpHDr8KUwrvCs8KAwpjCpcK_, !v3G@!4@Y",
        "wrPCqsOUw5fDosKQwpbCmA==, C1sco123"
    })
    void theDefaultKeyReadsAndWritesWhatPyatsWrites(String encoded, String text) {
        assertThat(scheme.decode(encoded, null).reveal()).isEqualTo(text);
        assertThat(scheme.encode(Secret.of(text), null)).isEqualTo(encoded);
    }

    @Test
    void blanksAroundATextAndMissingPaddingDoNotMatter() {
        assertThat(scheme.decode(" w5PDosOUw5fDog\n", null).reveal()).isEqualTo("cisco");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "a key of one's own", "ключ"})
    void whatAKeyWritesItReads(String key) {
        String encoded = scheme.encode(Secret.of(EVERY_CHARACTER), Secret.of(key));
        assertThat(scheme.decode(encoded, Secret.of(key)).reveal()).isEqualTo(EVERY_CHARACTER);
        assertThat(scheme.decode(encoded, null).reveal()).isNotEqualTo(EVERY_CHARACTER);
    }

    @Test
    void aCharacterAboveTheLastOfLatin1IsRefused() {
        assertThatThrownBy(() -> scheme.encode(Secret.of("пароль-hunter2"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above U+00FF")
                .hasMessageContaining("fernet")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "w5PDosOUw5fDo", "w5PDosOUw5fD", "0L_QsNGA0L7Qu9GM"})
    void aDamagedTextIsRefusedWithoutQuotingIt(String damaged) {
        assertThatThrownBy(() -> scheme.decode(damaged, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(damaged);
    }

    @Test
    void keysAreLongAndNeverTheSame() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            keys.add(scheme.newKey().reveal());
        }
        assertThat(keys).hasSize(100).allMatch(key -> key.matches("[\\w-]{32}"));
    }
}
