// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.TestbedRequest;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** A followed file of thousands of devices, of which one is edited. */
@Timeout(120)
class LargeLiveTestbedTest {

    private static final int DEVICES = 5_000;
    private static final int EDITED = DEVICES / 2;

    @TempDir
    Path folder;

    private Path file;

    /** Of the devices only the edited one and its neighbours are there. */
    private void write(int port, int timeout) throws IOException {
        StringBuilder text =
                new StringBuilder("testbed:\n  credentials: {default: {username: admin, password: cisco123}}\n");
        text.append("devices:\n");
        for (int number = 0; number < DEVICES; number++) {
            text.append("  R%d:%n    os: iosxe%n    connections:%n".formatted(number));
            text.append("      cli: {protocol: telnet, ip: 127.0.0.1, port: %d, timeout: %d}%n"
                    .formatted(port, number == EDITED ? timeout : 60));
        }
        file = Files.writeString(folder.resolve("large.yaml"), text);
    }

    @Test
    void anEditOfOneOfFiveThousandDevicesConcernsNoOther() throws Exception {
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            SimulatedDevice peer = Peer.start("R", simulator, folder);
            write(peer.port("telnet"), 60);
            FollowedTestbed followed = plugboard.follow(TestbedRequest.of(file));
            List<Device> devices = List.copyOf(followed.testbed().devices());
            assertThat(devices).hasSize(DEVICES);
            List<DeviceFacts> facts = devices.stream().map(Device::facts).toList();
            Connection edited = devices.get(EDITED).connect(via("cli"));
            Map<Connection, Instant> others = List.of(0, EDITED - 1, EDITED + 1, DEVICES - 1).stream()
                    .map(number -> devices.get(number).connect(via("cli")))
                    .collect(Collectors.toMap(connection -> connection, Connection::since));

            write(peer.port("telnet"), 61);
            Eventually.await(
                    () -> "the edit is taken, the connection closed",
                    () -> edited.state() == Connection.State.DISCONNECTED);

            assertThat(edited.connect().execute("ask me")).isEqualTo("me is heard by R");
            assertThat(others).allSatisfy((connection, since) -> {
                assertThat(connection.execute("ask me")).isEqualTo("me is heard by R");
                assertThat(connection.since()).isEqualTo(since);
            });
            assertThat(List.copyOf(followed.testbed().devices())).isEqualTo(devices);
            List<String> changed = new ArrayList<>();
            for (int number = 0; number < DEVICES; number++) {
                if (!devices.get(number).facts().equals(facts.get(number))) {
                    changed.add(devices.get(number).name());
                }
            }
            assertThat(changed).containsExactly("R" + EDITED);
        }
    }
}
