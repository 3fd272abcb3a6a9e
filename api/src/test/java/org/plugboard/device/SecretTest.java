// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret shows nothing of itself, and what is one can be told by its key. */
class SecretTest {

    @Test
    @Tag("semantics-117")
    void aSecretIsNeverPrinted() {
        assertThat(Secret.of("s3cret")).hasToString("***").isEqualTo(Secret.of("s3cret"));
        assertThat(Secret.of("s3cret").hashCode()).isEqualTo(Secret.of("other").hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "PASSWORD",
                "passwords",
                "enable_password",
                "enable_password_1",
                "enablePassword",
                "passwd",
                "admin-passwd",
                "passphrase",
                "pass-phrase",
                "passcode",
                "otp",
                "pass",
                "bmc_pass",
                "auth.pass",
                "adminPass",
                "rootpass",
                "pass2",
                "pwd",
                "userpwd",
                "psk",
                "wifi-psk",
                "pw",
                "enable_pw",
                "pw_2",
                "token",
                "access_token",
                "X-Auth-Token",
                "token_1",
                "secret",
                "secrets",
                "client_secret",
                "api_key",
                "api-key",
                "apikey",
                "apiKey",
                "private_key",
                "PrivateKey",
                "auth_key",
                "shared_key",
                "community",
                "snmp_community",
                "ro-community",
                "community_string",
                "password_root",
                "pwd_device",
                "passwd_host",
                "root_password_server",
                "secret_url"
            })
    void aKeyOfASecretIsToldByItsName(String key) {
        assertThat(Secret.isNamedBy(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username",
                "os",
                "key",
                "host_keys",
                "ssh_options",
                "prompts",
                "prompt",
                "login_prompt",
                "password_prompt",
                "passwordPrompt",
                "password_prompts",
                "private_key_file",
                "secrets_dir",
                "secrets_server",
                "token_server",
                "password_variable",
                "secret_name",
                "password-file",
                "token_timeout",
                "bypass",
                "compass",
                "pass_count",
                "passive",
                "pw_class",
                "community_list",
                "communities"
            })
    void whatIsNoSecretOrOnlyAboutOneIsNotTakenForOne(String key) {
        assertThat(Secret.isNamedBy(key)).isFalse();
    }

    @Test
    @Tag("semantics-119")
    void aPrivateKeyIsOneWhateverItsNameAndFoldedToo() {
        assertThat(List.of(
                        "-----BEGIN PRIVATE KEY-----\nMIIE",
                        "-----BEGIN RSA PRIVATE KEY----- MIIE",
                        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ---- P2/5",
                        "PuTTY-User-Key-File-2: ssh-rsa"))
                .allMatch(Secret::isKey);
        assertThat(List.of("-----BEGIN CERTIFICATE-----\nMIIE", "certs/lab PRIVATE KEY.pem", ""))
                .noneMatch(Secret::isKey);
    }
}
