// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plugboard.spi.SimulatedDevice;

/** Sessions cost no thread. */
class ManySessionsTest {

    private static final int DEVICES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The pool, its timer, and the JDK's one thread for asynchronous channels. */
    private static final int FEW = 8 + 1 + 1;

    private final Simulator simulator = new Simulator();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final List<TelnetUser> users = new ArrayList<>();
    private final SshClient client = SshClient.setUpDefaultClient();

    @AfterEach
    void stop() throws Exception {
        for (TelnetUser user : users) {
            user.close();
        }
        client.stop();
        simulator.close();
    }

    @Test
    void hundredsOfTelnetSessionsShareAFewThreads() throws Exception {
        int before = threads();
        startDevices();
        for (int i = 0; i < 300; i++) {
            SimulatedDevice device = devices.get(i % DEVICES);
            TelnetUser user = new TelnetUser(device);
            users.add(user);
            user.login(device);
        }
        for (TelnetUser user : users) {
            user.send("show version\r".getBytes(StandardCharsets.US_ASCII));
        }
        for (TelnetUser user : users) {
            assertThat(user.readTo("0x2102\r\n\r\n")).contains("Version 17.09.04a");
        }
        assertThat(threads() - before).isLessThanOrEqualTo(FEW);
    }

    @Test
    void aHundredMoreSshSessionsNeedNoMoreThreads() throws Exception {
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        startDevices();
        openShells(20);
        int before = threads();
        openShells(100);
        assertThat(threads()).isLessThanOrEqualTo(before + 1);
    }

    private void startDevices() {
        for (int i = 0; i < DEVICES; i++) {
            devices.add(simulator.start("iosxe", "R" + i));
        }
    }

    private void openShells(int count) throws Exception {
        List<ConnectFuture> connects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connects.add(client.connect(
                    "admin", "127.0.0.1", devices.get(i % DEVICES).port("ssh")));
        }
        for (int i = 0; i < count; i++) {
            ClientSession session = connects.get(i).verify(PATIENCE).getSession();
            session.addPasswordIdentity(TelnetUser.reveal(devices.get(i % DEVICES), "password"));
            session.auth().verify(PATIENCE);
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            ClientChannel channel = session.createShellChannel();
            channel.setIn(new ByteArrayInputStream("exit\r".getBytes(StandardCharsets.US_ASCII)));
            channel.setOut(shown);
            channel.open().verify(PATIENCE);
            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
                    .contains(ClientChannelEvent.CLOSED);
            assertThat(shown.toString(StandardCharsets.US_ASCII)).endsWith(">exit\r\n");
            // One that stays open, and nobody reads.
            session.createShellChannel().open().verify(PATIENCE);
        }
    }

    /** Those of the client apart. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("sshd-"))
                .count();
    }
}
