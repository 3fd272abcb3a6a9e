// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;

/** The ways into OpenSSH. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshLoginTest {

    /** An ed25519 key of nobody. */
    private static final String ANOTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    Path folder;

    private Servers servers;
    private EmbeddedPlugboard plugboard;

    @BeforeEach
    void start() {
        servers = Servers.needed();
        plugboard = Plugboards.withAllPlugins();
    }

    @AfterEach
    void stop() {
        if (plugboard != null) {
            plugboard.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "vtysh"})
    void anotherHostKeyThanTheOneOnRecordIsRefused(String user) throws IOException {
        Path knownHosts = folder.resolve("known_hosts");
        String record = "[127.0.0.1]:%d %s%n".formatted(servers.number("ssh.port"), ANOTHER_KEY);
        Files.writeString(knownHosts, record);

        refuseHostKey(device("ssh.port", password(user), Map.of("known_hosts", knownHosts.toString())));

        assertThat(knownHosts).hasContent(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "vtysh"})
    void anUnknownHostKeyIsRefusedWhereStrictIsAskedFor(String user) {
        Path knownHosts = folder.resolve("known_hosts");

        refuseHostKey(device(
                "ssh.port", password(user), Map.of("known_hosts", knownHosts.toString(), "host_keys", "strict")));

        assertThat(knownHosts).doesNotExist();
    }

    @Test
    void aKnownHostKeyIsAcceptedWhereStrictIsAskedFor() {
        logIn(device(
                "ssh.port",
                password("bash"),
                Map.of("known_hosts", servers.text("ssh.known_hosts"), "host_keys", "strict")));
    }

    @Test
    void aServerThatAsksQuestionsIsAnsweredWithThePassword() {
        logIn(device("ssh.interactive.port", password("bash"), known()));
    }

    @Test
    void aServerThatAsksQuestionsRefusesAWrongPassword() {
        Credential wrong = Credential.of(servers.text("bash.user"), "not the password");

        refuseLogin(device("ssh.interactive.port", wrong, known()));
    }

    @Test
    void aKeyLogsIn() {
        logIn(device("ssh.port", user(), known("private_key", "key.file")));
    }

    @Test
    void aKeyWithAPassphraseLogsIn() {
        Credential credential = new Credential(
                Map.of("username", servers.text("key.user"), "passphrase", servers.text("key.encrypted.passphrase")));

        logIn(device("ssh.port", credential, known("private_key", "key.encrypted.file")));
    }

    @Test
    void aPasswordIsOfNoUseWhereOnlyAKeyIs() {
        refuseLogin(device("ssh.port", Credential.of(servers.text("key.user"), "any"), known()));
    }

    private void logIn(Device device) {
        assertThat(device.connect().isConnected()).isTrue();
        assertThat(device.execute("echo in")).isEqualTo("in");
    }

    private void refuseLogin(Device device) {
        assertThat(catchThrowableOfType(AuthenticationException.class, device::connect))
                .hasMessageStartingWith("device/");
    }

    private void refuseHostKey(Device device) {
        assertThat(catchThrowableOfType(HostKeyException.class, device::connect))
                .hasMessageStartingWith("device/")
                .hasMessageContaining(servers.text("ssh.fingerprint"));
        assertThat(device.isConnected()).isFalse();
    }

    private Credential password(String user) {
        return Credential.of(servers.text(user + ".user"), servers.text(user + ".password"));
    }

    private Credential user() {
        return new Credential(Map.of("username", servers.text("key.user")));
    }

    private Map<String, Object> known() {
        return Map.of("known_hosts", servers.text("ssh.known_hosts"));
    }

    private Map<String, Object> known(String argument, String property) {
        return Map.of("known_hosts", servers.text("ssh.known_hosts"), argument, servers.text(property));
    }

    private Device device(String port, Credential credential, Map<String, Object> arguments) {
        Map<String, Object> path = new HashMap<>(arguments);
        path.putAll(Map.of("class", "ssh", "protocol", "ssh", "host", "127.0.0.1", "port", servers.number(port)));
        return plugboard.device(DeviceFacts.named("device")
                .os("linux")
                .path(org.plugboard.device.Path.of("line", path))
                .credentials(Credentials.of(credential))
                .build());
    }
}
