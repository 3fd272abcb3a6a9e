// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTextTest {

    private static Map<String, String> fields(String text) {
        return Requests.shown(LoginText.fields(text));
    }

    @Test
    void eachLineIsAField() {
        assertThat(fields("# lab\n\nuser = admin\npassword: 'as it' stands: # \nenable_password=\n note: x"))
                .isEqualTo(Map.of(
                        "username", "admin",
                        "password", "secret:'as it' stands: # ",
                        "enable_password", "secret:",
                        "note", "secret:x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n", "\nhunter2\nfree text\n\n- more"})
    void aFirstLineThatIsNoFieldIsThePassword(String text) {
        assertThat(fields(text)).isEqualTo(Map.of("password", "secret:hunter2"));
    }

    @Test
    void behindAPasswordComesWhatPasswordManagersPrint() {
        assertThat(fields("key: value:hunter2\nlogin: admin\nurl: https://192.0.2.1\npassword: other"))
                .isEqualTo(Map.of(
                        "password", "secret:key: value:hunter2",
                        "username", "admin",
                        "url", "secret:https://192.0.2.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment"})
    void aTextWithoutAnythingIsRefused(String text) {
        assertThatThrownBy(() -> fields(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no password in it");
    }
}
