// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Secret;

@Tag("semantics-119")
class MaskedTest {

    @Test
    void aSecretIsStarsWhereverItStands() {
        assertThat(Masked.of(List.of(Map.of("any", Secret.of("x")), Secret.of("y"), 5, true, "plain")))
                .isEqualTo(List.of(Map.of("any", "***"), "***", 5, true, "plain"));
    }

    @Test
    void whatIsNamedLikeASecretIsOneAndAllBelowIt() {
        Map<String, Object> passwords = new LinkedHashMap<>();
        passwords.put("enable", "lab");
        passwords.put("line", null);
        passwords.put("vty", Arrays.asList("lab", 1));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("enable", "***");
        expected.put("line", null);
        expected.put("vty", List.of("***", "***"));
        assertThat(Masked.of(Map.of("passwords", passwords))).isEqualTo(Map.of("passwords", expected));
        assertThat(Masked.of(Map.of("enable_password", 123, "snmp_community", "public", "API-Key", "k"))
                        .values())
                .containsOnly("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pass", "bmc_pass", "auth_pass", "pwd", "psk", "enable_pw", "private_key", "enable_password_1"})
    void shortNamesOfSecretsAreKnown(String key) {
        assertThat(Masked.of(Map.of(key, "lab"))).isEqualTo(Map.of(key, "***"));
    }

    /** What help and README say of it. */
    @Test
    @Tag("semantics-108")
    void whatWasDecodedUnderAnyOtherKeyIsPlainText() {
        assertThat(Masked.of(Map.of("ro", "lab", "ro_community", "lab")))
                .isEqualTo(Map.of("ro", "lab", "ro_community", "***"));
    }

    @Test
    void whatADeviceAsksIsNone() {
        assertThat(Masked.of(Map.of("password_prompt", "Password:"))).containsValue("Password:");
    }

    @Test
    void anEncodedTextAndThePasswordOfAUrlAreSecretsToo() {
        assertThat(Masked.of("a %ENC{w5Yz, prefix=x} b")).isEqualTo("a %ENC{***} b");
        assertThat(Masked.of("ftp://me:lab@host/x")).isEqualTo("ftp://me:***@host/x");
    }
}
