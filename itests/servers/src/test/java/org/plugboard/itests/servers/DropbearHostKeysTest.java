// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;

/** dropbear with host keys of each type. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DropbearHostKeysTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-256"})
    void aHostKeyOfThisTypeIsAcceptedAndRecognised(String algorithm) {
        Servers servers = Servers.needed();
        Path knownHosts = folder.resolve("known_hosts");
        Map<String, Object> path = Map.of(
                "class",
                "ssh",
                "protocol",
                "ssh",
                "host",
                "127.0.0.1",
                "port",
                servers.number("dropbear.ash.port"),
                "known_hosts",
                knownHosts.toString(),
                "ssh_options",
                "-oHostKeyAlgorithms=" + algorithm);
        try (EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            Device device = plugboard.device(DeviceFacts.named("device")
                    .os("linux")
                    .path(org.plugboard.device.Path.of("line", path))
                    .credentials(Credentials.of(
                            Credential.of(servers.text("dropbear.user"), servers.text("dropbear.password"))))
                    .build());
            for (int time = 0; time < 2; time++) {
                device.connect();
                assertThat(device.execute("echo in")).isEqualTo("in");
                device.disconnect();
            }
        }
        assertThat(knownHosts).content().hasLineCount(1).contains(algorithm.replace("rsa-sha2-256", "ssh-rsa"));
    }
}
