// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credential;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;

/** OpenSSH behind a device that calls us. Behind its address there may be others, so nobody is believed for calling. */
@Timeout(60)
class CallHomeOverSshTest {

    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Credential USER = Credential.of(System.getProperty("user.name"), "not needed");

    @TempDir
    private static Path folder;

    private static OpenSshServer server;

    @TempDir
    private Path own;

    private Path knownHosts;
    private int port;

    @BeforeAll
    static void startServer() throws Exception {
        server = OpenSshServer.start(folder);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void findAPort() throws IOException {
        knownHosts = own.resolve("known_hosts");
        port = OpenSshServer.freePort();
    }

    private TransportContext context(Map<String, Object> more) {
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of(
                "private_key",
                server.file("user").toString(),
                "known_hosts",
                knownHosts.toString(),
                "call_home.listen",
                "127.0.0.1",
                "call_home.port",
                port));
        arguments.putAll(more);
        return Contexts.context("127.0.0.1", 22, arguments, USER);
    }

    private void connect(Map<String, Object> more, Duration limit) {
        try (Transport transport =
                new SshTransportFactory().create(context(more), TransportRequest.subsystem("ssh", "echo"))) {
            Thread device = new Thread(this::callAgainAndAgain, "device");
            device.start();
            try {
                transport.open(Deadline.after(limit));
            } finally {
                device.interrupt();
            }
        }
    }

    private void callAgainAndAgain() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Socket call = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                Thread back = new Thread(() -> carry(behind, call), "device, back");
                back.start();
                carry(call, behind);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of both has gone, and so goes the other.
        }
    }

    @Test
    void aKeyIsNotLearntUnlessThatIsAskedFor() {
        assertThatThrownBy(() -> connect(Map.of(), SHORT))
                .isInstanceOfAny(TimedOutException.class, HostKeyException.class)
                .hasMessageContaining("R1/ssh: the host key of 127.0.0.1, ")
                .hasMessageContaining(
                        " is not in " + knownHosts + "; if it is right, this line accepts it: 127.0.0.1 ");
        assertThat(knownHosts).doesNotExist();
    }

    @Test
    void askedForItIsLearntForTheHost() throws IOException {
        connect(Map.of("host_keys", "accept-new"), LONG);
        assertThat(knownHosts).content().startsWith("127.0.0.1 ").hasLineCount(1);
    }

    @Test
    void whereItIsSaidWhoMayCallTheKeyStandsUnderTheNameOfTheDevice() {
        connect(Map.of("host_keys", "accept-new", "call_home.from", "127.0.0.1"), LONG);
        assertThat(knownHosts).content().startsWith("r1 ").hasLineCount(1);
    }

    @Test
    void anotherDeviceBehindTheSameAddressIsHungUpOnAndTheNextCallIsWaitedFor() throws IOException {
        String another = Files.readString(server.file("user.pub"));
        Files.writeString(knownHosts, "127.0.0.1 " + another);
        assertThatThrownBy(() -> connect(Map.of("host_keys", "accept-new"), SHORT))
                .isInstanceOfAny(TimedOutException.class, HostKeyException.class)
                .hasMessageContaining("R1/ssh: the host key of 127.0.0.1, ")
                .hasMessageContaining("not the one on record");
        assertThat(knownHosts).content().hasLineCount(1);
    }

    @Test
    void theLimitOfTheOptionsIsForOneWhoHasCalled() {
        try (Transport transport = new SshTransportFactory()
                .create(
                        context(Map.of("ssh_options", "-oConnectTimeout=1")),
                        TransportRequest.subsystem("ssh", "echo"))) {
            assertThatThrownBy(() -> transport.open(Deadline.after(Duration.ofMillis(1500))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("did not call in 1500 ms: no calls came");
        }
    }

    @Test
    void recordsThatCannotBeReadAreSaidAtOnce() {
        knownHosts = own;
        assertThatThrownBy(() -> connect(Map.of(), LONG))
                .isInstanceOf(HostKeyException.class)
                .hasMessageContaining("cannot check the host key of 127.0.0.1");
    }

    @Test
    void ofSeveralThatMayCallNothingIsLearnt() {
        assertThat(policy(Map.of("host_keys", "accept-new"), List.of("192.0.2.0/24")))
                .isEqualTo(HostKeys.STRICT);
        assertThat(policy(Map.of("host_keys", "accept-new"), List.of("192.0.2.1")))
                .isEqualTo(HostKeys.ACCEPT_NEW);
        assertThat(policy(Map.of(), List.of("192.0.2.1"))).isEqualTo(HostKeys.STRICT);
    }

    @Test
    void ofSeveralThatMayCallNoneIsBelievedUnchecked() {
        knownHosts = KnownHosts.NOWHERE;
        assertThat(policy(Map.of("host_keys", "accept-new"), List.of("192.0.2.0/24")))
                .isEqualTo(HostKeys.STRICT);
        assertThatThrownBy(() -> policy(Map.of("host_keys", "off"), List.of("192.0.2.1", "192.0.2.2")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/ssh: host_keys is off, and several may call");
    }

    private HostKeys policy(Map<String, Object> arguments, List<String> from) {
        TransportContext context = context(Contexts.with(arguments, "call_home.from", from));
        Optional<CallHome> callHome = CallHome.of(context, CallHome.SSH_PORT);
        assertThat(callHome).isPresent();
        return HostKeys.of(context, SshOptions.of("R1", List.of()), knownHosts, callHome);
    }
}
