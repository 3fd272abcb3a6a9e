// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.Simulation;

class SimulateCommandTest {

    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder().build();
    private final Typed typed = new Typed(plugboard);
    private final NotingSimulator simulator = new NotingSimulator();

    @TempDir
    private Path folder;

    @BeforeEach
    void plugIn() {
        typed.simulator = simulator;
    }

    @AfterEach
    void close() {
        typed.opened.end();
        plugboard.close();
    }

    @Test
    void aPlatformIsServedUntilTheContainerEnds() {
        assertThat(typed.execute("simulate", "iosxe")).isEqualTo(Commands.STAY);
        assertThat(simulator.running).containsExactly("iosxe");
        assertThat(simulator.simulations).containsExactly(new Simulation.Shipped("iosxe"));
        typed.opened.end();
        assertThat(simulator.running).isEmpty();
    }

    @Test
    void withoutAFileTheTestbedIsTheOutputAndThePlacesAreToldBesideIt() {
        typed.execute("simulate", "iosxe", "--name", "R1");
        assertThat(typed.out.toString())
                .startsWith("# Written by 'plugboard simulate'")
                .contains("\n  \"R1\":\n    os: \"iosxe\"\n    platform: simulated\n")
                .contains("\n        username: \"admin\"\n")
                .contains("\n        password: \"p\\\"w\"\n")
                .contains("\n      cli:\n        protocol: ssh\n        host: 127.0.0.1\n        port: 4003\n")
                .contains("\n      console:\n        protocol: telnet\n        host: 127.0.0.1\n        port: 4006\n")
                .contains("\n      netconf:\n        protocol: netconf\n        host: 127.0.0.1\n        port: 4007\n");
        assertThat(typed.err.toString())
                .contains(
                        "R1: 127.0.0.1, ssh 4003 (--via cli), telnet 4006 (--via console), netconf 4007 (--via netconf)",
                        "Ctrl-C")
                .doesNotContain("p\"w");
    }

