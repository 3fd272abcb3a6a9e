// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** The format with its mistakes, in data of our own. */
class MockDataFormatTest {

    private final Simulator simulator = new Simulator();

    @TempDir
    Path folder;

    private SimulatedDevice device;
    private SshUser user;

    @BeforeEach
    void start() throws Exception {
        Path data = Files.createDirectories(folder.resolve("mock_data/toy"));
        Files.writeString(data.resolve("long.txt"), "from a file of %N\n%NTP-5-NOTE: stays\n");
        Files.writeString(
                data.resolve("toy_mock_data.yaml"),
                """
                login: {prompt: "Username: ", commands: {me: {new_state: password}}}
                password: {prompt: "Password: ", commands: {nowhere: {new_state: lost}, secret: {new_state: boot}}}
                boot: {preface: {response: "booting\\nbooted", timing: ["0:,0.01", "nonsense"]}, new_state: exec}
                exec:
                  prompt: "%N%1B[0m>"
                  timing: ["0:,0"]
                  commands: &commands
                    "file": file|mock_data/toy/long.txt
                    "no file": file|mock_data/toy/none.txt
                    "outside": file|../../../../../../etc/hostname
                    "typo": {reponse: "typed wrong", nwe_state: more}
                    "nested": {commands: {a: b}, response: "said"}
                    "yes": no newline
                    "": {new_state: exec}
                    "<<BR": {"merged": "by mistake"}
                    "config": {new_state: config}
                a text: of its own
                """);
        Files.writeString(
                data.resolve("toy_other.yaml"),
                """
                more: {prompt: " --More-- ", keys: {" ": "page\\n", q: {new_state: exec}}, commands: ""}
                config: {prompt: "%N(config)#", commands: {<<: {end: {new_state: exec}}}, keys: {ctrl-z: {new_state: exec}}}
                """);
        device = simulator.start(new Simulation.MockData(folder.resolve("mock_data"), "toy", null), "R1");
        user = SshUser.shell(device);
        assertThat(user.readTo("0m>")).isEqualTo("booting\r\nbooted\r\nR1\u001B[0m>");
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        simulator.close();
    }

    @Test
    void theWayThatLeadsInIsTheCredential() {
        assertThat(device.credential().username()).contains("me");
        // The first that leads somewhere.
        assertThat(TelnetUser.reveal(device, "password")).isEqualTo("secret");
    }

    @Test
    void filesAndHostNamesAreFilledIn() throws Exception {
        assertThat(user.type("file\r", ">")).contains("from a file of R1\r\n%NTP-5-NOTE: stays\r\nR1");
        assertThat(user.type("no file\r", ">")).isEqualTo("no file\r\nR1\u001B[0m>");
        assertThat(user.type("outside\r", ">")).isEqualTo("outside\r\nR1\u001B[0m>");
    }

    @Test
    void whatIsSaidInShortCanBeSpelledOut() throws Exception {
        assertThat(user.type("configure\r", "#")).endsWith("R1(config)#");
        assertThat(SpelledOut.spellOut("config term")).isEqualTo("configure terminal");
        assertThat(SpelledOut.spellOut("conf t")).isEqualTo("configure terminal");
        assertThat(SpelledOut.spellOut("term width 511")).isEqualTo("terminal width 511");
        assertThat(SpelledOut.spellOut("config dual-stage")).isEqualTo("configure dual-stage");
        assertThat(SpelledOut.spellOut("show term")).isEqualTo("show term");
        assertThat(SpelledOut.spellOut("")).isEmpty();
    }

    @Test
    void mistakesAreForgiven() throws Exception {
        assertThat(user.type("nested\r", ">")).contains("\r\nsaid\r\nR1");
        assertThat(user.type("yes\r", ">")).contains("\r\nno newline\r\nR1");
        assertThat(user.type("merged\r", ">")).contains("\r\nby mistake\r\nR1");
        assertThat(user.type("typo\r", "-- ")).isEqualTo("typo\r\ntyped wrong\r\n --More-- ");
        assertThat(user.type(" ", "-- ")).isEqualTo("page\r\n --More-- ");
        assertThat(user.type("q", ">")).isEqualTo("R1\u001B[0m>");
    }

    @Test
    void controlKeysAreAnsweredOnALineOfTheirOwn() throws Exception {
        assertThat(user.type("config\r", "#")).endsWith("R1(config)#");
        assertThat(user.type("\u001A", ">")).isEqualTo("\r\nR1\u001B[0m>");
        assertThat(user.type("nonsense\r", ">")).contains("     ^\r\n% Invalid input detected at '^' marker.\r\n");
    }
}
