// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** The descriptions in the plugin's README can be started as they stand there. */
class ReadmeTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final Simulator simulator = new Simulator();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aDeviceOfYourOwnIsAsItSays() throws Exception {
        try (SshUser user = SshUser.shell(started(0))) {
            user.readTo("R1>");
            assertThat(user.type("what now\r", "R1>")).contains("% what? What is that?");
        }
    }

    @Test
    void aDeviceOfNetconfIsAsItSays() throws Exception {
        try (NetconfUser user = NetconfUser.connect(started(1), true)) {
            assertThat(user.ask("<ping xmlns=\"urn:x\"/>")).contains("<time xmlns=\"urn:x\">3</time>");
            assertThat(user.ask("<lock><target><candidate/></target></lock>"))
                    .contains("<error-tag>lock-denied</error-tag>", "<session-id>9</session-id>");
            assertThat(user.ask("<validate><source><running/></source></validate>"))
                    .contains("Deprecated", "<ok/>");
            assertThat(user.ask("<get-config><source><candidate/></source></get-config>"))
                    .contains("<data><list xmlns=\"urn:x\"><e>1</e>", "<e>1000</e></list></data>");
            assertThat(user.ask("<edit-config><target><running/></target><config><interfaces xmlns=\"urn:x\">"
                            + "<server>192.0.2.2</server></interfaces></config></edit-config>"))
                    .contains("<ok/>");
            assertThat(user.ask("<get-config><source><running/></source></get-config>"))
                    .contains("<server>192.0.2.1</server>", "<server>192.0.2.2</server>");
            user.send("<get/>");
            user.send("<action xmlns=\"urn:ietf:params:xml:ns:yang:1\"><interfaces xmlns=\"urn:x\"><interface>"
                    + "<name>eth0</name><reset/></interface></interfaces></action>");
            assertThat(user.reply()).contains("<ok/>");
            assertThat(user.reply()).contains("<uptime xmlns=\"urn:x\">17</uptime>");
        }
    }

    private SimulatedDevice started(int example) throws Exception {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        Path file = folder.resolve("device.yaml");
        Files.writeString(file, examples.get(example));
        return simulator.start(new Simulation.Described(file), "R1");
    }
}
