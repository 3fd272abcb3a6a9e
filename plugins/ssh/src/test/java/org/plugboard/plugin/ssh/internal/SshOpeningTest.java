// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credential;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

/** Against servers that never come to the point; those that talk without end are in {@link HostileServerTest}. */
@Timeout(30)
class SshOpeningTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ServerSocket server;
    private SshTransport transport;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport = toTheServer();
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void aSilentServerEndsTheOpeningAtItsDeadline() {
        assertThatThrownBy(() -> transport.open(Deadline.after(SHORT)))
                .isInstanceOf(TimedOutException.class)
                .hasMessageStartingWith("R1/ssh: ssh admin@127.0.0.1:%d was not open after 200 ms; it was still "
                        .formatted(server.getLocalPort()));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aServerThatNeverExchangesKeysEndsTheOpeningAtItsDeadlineAndLeavesNoThread() throws Exception {
        serve(peer -> {
            peer.getOutputStream().write("SSH-2.0-Silent\r\n".getBytes(US_ASCII));
            peer.getInputStream().readAllBytes();
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(SHORT))).isInstanceOf(TimedOutException.class);

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains(":" + server.getLocalPort() + "-")) {
                thread.join(LONG.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void aServerThatHangsUpIsAFailedConnection() {
        serve(Socket::close);

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("exchanging keys");
    }

    @Test
    void aServerThatSpeaksSomethingElseIsAFailedConnection() {
        serve(peer -> {
            peer.getOutputStream().write("SSH-1.5-Ancient\r\n".getBytes(US_ASCII));
            peer.getInputStream().readAllBytes();
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("SSH-1.5-Ancient");
    }

    @Test
    void aTelnetServerIsNamedAtOnce() {
        serve(peer -> {
            peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 253, 24, (byte) 255, (byte) 251, 1});
            peer.getInputStream().readAllBytes();
        });

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageEndingWith("exchanging keys: this is a Telnet server; use protocol: telnet");
    }

    @Test
    void closingFromAnotherThreadEndsTheOpening() throws Exception {
        FutureTask<Void> opening = inBackground(() -> {
            transport.open(Deadline.after(LONG));
            return null;
        });
        try (Socket peer = server.accept()) {
            assertThat(peer.getInputStream().read()).isEqualTo('S');

            transport.close();

            assertThatThrownBy(opening::get).hasCauseInstanceOf(ConnectionClosedException.class);
        }
    }

    @Test
    void anInterruptEndsTheOpening() throws Exception {
        FutureTask<Void> opening = new FutureTask<>(() -> {
            try {
                transport.open(Deadline.after(LONG));
                return null;
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        });
        Thread opener = new Thread(opening);
        opener.start();
        try (Socket peer = server.accept()) {
            assertThat(peer.getInputStream().read()).isEqualTo('S');

            opener.interrupt();

            assertThatThrownBy(opening::get)
                    .hasCauseInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("interrupted");
        }
    }

    @Test
    void aTransportThatWasClosedBeforeIsNotOpened() {
        transport.close();

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void aTransportThatIsNotOpenSaysSo() {
        assertThat(transport.isOpen()).isFalse();
        assertThatThrownBy(() -> transport.read(new byte[1], 0, 1, Deadline.after(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not open yet");
    }

    /** One side of a conversation. */
    @FunctionalInterface
    private interface Talk {
        void with(Socket peer) throws IOException;
    }

    private void serve(Talk talk) {
        new Thread(() -> {
                    try (Socket peer = server.accept()) {
                        talk.with(peer);
                    } catch (IOException cutOff) {
                        // The client's way to end it.
                    }
                })
                .start();
    }

    private SshTransport toTheServer() {
        ConnectionContext context = Contexts.context(
                "127.0.0.1",
                server.getLocalPort(),
                Map.of("known_hosts", folder.resolve("known_hosts").toString()),
                Credential.of("admin", "secret"));
        TransportRequest request = TransportRequest.shell("ssh", new Window("vt100", 80, 24));
        return new SshTransport(context, SshSettings.from(context, request), request);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }
}
