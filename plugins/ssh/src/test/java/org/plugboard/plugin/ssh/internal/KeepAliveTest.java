// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Credential;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Whether OpenSSH's server is there is asked without a byte for what runs on it. */
@Timeout(60)
class KeepAliveTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String USER = System.getProperty("user.name");

    @TempDir
    static Path folder;

    private static OpenSshServer server;

    private final List<Transport> opened = new ArrayList<>();
    private Transport cat;

    /** Exchanges keys anew behind each megabyte. */
    @BeforeAll
    static void startServer() throws Exception {
        server = OpenSshServer.start(folder, "RekeyLimit 1M");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() {
        cat = open(arguments());
    }

    @AfterEach
    void close() throws Exception {
        server.goOn();
        opened.forEach(Transport::close);
    }

    private static Map<String, Object> arguments() {
        return Map.of(
                "private_key",
                server.file("user").toString(),
                "known_hosts",
                folder.resolve("known_hosts").toString());
    }

    private Transport open(Map<String, Object> arguments) {
        Credential key = new Credential(Map.of("username", USER));
        Transport made = new SshTransportFactory(new TcpTransportFactory())
                .create(
                        Contexts.context("127.0.0.1", server.port(), arguments, key),
                        new TransportRequest("ssh", Purpose.EXEC, "cat", null, null, null));
        opened.add(made);
        made.open(Deadline.after(LONG));
        return made;
    }

    @Test
    void whatRunsOnTheServerHearsNothingOfIt() throws IOException {
        for (int i = 0; i < 10; i++) {
            cat.keepAlive(Deadline.after(LONG));
        }
        cat.write("hello".getBytes(UTF_8), Deadline.after(LONG));

        assertThat(read(cat, 5)).isEqualTo("hello".getBytes(UTF_8));
        assertThat(cat.read(new byte[9], 0, 9, Deadline.after(SHORT))).isZero();
        assertThat(cat.isOpen()).isTrue();
    }

    @Test
    void besideReadsWritesAndKeyExchangesNothingIsLostOrMixed() throws Exception {
        byte[] sent = new byte[20_000_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 + i / 257);
        }
        FutureTask<Void> writing = inBackground(() -> {
            cat.write(sent, Deadline.after(LONG));
            return null;
        });
        FutureTask<Integer> asking = inBackground(() -> {
            int asked = 0;
            while (!writing.isDone()) {
                cat.keepAlive(Deadline.after(LONG));
                asked++;
            }
            return asked;
        });

        assertThat(read(cat, sent.length)).isEqualTo(sent);
        writing.get();
        assertThat(asking.get()).isPositive();
        assertThat(cat.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatHasFallenSilentIsGivenUpAndTheReaderHearsWhy(boolean withFallback) throws Exception {
        Transport asked = withFallback ? open(Contexts.with(arguments(), "fallback_credentials", "other")) : cat;
        FutureTask<Integer> reading = inBackground(() -> asked.read(new byte[9], 0, 9, Deadline.after(LONG)));
        server.stop();
        String silent =
                "R1/ssh: ssh %s@127.0.0.1:%d gave no answer to a keep-alive in 300 ms".formatted(USER, server.port());

        assertThatThrownBy(() -> asked.keepAlive(Deadline.after(SHORT)))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage(silent);
        asked.close();
        assertThatThrownBy(reading::get).hasCauseInstanceOf(IOException.class).hasMessageEndingWith(silent);
        assertThatThrownBy(() -> asked.write(new byte[1], Deadline.after(LONG))).hasMessage(silent);
        assertThatThrownBy(() -> asked.keepAlive(Deadline.after(LONG))).hasMessage(silent);
    }

    @Test
    void whoIsInterruptedWhileHeWaitsForTheAnswerSaysNothingAboutTheServer() throws Exception {
        server.stop();
        FutureTask<Void> asking = new FutureTask<>(() -> {
            cat.keepAlive(Deadline.after(LONG));
            return null;
        });
        Thread asker = new Thread(asking);
        asker.start();
        awaitWaiting(asker);
        asker.interrupt();

        assertThatThrownBy(asking::get).hasCauseExactlyInstanceOf(InterruptedIOException.class);
        server.goOn();
        cat.keepAlive(Deadline.after(LONG));
        cat.write("still here".getBytes(UTF_8), Deadline.after(LONG));
        assertThat(read(cat, 10)).isEqualTo("still here".getBytes(UTF_8));
    }

    @Test
    void oneThatIsClosedSaysSo() {
        cat.close();
        assertThatThrownBy(() -> cat.keepAlive(Deadline.after(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("was closed from this side");
    }

    private static void awaitWaiting(Thread thread) {
        Deadline deadline = Deadline.after(LONG);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(deadline.isOver()).isFalse();
            Thread.onSpinWait();
        }
    }

    private static byte[] read(Transport transport, int length) throws IOException {
        byte[] bytes = new byte[length];
        Deadline deadline = Deadline.after(LONG);
        for (int size = 0; size < length; ) {
            int count = transport.read(bytes, size, length - size, deadline);
            assertThat(count).as("after %d bytes", size).isPositive();
            size += count;
        }
        return bytes;
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }
}
