// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plugboard.connection.ConnectRequest.via;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.cli.Command;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.spi.Simulation;

/** The platforms of the terminal on the devices that the simulator brings along. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ShippedPlatformsTest {

    @TempDir
    Path folder;

    private SimulatedLines lines;

    @BeforeEach
    void start() {
        lines = new SimulatedLines(folder);
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource({
        "iosxe, ssh, interface GigabitEthernet1, Cisco IOS XE Software",
        "iosxe, telnet, interface GigabitEthernet1, Cisco IOS XE Software",
        "nxos, ssh, interface Ethernet1/1, Cisco Nexus Operating System",
        "nxos, telnet, interface Ethernet1/1, Cisco Nexus Operating System",
        "junos, ssh, set system location floor 1, Junos: ",
        "junos, telnet, set system location floor 1, Junos: "
    })
    void loginEnableConfigurationAndBack(String platform, String protocol, String line, String version) {
        Connection connection = lines.connect(new Simulation.Shipped(platform), protocol, true);
        connection.call("enable");
        assertThat(connection.execute("show version")).contains(version);
        connection.call("configure", line);
        assertThat(connection.execute("show version")).contains(version);
        assertThat(catchThrowableOfType(
                        CommandRefusedException.class,
                        () -> connection.call("configure", line + "\nnonsense\n" + line)))
                .extracting(CommandRefusedException::line)
                .isEqualTo("nonsense");
        assertThat(connection.execute("show version")).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "telnet"})
    void junosCommitsAndDropsWhatItCannotCommit(String protocol) {
        Connection connection = lines.connect(new Simulation.Shipped("junos"), protocol, true);
        assertThat(connection.call("configure", "set system location floor 1"))
                .asString()
                .contains("commit complete");
        assertThat(catchThrowableOfType(
                        CommandRefusedException.class,
                        () -> connection.call("configure", "set system location floor 1\nnonsense")))
                .isNotNull();
        connection.call("run", Command.of("configure").changingMode());
        assertThat(connection.execute("show | compare")).isEmpty();
        connection.execute("set system location floor 2");
        connection.call("enable");
        assertThat(connection.execute("show system uptime")).startsWith("Current time: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iosxe", "nxos", "junos"})
    void theModeOfALeaseIsLeftForTheNextBorrowerOfAPool(String platform) {
        Connection pool = lines.connect(
                new Simulation.Shipped(platform),
                "ssh",
                via("line").with("goto_enable", true).pool(1));
        String version = pool.execute("show version");
        try (Lease lease = pool.lease()) {
            lease.call("switchto", "config");
            assertThatThrownBy(() -> lease.execute("nonsense")).isInstanceOf(CommandRefusedException.class);
        }
        assertThat(pool.execute("show version")).isEqualTo(version);
        assertThat(pool.pool().orElseThrow().replaced()).isZero();
    }
}
