// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedFacts;

/** A secret that a reference takes to where no key tells that it is one. */
class KeptSecretsTest {

    private static final String CREDENTIALS =
            """
            testbed:
              credentials:
                default: {username: admin, password: ZZplain}
                enable: {password: "%ENC{elbaneZZ}"}
                variable: {password: "%ENV{PW}"}
            """;

    @TempDir
    Path folder;

    private final Surroundings surroundings = new Surroundings("");

    private TestbedFacts read(String text) {
        surroundings.variables.put("PW", "ZZvar%{self}");
        return new YamlTestbedSource().read(surroundings.at(CREDENTIALS + text)).orElseThrow();
    }

    @Test
    void whatAReferenceTakesOverStaysASecret() {
        DeviceFacts device =
                read("""
                        devices:
                          R1:
                            custom:
                              plain: "%{testbed.credentials.default.password}"
                              decoded: "%{testbed.credentials.enable.password}"
                              variable: "%{testbed.credentials.variable.password}"
                              again: "%{self.custom.longer}"
                              longer: "enable %{testbed.credentials.default.password}"
                              block: "%{testbed.credentials.default}"
                              listed: ["%{self.custom.pins_password}"]
                              pins_password: [12, 34]
                              user: "%{testbed.credentials.default.username}"
                        """)
                        .devices()
                        .get(0);

        assertThat(device.custom())
                .containsEntry("plain", Secret.of("ZZplain"))
                .containsEntry("decoded", Secret.of("ZZenable"))
                .containsEntry("variable", Secret.of("ZZvar%{self}"))
                .containsEntry("again", Secret.of("enable ZZplain"))
                .containsEntry("longer", Secret.of("enable ZZplain"))
                .containsEntry("block", Map.of("username", "admin", "password", Secret.of("ZZplain")))
                .containsEntry("listed", List.of(List.of(Secret.of("12"), Secret.of("34"))))
                .containsEntry("user", "admin");
        assertThat(device.toString()).doesNotContain("ZZ");
    }

    @Test
    void whatIsCalledIsToldTheTextAndWhatItGivesIsASecret() {
        surroundings.services.put("lab.twice", (values, named) -> "" + values.get(0) + values.get(0));

        assertThat(read("devices: {R1: {custom: {a: '%CALLABLE{lab.twice(%{testbed.credentials.default.password})}'}}}")
                        .devices()
                        .get(0)
                        .custom())
                .containsEntry("a", Secret.of("ZZplainZZplain"));
    }

    @Test
    void promptsAreTakenOverAsThePatternsThatTheyAre() {
        assertThat(read("devices: {R1: {custom: {prompts: {password: 'Pw:'}, a: '%{self.custom.prompts}',"
                                + " b: '%{self.custom.prompts.password}'}}}")
                        .devices()
                        .get(0)
                        .custom())
                .containsEntry("b", "Pw:");
    }

    @Test
    void noFindingQuotesIt() {
        Reading reading = new Reading(folder).with(Map.of("PW", "x"));
        List<String> findings = reading.findings(
                CREDENTIALS
                        + """
                        devices:
                          R1:
                            os: x
                            platform: x
                            connections:
                              defaults: {class: "%{testbed.credentials.default.password}"}
                              cli: {protocol: "%{testbed.credentials.enable.password}", ip: 192.0.2.1}
                        """);
        assertThat(findings)
                .anyMatch(finding -> finding.contains("there is no connection class '***'"))
                .noneMatch(finding -> finding.contains("ZZ"));
        assertThat(reading.findings(CREDENTIALS
                        + "devices: {R1: {connections: {cli: {port: '%{testbed.credentials.default.password}'}}}}"))
                .anyMatch(finding -> finding.contains("port"))
                .noneMatch(finding -> finding.contains("ZZ"));
    }

    @Test
    void whatIsAboutSecretsIsNone() {
        Reading reading = new Reading(folder).with(Map.of("LAB_PW", "ZZenv"));
        DeviceFacts device = reading.read(
                        """
                        testbed: {custom: {secrets_dir: /lab, token_server: {port: 8022}, password_variable: LAB_PW}}
                        devices:
                          R1:
                            credentials: {default: {password: "%ENV{%{testbed.custom.password_variable}}"}}
                            connections:
                              cli:
                                port: "%{testbed.custom.token_server.port}"
                                known_hosts: "%{testbed.custom.secrets_dir}/known_hosts"
                        """)
                .devices()
                .get(0);
        assertThat(device.paths().get("cli").port()).hasValue(8022);
        assertThat(device.paths().get("cli").arguments()).containsEntry("known_hosts", "/lab/known_hosts");
        assertThat(device.credentials()
                        .find("default")
                        .orElseThrow()
                        .password()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("ZZenv");
    }

    @Test
    void noKeyAndNoNameIsMadeOfIt() {
        Reading reading = new Reading(folder).with(Map.of("PW", "x"));
        assertThat(reading.error(CREDENTIALS + "devices: {'%{testbed.credentials.default.password}': {}}"))
                .contains("a key cannot be made of a secret")
                .doesNotContain("ZZ");
        assertThat(reading.error(CREDENTIALS + "devices: {R1: {os: '%ENV{%{testbed.credentials.default.password}}'}}"))
                .contains("a name in markup cannot be made of a secret")
                .doesNotContain("ZZ");
    }
}
