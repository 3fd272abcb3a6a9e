// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedFacts;

/** The blocks {@code tacacs} and {@code passwords} of older files. */
@Tag("semantics-123")
class LegacyLoginTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    private DeviceFacts device(String testbed, String device) {
        return reading.read("testbed: {" + testbed + "}\ndevices: {R1: {" + device + ", connections: {cli: }}}")
                .devices()
                .get(0);
    }

    @Test
    void theBlocksOfADeviceBecomeItsCredentials() {
        DeviceFacts device = device("", "tacacs: {username: me}, passwords: {tacacs: a, enable: b, line: c, linux: d}");
        Credentials ofPath = device.paths().get("cli").credentials();

        assertThat(ofPath.find("default")).contains(Credential.of("me", "a"));
        assertThat(ofPath.find("enable").flatMap(Credential::password)).contains(Secret.of("b"));
        assertThat(ofPath.find("enable").flatMap(Credential::username)).isEmpty();
        assertThat(ofPath.find("line").flatMap(Credential::password)).contains(Secret.of("c"));
        assertThat(ofPath.find("linux")).contains(Credential.of("me", "d"));
    }

    @Test
    void whatADeviceDoesNotSayIsThatOfTheTestbed() {
        DeviceFacts device = device(
                "tacacs: {username: outer, login_prompt: 'User:'}, passwords: {tacacs: o, enable: e}",
                "passwords: {tacacs: i}");

        assertThat(device.credentials().find("default")).contains(Credential.of("outer", "i"));
        assertThat(device.credentials().find("enable").flatMap(Credential::password))
                .contains(Secret.of("e"));
        assertThat(RealTestbeds.block(device.attributes(), "tacacs"))
                .isEqualTo(Map.of("username", "outer", "login_prompt", "User:", "password_prompt", "Password:"));
    }

    @Test
    void whatNobodySaysIsTheUserOfThisProcessWithThePasswordLab() {
        DeviceFacts device = device("", "passwords: {line: c}");
        String user = System.getProperty("user.name");

        assertThat(device.credentials().find("default")).contains(Credential.of(user, "lab"));
        assertThat(device.credentials().named("enable").flatMap(Credential::password))
                .contains(Secret.of("lab"));
        assertThat(device.credentials().named("linux")).contains(Credential.of(user, "lab"));
        assertThat(RealTestbeds.block(device.attributes(), "tacacs"))
                .isEqualTo(Map.of("username", user, "login_prompt", "login:", "password_prompt", "Password:"));
        assertThat(RealTestbeds.block(device.attributes(), "passwords"))
                .isEqualTo(Map.of(
                        "tacacs", Secret.of("lab"),
                        "enable", Secret.of("lab"),
                        "line", Secret.of("c"),
                        "linux", Secret.of("lab")));
    }

    @Test
    void aFileWithoutTheseBlocksHasNoPasswordLab() {
        TestbedFacts lab = reading.read("testbed: {tacacs: , passwords: {}}\ndevices: {R1: {passwords: }}");

        assertThat(lab.credentials().find("default")).isEmpty();
        assertThat(lab.devices().get(0).credentials().find("default")).isEmpty();
    }

    @Test
    void credentialsOfAnyLevelAroundGoBefore() {
        DeviceFacts device = device(
                "credentials: {default: {username: me, password: mine}}, tacacs: {username: x}",
                "passwords: {tacacs: a, enable: b}");

        assertThat(device.credentials().find("default")).contains(Credential.of("me", "mine"));
        assertThat(device.credentials().find("enable").flatMap(Credential::password))
                .contains(Secret.of("b"));
        assertThat(device.credentials().named("line"))
                .as("a password lab would hide what the credentials say")
                .isEmpty();
    }

    @Test
    void aTestbedOfTheseBlocksHidesNoCredentialsOfADevice() {
        DeviceFacts device = device("tacacs: {username: x}", "credentials: {default: {username: me, password: mine}}");

        assertThat(device.credentials().find("default")).contains(Credential.of("me", "mine"));
        assertThat(device.credentials().named("enable")).isEmpty();
    }

    @Test
    void theLoginOfALinuxMachineIsThePasswordLinux() {
        DeviceFacts device = device("tacacs: {username: me}", "os: linux, passwords: {linux: a}");

        assertThat(device.credentials().find("default")).contains(Credential.of("me", "a"));
    }
}
