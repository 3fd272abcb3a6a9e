// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of credentials with which nobody can log in. */
class LoginFindingsTest {

    private static final String NOBODY = "there are no credentials to log in with, on the path, the device or the"
            + " testbed (key devices.R1.connections.cli)";

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    private static String text(String credentials, String ofPath) {
        return "testbed: {credentials: " + credentials + "}\n"
                + "devices: {R1: {os: x, platform: x, connections: {cli: {protocol: ssh, ip: r1" + ofPath + "}}}}";
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @ValueSource(strings = {"{default: {}}", "{default: }", "{default: {password: s3cret}}"})
    void aCredentialThatDoesNotSayWhoLogsInIsAWarning(String credentials) {
        assertThat(reading.findings(text(credentials, "")))
                .containsExactly("lab.yaml:2:50: warning: " + NOBODY + "; those that are there have no username");
        assertThat(reading.warnings(text(credentials, ""))).isEmpty();
    }

    @ParameterizedTest
    @Tag("semantics-150")
    @ValueSource(strings = {", username: me", ", user: me", ", ssh_options: '-l me'", ", ssh_options: -oUser=me"})
    void aPathMaySayItselfWhoLogsIn(String entry) {
        assertThat(reading.findings(text("{default: {password: s3cret}}", entry)))
                .isEmpty();
    }

    @Test
    @Tag("semantics-98")
    void keysThatAreCalledOtherwiseElsewhereAreNamedWithWhatTheyAreCalledHere() {
        assertThat(reading.findings(text("{default: {user: me, pass: s3cret}}", "")))
                .containsExactly(
                        "lab.yaml:1:35: warning: unknown key 'user' (key testbed.credentials.default.user);"
                                + " did you mean 'username'?",
                        "lab.yaml:1:45: warning: unknown key 'pass' (key testbed.credentials.default.pass);"
                                + " did you mean 'password'?",
                        "lab.yaml:2:50: warning: " + NOBODY + "; those that are there have no username");
        assertThat(reading.warnings(text("{default: {username: me, user: x}, a: {source: env, user: A, pass: B}}", "")))
                .isEmpty();
    }

    @Test
    @Tag("semantics-116")
    void aMisspeltDefaultIsNamed() {
        assertThat(reading.findings(text("{defualt: {username: me}}", "")))
                .containsExactly(
                        "lab.yaml:1:25: warning: unknown key 'defualt' (key testbed.credentials.defualt);"
                                + " did you mean 'default'?",
                        "lab.yaml:2:50: warning: " + NOBODY);
    }

    @ParameterizedTest
    @Tag("semantics-117")
    @CsvSource(
            delimiter = '|',
            value = {"[s3cret, b] | a list", "{s3cret: y} | a block"})
    void aPasswordIsASingleValue(String written, String kind) {
        assertThat(reading.findings(text("{default: {username: me, password: " + written + "}}", "")))
                .containsExactly("lab.yaml:1:59: error: a single value is expected here, not " + kind
                        + " (key testbed.credentials.default.password)");
        assertThat(reading.findings(text("{default: {source: x, password: " + written + "}}", "")))
                .noneMatch(finding -> finding.contains("error"));
    }

    @Test
    @Tag("semantics-98")
    void credentialsThatNobodyHasAreNamedWithTheNearest() {
        String credentials = "{default: {username: me}, sftp: {username: me}}";

        assertThat(reading.findings(text(credentials, ", login_creds: [sfpt, tacacs]")))
                .containsExactly(
                        "lab.yaml:2:93: warning: there are no credentials named 'sfpt'"
                                + " (key devices.R1.connections.cli.login_creds[0]);"
                                + " did you mean 'sftp'? those under default are taken",
                        "lab.yaml:2:99: warning: there are no credentials named 'tacacs'"
                                + " (key devices.R1.connections.cli.login_creds[1]); those under default are taken");
    }

    @Test
    void theNameOfACredentialIsNotSaidWhereItIsASecret() {
        assertThat(reading.findings(text(
                        "{default: {username: me, password: s3cret}}",
                        ", login_creds: '%{testbed.credentials.default.password}'")))
                .hasSize(1)
                .first()
                .asString()
                .contains("there are no credentials of this name")
                .doesNotContain("s3cret");
    }

    @Test
    @Tag("semantics-29")
    void theDefaultAliasOfADeviceIsAKnownKeyAndHasTheFormOfAnAlias() {
        String device = "devices: {R1: {default_connection_alias: %s, connections: {defaults: {class: cli}}}}";

        assertThat(reading.findings(device.formatted("con_1"))).isEmpty();
        assertThat(reading.findings(device.formatted("1con")))
                .containsExactly("lab.yaml:1:42: error: this alias cannot be used"
                        + " (key devices.R1.default_connection_alias);"
                        + " an alias has letters, digits and underscores and does not begin with a digit");
        assertThat(reading.findings(
                        "devices: {R1: {default_conection_alias: a, connections: {defaults: {class: cli}}}}"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("did you mean 'default_connection_alias'?");
    }
}
