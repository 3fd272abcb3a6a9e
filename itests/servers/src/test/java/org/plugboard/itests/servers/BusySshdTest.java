// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;

/** OpenSSH that lets in one who has not logged in yet: the next one hears that it is full, not that it is broken. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BusySshdTest {

    @TempDir
    Path folder;

    @Test
    void whoComesWhileAnotherOneLogsInIsToldThatTheDeviceIsBusyAndIsLetInBehindHim() throws Exception {
        try (OwnSshd sshd = OwnSshd.start(folder, port -> List.of("MaxStartups 1"));
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            Device device = device(plugboard, sshd);
            try (Socket another = new Socket(InetAddress.getLoopbackAddress(), sshd.port())) {
                BufferedReader greeting =
                        new BufferedReader(new InputStreamReader(another.getInputStream(), StandardCharsets.US_ASCII));
                assertThat(greeting.readLine()).startsWith("SSH-2.0-OpenSSH");

                assertThatThrownBy(device::connect)
                        .isInstanceOf(DeviceBusyException.class)
                        .hasMessageStartingWith("server/default: ssh ")
                        .hasMessageContainingAll(
                                "failed while exchanging keys: it lets in nobody more: \"",
                                "MaxStartups",
                                "limits: sessions");
            }
            // The server notices after a moment that the other one has gone.
            Eventually.await(() -> "nobody is let in", () -> isLetIn(device));
            assertThat(device.execute("echo let in")).isEqualTo("let in");
        }
    }

    private static boolean isLetIn(Device device) {
        try {
            device.connect();
            return true;
        } catch (DeviceBusyException stillFull) {
            return false;
        }
    }

    private Device device(EmbeddedPlugboard plugboard, OwnSshd sshd) {
        return plugboard.device(DeviceFacts.named("server")
                .os("linux")
                .credentials(Credentials.of(new Credential(Map.of("username", System.getProperty("user.name")))))
                .path(org.plugboard.device.Path.of(
                        "line",
                        Map.of(
                                "class",
                                "cli",
                                "protocol",
                                "ssh",
                                "host",
                                "127.0.0.1",
                                "port",
                                sshd.port(),
                                "private_key",
                                sshd.key().toString(),
                                "known_hosts",
                                folder.resolve("known_hosts").toString())))
                .build());
    }
}
