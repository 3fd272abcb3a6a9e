// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

@Timeout(30)
class TelnetTransportTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    private ServerSocket server;
    private TelnetTransport transport;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport = new TelnetTransport(
                context(), new Endpoint("127.0.0.1", server.getLocalPort()), new Window("vt100", 80, 24));
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void textGoesBothWays() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write("login: ".getBytes(US_ASCII));
            assertThat(readText(7)).isEqualTo("login: ");

            transport.write("admin\r".getBytes(US_ASCII), Deadline.after(LONG));
            assertThat(peer.getInputStream().readNBytes(7)).isEqualTo("admin\r\0".getBytes(US_ASCII));
            assertThat(transport.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "SSH-1.99-Cisco-1.25\r\n"})
    void anSshServerIsRefusedAtOnceHoweverItsGreetingComes(String greeting) throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write(greeting.substring(0, 3).getBytes(US_ASCII));
            assertThat(readText(3)).isEqualTo("SSH");
            peer.getOutputStream().write(greeting.substring(3).getBytes(US_ASCII));

            assertThatThrownBy(() -> readText(9))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageEndingWith("telnet 127.0.0.1:%d: this is an SSH server; use protocol: ssh"
                            .formatted(server.getLocalPort()));
            assertThat(transport.isOpen()).isFalse();
        }
    }

    @Test
    void whatOnlySpeaksOfSshIsATextLikeAnyOther() throws IOException {
        String banner = "SSH-2 is preferred. SSH-2.0-x\r\n";
        try (Socket peer = accept()) {
            peer.getOutputStream().write(banner.getBytes(US_ASCII));

            assertThat(readText(banner.length())).isEqualTo(banner);
        }
    }

    @Test
    void commandsAreAnsweredWhileReadingAlthoughNoDataComes() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 251, 1});

            assertThat(transport.read(new byte[9], 0, 9, Deadline.after(SHORT))).isZero();

            assertThat(peer.getInputStream().readNBytes(3)).containsExactly(255, 253, 1);
        }
    }

    @Test
    void answersThatThePeerDoesNotReadDoNotKeepUsFromReading() throws Exception {
        try (Socket peer = accept()) {
            FutureTask<Void> storm = inBackground(() -> {
                byte[] offers = new byte[30_000];
                for (int i = 0; i < offers.length; i += 3) {
                    offers[i] = (byte) 255;
                    offers[i + 1] = (byte) 251;
                    offers[i + 2] = 99;
                }
                for (int i = 0; i < 100; i++) {
                    peer.getOutputStream().write(offers);
                }
                peer.getOutputStream().write("done".getBytes(US_ASCII));
                return null;
            });

            assertThat(readText(4)).isEqualTo("done");
            storm.get();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ff fb 63", "ff fd 03 ff fe 03", "ff fd 18 ff fa 18 01 ff f0 ff fe 18", "ff fa 41 41 41", "ff f1"
            })
    void commandsWithoutEndKeepNoReadBeyondItsDeadlineAndAreAnsweredABoundedNumberOfTimes(String hex) throws Exception {
        byte[] commands = new BigInteger(hex.replace(" ", "").repeat(1000), 16).toByteArray();
        try (Socket peer = accept()) {
            FutureTask<Void> storm = inBackground(() -> {
                while (true) {
                    // Without the sign that BigInteger puts in front.
                    peer.getOutputStream().write(commands, 1, commands.length - 1);
                }
            });
            FutureTask<Integer> answers = inBackground(() -> countUntilTheEnd(peer));

            for (int i = 0; i < 5; i++) {
                assertThat(transport.read(new byte[9], 0, 9, Deadline.after(SHORT)))
                        .isZero();
            }
            transport.close();

            assertThat(answers.get()).isLessThan(16 * 1024);
            assertThatThrownBy(storm::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerWaitsForAWriteThatGoesOnAndTheReaderDoesNot() throws Exception {
        byte[] sent = new byte[50_000_000];
        Arrays.fill(sent, (byte) 'x');
        try (Socket peer = accept()) {
            FutureTask<Void> writing = inBackground(() -> {
                transport.write(sent, Deadline.after(LONG));
                return null;
            });
            assertThat(peer.getInputStream().read()).isEqualTo('x');
            peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 251, 1, 'a'});
            assertThat(readText(1)).isEqualTo("a");
            assertThat(transport.read(new byte[9], 0, 9, Deadline.after(SHORT))).isZero();
            assertThat(writing.isDone()).isFalse();

            byte[] rest = peer.getInputStream().readNBytes(sent.length - 1 + 3);

            assertThat(Arrays.copyOfRange(rest, sent.length - 1, rest.length))
                    .isEqualTo(new byte[] {(byte) 255, (byte) 253, 1});
            writing.get();
        }
    }

    @Test
    void aPeerThatSpeaksTelnetGetsANoOperation() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 251, 1, 'a'});
            assertThat(readText(1)).isEqualTo("a");

            transport.keepAlive(Deadline.after(LONG));
            transport.write("b".getBytes(US_ASCII), Deadline.after(LONG));

            assertThat(peer.getInputStream().readNBytes(6)).containsExactly(255, 241, 255, 253, 1, 'b');
            peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 241, 'c'});
            assertThat(readText(1)).isEqualTo("c");
        }
    }

    @Test
    void aPeerThatHasShownNoTelnetGetsNoByteThatItWouldTakeForText() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write("login: ".getBytes(US_ASCII));
            assertThat(readText(7)).isEqualTo("login: ");

            transport.keepAlive(Deadline.after(LONG));
            transport.write("x".getBytes(US_ASCII), Deadline.after(LONG));

            assertThat(peer.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void aWriteThatGoesOnIsSignOfLifeEnough() throws Exception {
        byte[] sent = new byte[50_000_000];
        Arrays.fill(sent, (byte) 'x');
        try (Socket peer = accept()) {
            peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 241, 'a'});
            assertThat(readText(1)).isEqualTo("a");
            FutureTask<Void> writing = inBackground(() -> {
                transport.write(sent, Deadline.after(LONG));
                return null;
            });
            assertThat(peer.getInputStream().read()).isEqualTo('x');

            transport.keepAlive(Deadline.after(LONG));

            assertThat(writing.isDone()).isFalse();
            assertThat(peer.getInputStream().readNBytes(sent.length - 1)).containsOnly('x');
            writing.get();
        }
    }

    @Test
    void aPeerThatIsGoneIsFoundOut() throws IOException {
        Socket peer = accept();
        peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 241, 'a'});
        assertThat(readText(1)).isEqualTo("a");
        peer.setSoLinger(true, 0);
        peer.close();

        assertThatThrownBy(() -> {
                    while (true) {
                        transport.keepAlive(Deadline.after(LONG));
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void whatCameIsReadAlthoughItsCommandsCannotBeAnsweredAnyMore() throws IOException {
        Socket peer = accept();
        peer.getOutputStream().write(new byte[] {(byte) 255, (byte) 251, 1});
        peer.getOutputStream().write("all lines are busy".getBytes(US_ASCII));
        peer.close();

        assertThat(readText(18)).isEqualTo("all lines are busy");
    }

    @Test
    void aTransportThatIsClosedBeforeItIsOpenLeavesNothingOpen() throws IOException {
        transport.close();

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG))).isInstanceOf(ConnectionClosedException.class);

        try (Socket peer = server.accept()) {
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void urgentDataDoesNotEatTheByteBehindIt() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write(new byte[] {'a', (byte) 255});
            peer.sendUrgentData(242);
            peer.getOutputStream().write('b');

            assertThat(readText(2)).isEqualTo("ab");
        }
    }

    @Test
    void whatThePeerSentBeforeItClosedIsReadAndThenTheEnd() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write("bye".getBytes(US_ASCII));
        }

        assertThat(readText(3)).isEqualTo("bye");
        assertThat(transport.read(new byte[9], 0, 9, Deadline.after(LONG))).isEqualTo(-1);
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void aLongAnswerArrivesWhole() throws Exception {
        byte[] line = "interface GigabitEthernet0/0/0/1 is up\r\n".getBytes(US_ASCII);
        int lines = 10_000_000 / line.length;
        try (Socket peer = accept()) {
            FutureTask<Void> sending = inBackground(() -> {
                for (int i = 0; i < lines; i++) {
                    peer.getOutputStream().write(line);
                }
                return null;
            });
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (int i = 0; i < lines; i++) {
                expected.writeBytes(line);
            }

            assertThat(readText(lines * line.length)).isEqualTo(expected.toString(US_ASCII));
            sending.get();
        }
    }

    @Test
    void closingFromAnotherThreadEndsTheRead() throws Exception {
        try (Socket peer = accept()) {
            FutureTask<Integer> reading = inBackground(() -> transport.read(new byte[9], 0, 9, Deadline.after(LONG)));

            transport.close();

            assertThatThrownBy(reading::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessageEndingWith("was closed from this side");
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aTransportThatIsNotOpenSaysSo() {
        assertThat(transport.isOpen()).isFalse();
        assertThatThrownBy(() -> transport.write(new byte[1], Deadline.after(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not open yet");
    }

    /** With the real transport below, which the manager would open. */
    private static TransportContext context() {
        return (TransportContext) Proxy.newProxyInstance(
                TelnetTransportTest.class.getClassLoader(),
                new Class<?>[] {TransportContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "name" -> "R1/cli";
                    case "openTransport" -> {
                        Transport tcp = new TcpTransportFactory()
                                .create((TransportContext) proxy, (TransportRequest) arguments[0]);
                        tcp.open((Deadline) arguments[1]);
                        yield tcp;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Socket accept() throws IOException {
        transport.open(Deadline.after(LONG));
        return server.accept();
    }

    private String readText(int length) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[32 * 1024];
        Deadline deadline = Deadline.after(LONG);
        while (text.size() < length && !deadline.isOver()) {
            int count = transport.read(buffer, 0, buffer.length, deadline);
            assertThat(count).as("after %d bytes", text.size()).isNotNegative();
            text.write(buffer, 0, count);
        }
        return text.toString(US_ASCII);
    }

    private static int countUntilTheEnd(Socket peer) {
        int count = 0;
        try {
            while (peer.getInputStream().read() >= 0) {
                count++;
            }
        } catch (IOException reset) {
            // The other side closed with something unread.
        }
        return count;
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }
}
