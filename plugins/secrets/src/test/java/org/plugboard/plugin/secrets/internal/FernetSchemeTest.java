// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.Secret;

@Tag("semantics-120")
class FernetSchemeTest {

    private static final Secret KEY = Secret.of("dSvoKX23jKQADn20INt3W3B5ogUQmh6Pq00czddHtgU=");
    private static final String TOKEN =
            "gAAAAABdsgvwElU9_3RTZsRnd4b1l3Es2gV6Y_DUnUE8C9y3SdZGBc2v0B2m9sKVz80jyeYhlWKMDwtqfwlb"
                    + "g4sQ2Y0a843luOrZyyOuCgZ7bxE5X3Dk_NY=";

    private final FernetScheme scheme = new FernetScheme(Clock.systemUTC());

    @Test
    void theTokenOfTheDocumentationIsRead() {
        assertThat(scheme.decode(TOKEN, KEY).reveal()).isEqualTo("MySecretPassword");
    }

    /** The one of the file {@code generate.json} of the specification. */
    @Test
    void theTokenOfTheSpecificationIsWritten() {
        Instant then = Instant.parse("1985-10-26T08:20:00Z");
        byte[] vector = new byte[16];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (byte) i;
        }
        assertThat(new FernetScheme(Clock.fixed(then, ZoneOffset.UTC))
                        .encode(Secret.of("hello"), Secret.of("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="), vector))
                .isEqualTo("gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7Jcbmr"
                        + "R64jVmpU4IwqDA==");
    }

    @Test
    void whatANewKeyWritesItAloneReads() {
        Secret key = scheme.newKey();
        String token = scheme.encode(Secret.of("пароль и всё"), key);
        assertThat(scheme.decode(token, key).reveal()).isEqualTo("пароль и всё");
        assertThat(scheme.encode(Secret.of("пароль и всё"), key)).isNotEqualTo(token);
        assertThatThrownBy(() -> scheme.decode(token, scheme.newKey()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the token was written with another key, or is damaged");
    }

    @Test
    void aTokenInWhichOneBitIsWrongIsRefused() {
        byte[] token = Base64.getUrlDecoder().decode(TOKEN);
        for (int i = 0; i < token.length; i++) {
            byte[] damaged = token.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> scheme.decode(Base64.getUrlEncoder().encodeToString(damaged), KEY))
                    .as("byte %s", i)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("the (text|token) .*damaged.*");
        }
    }

    @Test
    void aTokenThatIsCutShortIsRefused() {
        for (int length = 0; length < TOKEN.length() - 1; length++) {
            String cut = TOKEN.substring(0, length);
            assertThatThrownBy(() -> scheme.decode(cut, KEY))
                    .as("%s characters", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', it needs a key",
        "dSvoKX23, the key has 6 bytes instead of 32",
        "hunter two!, the key is no URL-safe Base64: it is damaged or cut short"
    })
    void aKeyThatCannotBeUsedIsNamedWithoutQuotingIt(String key, String message) {
        assertThatThrownBy(() -> scheme.encode(Secret.of("x"), Secret.of(key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
