// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

/** What is a secret by the name of its key is one wherever it is read, asked for or told of. */
class SecretNamesTest {

    private final Surroundings surroundings = new Surroundings("");

    private TestbedFacts read(String text) {
        return new YamlTestbedSource().read(surroundings.at(text)).orElseThrow();
    }

    @Test
    @Tag("semantics-107")
    void aSecretIsAskedForUnseen() {
        String text =
                """
                testbed:
                  credentials:
                    default: {username: '%ASK{u}', passwd: '%ASK{a}', pasword: '%ASK{b}'}
                    rest: {token: '%ASK{c}', secret: '%ASK{d}', enable_password_1: '%ASK{e}'}
                devices:
                  token:
                    os: '%ASK{o}'
                    custom: {snmp_community: '%ASK{f}', login_prompt: '%ASK{p}'}
                    connections: {cli: {prompts: {login: '%ASK{l}'}, pw: '%ASK{g}'}}
                """;
        for (String name : List.of("u", "a", "b", "c", "d", "e", "o", "f", "p", "l", "g")) {
            surroundings.answers.put(name, "s3cret");
        }
        read(text);
        assertThat(surroundings.questions)
                .containsExactlyInAnyOrder(
                        "u",
                        "a (hidden)",
                        "b (hidden)",
                        "c (hidden)",
                        "d (hidden)",
                        "e (hidden)",
                        "o",
                        "f (hidden)",
                        "p",
                        "l",
                        "g (hidden)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token", "secret", "api_key", "passwd", "Password", "pasword", "enable_password_1", "psk", "pass"
            })
    @Tag("semantics-117")
    void aSecretThatLooksLikeAReferenceIsNotQuoted(String field) {
        String text = "devices: {R1: {credentials: {rest: {%s: 'ab%%{Zx9q.s3cret}cd'}}}}\n".formatted(field);
        TestbedException error = catchThrowableOfType(TestbedException.class, () -> read(text));
        assertThat(error.getMessage()).contains("a reference in this value leads nowhere");
        assertThat(error.findings()).noneMatch(finding -> (finding + finding.excerpt()).contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{credentials: {rest: {KEY: s3cret}}}",
                "{connections: {defaults: {credentials: {default: {KEY: s3cret}}}}}",
                "{connections: {rest: {KEY: s3cret}}}",
                "{connections: {defaults: {KEY: s3cret}}}",
                "{connections: {rest: {arguments: {KEY: [s3cret]}}}}",
                "{custom: {KEY: {x: s3cret}}}",
                "{KEY: s3cret}",
                "{management: {KEY: s3cret}}"
            })
    @Tag("semantics-117")
    void aSecretIsNotPrintedWithTheFacts(String device) {
        for (String key : List.of(
                "Password",
                "passwd",
                "enable_password_1",
                "token",
                "secret",
                "api_key",
                "pass",
                "bmc_pass",
                "pwd",
                "psk",
                "enable_pw")) {
            String text = "devices: {R1: " + device.replace("KEY", key) + "}\n";
            assertThat(read(text).toString()).as(text).doesNotContain("s3cret");
        }
    }

    @Test
    void whatIsAboutSecretsIsNone() {
        TestbedFacts facts = read(
                """
                        devices:
                          core-token:
                            os: iosxe
                            tacacs: {password_prompt: 'word: '}
                            connections:
                              defaults: {private_key: ~/.ssh/lab}
                              cli: {prompts: {password: 'pw: '}, private_key: ~/.ssh/id_ed25519}
                              other: {private_key: "-----BEGIN\\nabc"}
                              folded: {private_key: -----BEGIN PRIVATE KEY----- abc, tls: {key: -----BEGIN PRIVATE KEY----- abc, ca: x}}
                        """);
        DeviceFacts device = facts.devices().get(0);
        assertThat(device.paths().get("cli").entries())
                .containsEntry("prompts", Map.of("password", "pw: "))
                .containsEntry("private_key", "~/.ssh/id_ed25519");
        assertThat(device.paths().get("other").entries()).containsEntry("private_key", Secret.of("-----BEGIN\nabc"));
        Secret folded = Secret.of("-----BEGIN PRIVATE KEY----- abc");
        assertThat(device.paths().get("folded").entries())
                .containsEntry("private_key", folded)
                .containsEntry("tls", Map.of("key", folded, "ca", "x"));
        assertThat(facts.rawConfig().toString()).doesNotContain("PRIVATE KEY");
        assertThat(device.defaults().entries()).containsEntry("private_key", "~/.ssh/lab");
        assertThat(device.attributes().get("tacacs").toString()).contains("password_prompt=word:");
        assertThat(RawValues.at(facts, "devices.core-token.os")).contains("iosxe");
        assertThat(facts.rawConfig().toString()).contains("os=iosxe");
    }

    @Test
    void credentialsOfTheDefaultsAreWarnedOfSinceNobodyTakesThem() {
        TestbedFacts facts = read(
                """
                devices:
                  R1:
                    connections:
                      defaults: {via: cli, credentials: {default: {username: me, password: s3cret}}}
                      cli: {}
                """);
        assertThat(facts.devices().get(0).defaults().entries()).isEqualTo(Map.of("via", "cli"));
        assertThat(surroundings.findings).anySatisfy(finding -> assertThat(finding)
                .hasToString("inline testbed:4:28: warning: nobody logs in with the credentials of the defaults"
                        + " (key devices.R1.connections.defaults.credentials);"
                        + " credentials belong to a path, the device or the testbed"));
    }
}
