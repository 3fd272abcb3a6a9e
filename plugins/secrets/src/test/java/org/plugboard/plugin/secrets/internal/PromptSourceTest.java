// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;

class PromptSourceTest {

    private final CredentialSource source = new PromptSource();
    private final List<String> questions = new ArrayList<>();

    private Map<String, String> answered(Map<String, Object> arguments) {
        return Requests.fetched(source, new CredentialRequest("R1", "default", arguments, (question, hidden) -> {
            questions.add(question + (hidden ? "(hidden)" : ""));
            return Optional.of("answer " + questions.size());
        }));
    }

    @Test
    void nameAndPasswordAreAskedForThePasswordHidden() {
        assertThat(answered(Map.of())).isEqualTo(Map.of("username", "answer 1", "password", "secret:answer 2"));
        assertThat(questions)
                .containsExactly(
                        "R1: username of credential default: ", "R1: password of credential default: (hidden)");
    }

    @Test
    void whatStandsInTheFileIsNotAskedFor() {
        assertThat(answered(Map.of("username", "admin"))).isEqualTo(Map.of("password", "secret:answer 1"));
    }

    @Test
    void theFieldsThatAreAskedForMayBeNamed() {
        Map<String, String> expected = Map.of("password", "secret:answer 1", "enable_password", "secret:answer 2");
        assertThat(answered(Map.of("ask", List.of("password", "enable_password"))))
                .isEqualTo(expected);
        questions.clear();
        assertThat(answered(Map.of("ask", "password, enable_password"))).isEqualTo(expected);
    }

    @Test
    void whereNobodyIsToBeAskedItSaysSo() {
        assertThatThrownBy(() -> Requests.fetched(source, Requests.of(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nobody is there to be asked for username; load the testbed at a terminal, or take another"
                        + " source");
        assertThatThrownBy(() -> answered(Map.of("aks", "password"))).hasMessageContaining("did you mean 'ask'?");
    }

    @Test
    void whereAnotherQuestionIsStillOpenItSaysWhatCouldNotBeAskedFor() {
        CredentialRequest request =
                new CredentialRequest("R2", "default", Map.of("ask", "token"), (question, hidden) -> {
                    throw new TimedOutException("another question is still open at the terminal; press Enter there");
                });
        assertThatThrownBy(() -> Requests.fetched(source, request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "token cannot be asked for: another question is still open at the terminal; press Enter there");
    }
}
