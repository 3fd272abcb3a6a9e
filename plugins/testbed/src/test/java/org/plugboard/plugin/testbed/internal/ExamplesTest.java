// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;

class ExamplesTest {

    @ParameterizedTest
    @CsvSource({"demo.yaml, R1", "lab.yaml, edge-1", "echo-plugin/testbed.yaml, mirror"})
    void everyExampleOfATestbedLoads(String example, String device) {
        Path file = Path.of(System.getProperty("plugboard.root"), "examples", example);

        OneReading reading = new OneReading(file, name -> name.endsWith("PORT") ? "2022" : "value of " + name);

        TestbedFacts testbed = new YamlTestbedSource().read(reading).orElseThrow();

        assertThat(reading.findings()).isEmpty();
        assertThat(testbed.devices()).extracting(DeviceFacts::name).contains(device);
    }
}
