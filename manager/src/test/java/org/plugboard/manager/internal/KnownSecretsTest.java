// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;

/** What is known to be secret before a connection is used. */
class KnownSecretsTest {

    private static final MergedArguments NOTHING = new MergedArguments("R1", Map.of(), Map.of(), Map.of());

    @Test
    void aSecretIsOneWhateverItIsWrittenAs() {
        DeviceFacts device = DeviceFacts.named("R1")
                .attribute("custom", Map.of("psk", 815L, "pins", Map.of("passcode", List.of(42, "x1")), "port", 830))
                .credentials(Credentials.of(new Credential(Map.of("username", "me", "password", 1234))))
                .build();
        MergedArguments arguments = new MergedArguments("R1", Map.of("token", 0.5), Map.of(), Map.of());
        assertThat(KnownSecrets.of(device, Optional.empty(), arguments))
                .extracting(Secret::reveal)
                .containsExactlyInAnyOrder("815", "42", "x1", "1234", "0.5");
    }

    @Test
    void whatOnlySwitchesASecretOnIsNone() {
        DeviceFacts device = DeviceFacts.named("R1")
                .attribute("custom", Map.of("token", true))
                .build();
        assertThat(KnownSecrets.of(device, Optional.empty(), NOTHING)).isEmpty();
    }
}
