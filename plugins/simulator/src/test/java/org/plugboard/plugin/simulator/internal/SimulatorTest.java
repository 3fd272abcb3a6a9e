// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.SimulatedDevice;

class SimulatorTest {

    private final Simulator simulator = new Simulator();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void anUnknownPlatformIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> simulator.start("vms", "R1"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("simulator: no platform 'vms'; there are: iosxe, junos, linux, nxos");
    }

    @Test
    void anUnknownProtocolIsRefusedWithThoseThatThereAre() {
        SimulatedDevice device = simulator.start("linux", "R1");

        assertThatThrownBy(() -> device.port("netconf"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("simulator: R1: no protocol 'netconf'; there are: ssh, telnet");
    }

    @Test
    void everyDeviceHasItsOwnPasswords() {
        SimulatedDevice one = simulator.start("iosxe", "R1");
        SimulatedDevice two = simulator.start("iosxe", "R2");

        assertThat(Set.of(
                        TelnetUser.reveal(one, "password"),
                        TelnetUser.reveal(one, "enable_password"),
                        TelnetUser.reveal(two, "password"),
                        TelnetUser.reveal(two, "enable_password")))
                .allSatisfy(password -> assertThat(password).hasSize(16));
    }

    @Test
    void itsThreadsAreNamedDaemonsAndEndWithTheSimulator() throws Exception {
        Set<Thread> before = threads();
        SimulatedDevice device = simulator.start("iosxe", "R1");
        try (TelnetUser user = new TelnetUser(device);
                Socket ssh = new Socket(InetAddress.getLoopbackAddress(), device.port("ssh"))) {
            user.login(device);
            assertThat(ssh.getInputStream().readNBytes(4)).asString().isEqualTo("SSH-");
            Set<Thread> started = more(before);
            assertThat(started).isNotEmpty().allSatisfy(thread -> {
                // The JDK has a thread of its own for asynchronous channels, which nobody can name.
                assertThat(thread.getName()).matches("simulator-(timer-)?\\d+|Thread-\\d+");
                assertThat(thread.isDaemon()).isTrue();
            });
            simulator.close();
            for (Thread thread : started) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void aSimulatorThatLeavesStopsItsDevices() {
        SimulatedDevice device = simulator.start("linux", "toolbox");
        int port = device.port("telnet");

        simulator.close();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> simulator.start("linux", "late")).isInstanceOf(ConnectionClosedException.class);
    }

    private static Set<Thread> more(Set<Thread> before) {
        Set<Thread> more = threads();
        more.removeAll(before);
        return more;
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
