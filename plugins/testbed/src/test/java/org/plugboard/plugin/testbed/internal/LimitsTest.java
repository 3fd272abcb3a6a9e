// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.DeviceLimits;
import org.plugboard.device.TestbedFacts;

/** How many sessions and logins a device bears, as a file says it. */
class LimitsTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    void aDeviceHasTheLimitsThatItSaysAndElseThoseOfItsTestbed() {
        TestbedFacts lab = reading.read(
                """
                testbed:
                  limits: {sessions: 5, logins_per_minute: 10}
                devices:
                  R1:
                  R2:
                    limits: {sessions: 2}
                  R3:
                    limits: {sessions: 0, logins_per_minute: '4'}
                """);
        assertThat(lab.devices().stream().map(DeviceFacts::limits))
                .containsExactly(new DeviceLimits(5, 10), new DeviceLimits(2, 10), new DeviceLimits(0, 4));
        assertThat(lab.attributes()).containsEntry("limits", Map.of("sessions", 5, "logins_per_minute", 10));
    }

    @Test
    void aDeviceOfWhichNobodySaysAnyHasNone() {
        DeviceFacts device = reading.device("limits:\n      sessions:");
        assertThat(device.limits()).isEqualTo(DeviceLimits.NONE);
        assertThat(device.attributes()).doesNotContainKey("limits");
    }

    @ParameterizedTest
    @CsvSource({"sessions: -1", "sessions: many", "sessions: 2.5", "logins_per_minute: 100001", "sessions: yes"})
    void whatIsNoLimitIsRefusedWithItsPlace(String entry) {
        String key = entry.replaceFirst(":.*", "");
        assertThat(reading.error("devices:\n  R1:\n    limits: {" + entry + "}"))
                .isEqualTo(
                        "lab.yaml:3:%d: this is no limit (key devices.R1.limits.%s); a number in 1 … 100000; 0 is unlimited"
                                .formatted(16 + key.length(), key));
    }

    @Test
    void aLimitThatIsNoneIsNamedWithTheOneThatWasMeant() {
        assertThat(
                        reading.warnings(
                                """
                testbed:
                  limits: {session: 5}
                devices:
                  R1:
                    os: ios
                    connections: {cli: {protocol: ssh, ip: 192.0.2.1}}
                    limits: {commands: 3}
                """))
                .containsExactly(
                        "lab.yaml:2:12: warning: unknown key 'session' (key testbed.limits.session); did you mean 'sessions'?",
                        "lab.yaml:7:14: warning: unknown key 'commands' (key devices.R1.limits.commands); it is kept, but"
                                + " has no effect");
    }
}
