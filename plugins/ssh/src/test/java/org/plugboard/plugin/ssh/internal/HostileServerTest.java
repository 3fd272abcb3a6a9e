// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.AbstractUserAuth;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credential;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

/** Against servers that send what no server should: each ends at a limit or at the deadline, in a small heap. */
@Timeout(60)
class HostileServerTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MSG_IGNORE = 2;
    private static final int MSG_KEXINIT = 20;

    @TempDir
    private Path folder;

    private final AtomicLong sent = new AtomicLong();
    private ServerSocket server;
    private SshTransport transport;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport = to(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome\r\n", "welcome ", "\n", "SSH\n", "\u0000"})
    void aServerThatSaysMuchAndNoVersionIsNoSshServer(String banner) {
        serve(out -> repeat(out, banner.repeat(1000).getBytes(US_ASCII)));

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageStartingWith("R1/ssh: ssh admin@127.0.0.1:")
                .hasMessageContaining("no version of SSH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exceeded MaxStartups",
                "Not allowed at this time",
                "Too many concurrent connections",
                "Session limit reached",
                "All VTY lines are in use"
            })
    void aServerThatHasNoRoomSaysSoBeforeItsVersion(String said) {
        serve(out -> {
            out.write((said + "\r\n").getBytes(US_ASCII));
            out.close();
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageContainingAll(
                        "while exchanging keys: it lets in nobody more: \"" + said + "\"", "limits: sessions");
    }

    @Test
    void aVersionWithoutEndIsRefused() {
        serve(out -> {
            out.write("hello\r\nSSH-2.0-".getBytes(US_ASCII));
            repeat(out, "x".getBytes(US_ASCII));
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("version is longer than the 255 bytes");
    }

    @Test
    void aBannerBeforeTheVersionIsPassedOver() {
        serve(out -> {
            out.write(("No entry\r\n".repeat(100) + "SSH-1.5-Ancient\r\n").getBytes(US_ASCII));
            repeat(out, "x".getBytes(US_ASCII));
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("SSH-1.5-Ancient");
    }

    @Test
    void aPacketThatLiesAboutItsSizeEndsTheOpening() {
        serve(out -> {
            out.write("SSH-2.0-Liar\r\n".getBytes(US_ASCII));
            out.write(new byte[] {0x7f, -1, -1, -1, 4, 20});
            repeat(out, new byte[1024]);
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("invalid packet length");
    }

    @Test
    void packetsWithoutEndBeforeTheKeysEndTheOpeningAtItsDeadline() {
        serve(out -> {
            out.write("SSH-2.0-Talker\r\n".getBytes(US_ASCII));
            repeat(out, packet(ignored()));
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(SHORT))).isInstanceOf(TimedOutException.class);
    }

    @Test
    void aServerThatStopsWithinTheKeyExchangeEndsTheOpeningAtItsDeadline() throws Exception {
        serve(out -> {
            out.write("SSH-2.0-Stopper\r\n".getBytes(US_ASCII));
            out.write(packet(proposal()));
            out.flush();
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(SHORT)))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("exchanging keys");
    }

    @Test
    void aLoginBannerWithoutEndEndsTheOpeningAtItsDeadline() throws Exception {
        try (SshServer mina = SshServer.setUpDefaultServer()) {
            mina.setHost("127.0.0.1");
            mina.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
            mina.setUserAuthFactories(List.of(new EndlessBanner()));
            mina.start();
            SshTransport login = to(mina.getPort());

            assertThatThrownBy(() -> login.open(Deadline.after(Duration.ofSeconds(5))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("logging in");
            assertThat(sent.get()).isGreaterThan(1024 * 1024);
        }
    }

    /** What the server sends. */
    @FunctionalInterface
    private interface Speech {
        void to(OutputStream out) throws IOException;
    }

    private void serve(Speech speech) {
        Thread thread = new Thread(
                () -> {
                    try (Socket peer = server.accept()) {
                        speech.to(peer.getOutputStream());
                        peer.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException cutOff) {
                        // The client's way to end it.
                    }
                },
                "hostile server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Until the client hangs up. */
    private static void repeat(OutputStream out, byte[] bytes) throws IOException {
        while (true) {
            out.write(bytes);
        }
    }

    /** RFC 4253, section 6, without a cipher. */
    private static byte[] packet(byte[] payload) throws IOException {
        int padding = 8 - (payload.length + 5) % 8 + 8;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(payload.length + padding + 1);
        out.write(padding);
        out.write(payload);
        out.write(new byte[padding]);
        return bytes.toByteArray();
    }

    private static byte[] ignored() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MSG_IGNORE);
        out.writeInt(30_000);
        out.write(new byte[30_000]);
        return bytes.toByteArray();
    }

    private static byte[] proposal() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MSG_KEXINIT);
        out.write(new byte[16]);
        for (String names : List.of(
                "curve25519-sha256",
                "ssh-ed25519",
                "aes128-ctr",
                "aes128-ctr",
                "hmac-sha2-256",
                "hmac-sha2-256",
                "none",
                "none",
                "",
                "")) {
            out.writeInt(names.length());
            out.writeBytes(names);
        }
        out.write(0);
        out.writeInt(0);
        return bytes.toByteArray();
    }

    private SshTransport to(int port) {
        ConnectionContext context = Contexts.context(
                "127.0.0.1",
                port,
                Map.of("known_hosts", folder.resolve("known_hosts").toString()),
                Credential.of("admin", "secret"));
        TransportRequest request = TransportRequest.shell("ssh", new Window("vt100", 80, 24));
        return new SshTransport(context, SshSettings.from(context, request), request);
    }

    /** Answers every attempt to log in with banners (RFC 4252, section 5.4), and nothing else. */
    private final class EndlessBanner implements UserAuthFactory {

        @Override
        public String getName() {
            return "password";
        }

        @Override
        public UserAuth createUserAuth(ServerSession session) {
            return new AbstractUserAuth(getName()) {
                @Override
                protected Boolean doAuth(Buffer buffer, boolean init) {
                    Thread talker = new Thread(() -> talk(session), "endless banner");
                    talker.setDaemon(true);
                    talker.start();
                    return null;
                }
            };
        }

        private void talk(ServerSession session) {
            try {
                while (session.isOpen()) {
                    Buffer banner = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
                    banner.putString("no entry ".repeat(2000));
                    banner.putString("");
                    session.writePacket(banner).verify(LONG);
                    sent.addAndGet(9 * 2000);
                }
            } catch (IOException cutOff) {
                // The client's way to end it.
            }
        }
    }
}
