// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

class DescriptionErrorsTest {

    private static final String GOOD =
            """
            os: generic
            start: shell
            states:
              shell:
                prompt: '$ '
                commands:
                  hello: {answer: 'Hello', delay: 0.1}
            netconf:
              running: <a/>
              faults: {get: silent}
            """;

    private final Simulator simulator = new Simulator();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aGoodOneIsStarted() throws Exception {
        try (SimulatedDevice device = simulator.start(described(GOOD), "R1")) {
            assertThat(device.os()).isEqualTo("generic");
            assertThat(device.protocols()).containsExactly("ssh", "telnet", "netconf");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            start: shell   | start: nowhere      | :2: start leads to the state nowhere, which there is not
            prompt: '$ '   | promt: '$ '         | :5: states.shell.promt is not known here; there are commands, hidden, keys, next, preface, prompt
            delay: 0.1     | delay: soon         | :7: states.shell.commands.hello.delay must be a number of seconds
            delay: 0.1     | timing: [soon]      | :7: states.shell.commands.hello.timing must be LINES,START[,LINE[,CHARACTER]]
            delay: 0.1     | state: there        | :7: states.shell.commands.hello.state leads to the state there, which there is not
            delay: 0.1     | repeats: often      | :7: states.shell.commands.hello.repeats must be true or false
            delay: 0.1     | fault: deep         | :7: states.shell.commands.hello.fault is none of silent, drip, endless, cut, close, garbage, options
            delay: 0.1     | question: 'Who? '   | :7: states.shell.commands.hello field is missing
            os: generic    | system: generic     | :1: system is not known here; there are comment, credential, login, netconf, os, start, states, unknown, welcome
            os: generic    | unknown: '%'        | :1: os is missing
            running: <a/>  | running: <a>        | :9: netconf.running is no XML: The element type "a" must be terminated by the matching end-tag "</a>".
            get: silent    | get: quiet          | :10: netconf.faults.get is none of silent, drip, endless, cut, close, garbage, wrong-id, deep, dtd, chunk-large, chunk-small, chunk-huge, chunk-overflow
            start: shell   | start: [shell]      | :2: start must be a text
            start: shell   | start: @shell       | :2: found character '@' that cannot start any token. (Do not use @ for indentation)
            """)
    void aMistakeIsNamedWithItsPlace(String right, String wrong, String message) throws Exception {
        Simulation described = described(GOOD.replace(right, wrong));

        assertThatThrownBy(() -> simulator.start(described, "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(folder.resolve("device.yaml") + message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> simulator.start(new Simulation.Described(folder.resolve("none.yaml")), "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    private Simulation described(String yaml) throws Exception {
        Path file = folder.resolve("device.yaml");
        Files.writeString(file, yaml);
        return new Simulation.Described(file);
    }
}
