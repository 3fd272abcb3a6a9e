// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.secrets.internal.Requests.fetched;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialSource;

class EnvironmentSourceTest {

    private final CredentialSource source =
            new EnvironmentSource(Map.of("LAB_USER", "admin", "LAB_PASSWORD", "hunter2")::get);

    @Test
    void eachFieldComesFromItsVariable() {
        assertThat(fetched(
                        source, Requests.of("variables", Map.of("username", "LAB_USER", "password", "LAB_PASSWORD"))))
                .isEqualTo(Map.of("username", "admin", "password", "secret:hunter2"));
    }

    /** A reader of files takes what stands under the key password for a secret. */
    @Test
    void theNameOfAVariableMayHaveBecomeASecret() {
        assertThat(fetched(source, Requests.of("variables", Map.of("password", Secret.of("LAB_PASSWORD")))))
                .isEqualTo(Map.of("password", "secret:hunter2"));
        assertThatThrownBy(() -> fetched(source, Requests.of("variables", Map.of("password", Secret.of("hunter2")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the environment variable that it names for password is not set");
    }

    @Test
    void theRealEnvironmentIsThatOfThisProcess() {
        assertThat(fetched(new EnvironmentSource(), Requests.of("variables", Map.of("username", "PATH"))))
                .containsEntry("username", System.getenv("PATH"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> fetched(source, Requests.of("variables", Map.of("username", "LAB_USR"))))
                .hasMessage("the environment variable LAB_USR is not set");
        assertThatThrownBy(() -> fetched(source, Requests.of("variabels", Map.of())))
                .hasMessage("it has no argument 'variabels'; did you mean 'variables'? there are: variables");
        assertThatThrownBy(() -> fetched(source, Requests.of("variables", "LAB_PASSWORD")))
                .hasMessage("its argument 'variables' must be a map, such as {password: LAB_PASSWORD}");
        assertThatThrownBy(() -> fetched(source, Requests.of("username", "admin")))
                .hasMessageStartingWith("it needs the argument 'variables'");
    }
}