    @Test
    void theFileIsForItsOwnerOnlyAndItsHostKeysGoWithTheDevices() throws IOException {
        Path lab = folder.resolve("lab.yaml");
        Path hostKeys = folder.resolve("lab.yaml.known_hosts");
        Files.writeString(hostKeys, "of an earlier lab");
        assertThat(typed.execute("simulate", "linux", "--testbed", lab.toString()))
                .isEqualTo(Commands.STAY);
        assertThat(lab).content().contains("known_hosts: \"" + hostKeys + "\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lab)))
                .isEqualTo("rw-------");
        assertThat(hostKeys).doesNotExist();
        assertThat(typed.out.toString()).isEmpty();
        assertThat(typed.err.toString()).contains("Try: plugboard exec -t " + lab + " linux \"show version\"");

        Files.writeString(hostKeys, "learnt");
        typed.opened.end();
        assertThat(folder).isDirectoryContaining(lab::equals);
        assertThat(hostKeys).doesNotExist();
    }

    @Test
    void manyAreNumberedAndListedInShort() {
        assertThat(typed.execute("simulate", "iosxe", "--name", "R", "--count", "12"))
                .isEqualTo(Commands.STAY);
        assertThat(simulator.running).hasSize(12).contains("R1", "R12");
        assertThat(typed.out.toString()).containsSubsequence("\"R1\"", "\"R2\"", "\"R10\"", "\"R12\"");
        assertThat(typed.err.toString()).contains("R8:", "… and 4 more").doesNotContain("R9:");
    }

    @Test
    void ifOneCannotStartAllAreStopped() {
        assertThat(typed.execute("simulate", "iosxe", "--name", "R", "--count", "20"))
                .isEqualTo(1);
        assertThat(typed.err.toString()).contains("R13 cannot listen");
        assertThat(simulator.running).isEmpty();
    }

    @Test
    void anEarlierLabsFileIsWrittenAnewButNobodyElses() throws IOException {
        String lab = folder.resolve("lab.yaml").toString();
        assertThat(typed.execute("simulate", "iosxe", "--testbed", lab)).isEqualTo(Commands.STAY);
        assertThat(typed.execute("simulate", "linux", "--testbed", lab)).isEqualTo(Commands.STAY);
        assertThat(Path.of(lab)).content().contains("\"linux\"");

        Path own = Files.writeString(folder.resolve("own.yaml"), "devices: {}\n");
        assertThat(typed.execute("simulate", "iosxe", "--testbed", own.toString()))
                .isEqualTo(2);
        assertThat(own).hasContent("devices: {}");
        assertThat(typed.err.toString()).contains("not from 'plugboard simulate'");
        assertThat(typed.execute("simulate", "iosxe", "--testbed", folder + "/none/lab.yaml"))
                .isEqualTo(2);
    }

    @Test
    void aFileIsADescriptionAndItsNameThatOfTheDevice() throws IOException {
        Path file = Files.writeString(folder.resolve("My_Router.v2.yaml"), "x");
        assertThat(typed.execute("simulate", file.toString())).isEqualTo(Commands.STAY);
        assertThat(simulator.simulations).containsExactly(new Simulation.Described(file));
        assertThat(simulator.running).containsExactly("my-router-v2");
    }

    @Test
    void aTranscriptIsPlayed() throws IOException {
        Path file = Files.writeString(folder.resolve("R1.cast"), "x");
        assertThat(typed.execute("simulate", file.toString())).isEqualTo(Commands.STAY);
        assertThat(simulator.simulations).containsExactly(new Simulation.Recorded(file));
        assertThat(simulator.running).containsExactly("r1");
    }

    @Test
    void whatADescribedDeviceUnderstandsIsNotGuessed() throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), "x");
        String lab = folder.resolve("lab.yaml").toString();
        assertThat(typed.execute("simulate", file.toString(), "--testbed", lab)).isEqualTo(Commands.STAY);
        assertThat(typed.err.toString()).contains("Try: plugboard shell -t " + lab + "\n");
    }

    @Test
    void whoMixesTwoFormsSeesThatTheyExcludeEachOther() {
        assertThat(typed.execute("simulate", "iosxe", "--os", "nxos")).isEqualTo(2);
        assertThat(typed.err.toString().replaceAll("\\s+", " "))
                .contains("(FILE|PLATFORM | [--mock-data=DIR --os=OS [--state=STATE]])");
    }

    @Test
    void mockDataAreNamedAfterTheirOperatingSystem() {
        assertThat(typed.execute("simulate", "--mock-data", "mocks", "--os", "nxos", "--state", "login"))
                .isEqualTo(Commands.STAY);
        assertThat(simulator.simulations).containsExactly(new Simulation.MockData(Path.of("mocks"), "nxos", "login"));
        assertThat(simulator.running).containsExactly("nxos");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "iosx",
                "iosxe --mock-data m --os o",
                "--mock-data m",
                "--os o",
                "iosxe --count 0",
                "iosxe --count 5001",
                "iosxe --name -x",
                "iosxe --name=a_b",
            })
    void wrongWordsStartNothing(String words) {
        assertThat(typed.execute(("simulate " + words).trim().split(" "))).isEqualTo(2);
        assertThat(simulator.simulations).isEmpty();
        assertThat(typed.out.toString()).isEmpty();
    }

    @Test
    void anUnknownPlatformIsAnsweredWithTheNearOne() {
        typed.execute("simulate", "iosx");
        assertThat(typed.err.toString()).contains("no such file", "iosxe, linux", "did you mean iosxe?");
    }

    @Test
    void withoutTheSimulatorItSaysWhatIsMissing() {
        typed.simulator = null;
        assertThat(typed.execute("simulate", "iosxe")).isEqualTo(1);
        assertThat(typed.err.toString()).contains("simulates devices", "plugins/");
    }
}
