// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;

@Timeout(30)
class TcpTransportTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    private ServerSocket server;
    private TcpTransport transport;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport = to("127.0.0.1", server.getLocalPort());
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
            assertThat(peer.getInputStream().readNBytes(6)).isEqualTo("admin\r".getBytes(US_ASCII));
            assertThat(transport.isOpen()).isTrue();
        }
    }

    @Test
    void urgentDataIsReadInItsPlace() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write(new byte[] {'a', (byte) 255});
            peer.sendUrgentData(242);
            peer.getOutputStream().write('b');

            assertThat(readBytes(4)).containsExactly('a', 255, 242, 'b');
        }
    }

    @Test
    void aSilentPeerEndsTheReadAtItsDeadline() throws IOException {
        try (Socket peer = accept()) {
            assertThat(transport.read(new byte[9], 0, 9, Deadline.after(SHORT))).isZero();
            assertThat(transport.isOpen()).isTrue();
            assertThat(peer.isClosed()).isFalse();
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
    void aPeerThatClosedIsNoticedWithoutReading() throws IOException {
        accept().close();

        Deadline bound = Deadline.after(LONG);
        while (transport.isOpen() && !bound.isOver()) {
            Thread.onSpinWait();
        }

        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void aPeerThatSaysAWordAndClosesIsNoticedAndItsWordIsReadAllTheSame() throws IOException {
        try (Socket peer = accept()) {
            peer.getOutputStream().write("idle for too ".getBytes(US_ASCII));
            assertThat(transport.isOpen()).isTrue();
            peer.getOutputStream().write("long".getBytes(US_ASCII));
        }
        Deadline bound = Deadline.after(LONG);
        while (transport.isOpen() && !bound.isOver()) {
            Thread.onSpinWait();
        }
        assertThat(transport.isOpen()).isFalse();
        assertThat(readText(17)).isEqualTo("idle for too long");
        assertThat(transport.read(new byte[1], 0, 1, bound)).isEqualTo(-1);
    }

    @Test
    void askingWhetherItIsOpenLosesNoData() throws IOException {
        try (Socket peer = accept()) {
            for (char c = 'a'; c <= 'z'; c++) {
                peer.getOutputStream().write(c);
                assertThat(transport.isOpen()).isTrue();
            }
            assertThat(readText(26)).isEqualTo("abcdefghijklmnopqrstuvwxyz");
        }
    }

    @Test
    void aHalfClosedPeerIsStillWrittenTo() throws IOException {
        try (Socket peer = accept()) {
            peer.shutdownOutput();
            assertThat(transport.read(new byte[9], 0, 9, Deadline.after(LONG))).isEqualTo(-1);

            transport.write("x".getBytes(US_ASCII), Deadline.after(LONG));

            assertThat(peer.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void aPeerThatDoesNotReadEndsTheWriteAtItsDeadlineAndNothingFollowsTheTornText() throws IOException {
        try (Socket peer = accept()) {
            assertThatThrownBy(() -> transport.write(new byte[50_000_000], Deadline.after(SHORT)))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("R1/cli")
                    .hasMessageContaining("of 50000000 bytes in 50 ms");
            assertThat(transport.isOpen()).isFalse();
            assertThat(peer.isClosed()).isFalse();
        }
    }

    @Test
    void aSlowPeerGetsAllOfALongText() throws Exception {
        byte[] sent = new byte[10_000_000];
        Arrays.fill(sent, (byte) 'x');
        try (Socket peer = accept()) {
            FutureTask<byte[]> received =
                    inBackground(() -> peer.getInputStream().readNBytes(sent.length));

            transport.write(sent, Deadline.after(LONG));

            assertThat(received.get()).isEqualTo(sent);
        }
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
    void anInterruptEndsTheReadAndLeavesThePipeUsable() throws Exception {
        try (Socket peer = accept()) {
            FutureTask<Integer> reading =
                    new FutureTask<>(() -> transport.read(new byte[9], 0, 9, Deadline.after(LONG)));
            Thread reader = new Thread(reading);
            reader.start();
            reader.interrupt();

            assertThatThrownBy(reading::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedIOException.class);
            peer.getOutputStream().write("still here".getBytes(US_ASCII));
            assertThat(readText(10)).isEqualTo("still here");
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
    void closingFromAnotherThreadEndsTheWrite() throws Exception {
        try (Socket peer = accept()) {
            FutureTask<Void> writing = inBackground(() -> {
                transport.write(new byte[50_000_000], Deadline.after(LONG));
                return null;
            });
            assertThat(peer.getInputStream().read()).isZero();

            transport.close();
            transport.close();

            assertThatThrownBy(writing::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aClosedPortIsSaidWithTheAddress() throws IOException {
        server.close();

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageStartingWith("R1/cli: cannot connect to tcp 127.0.0.1:" + server.getLocalPort());
    }

    @Test
    @Tag("semantics-83")
    void anUnknownHostIsSaidByName() {
        TcpTransport unknown = new TcpTransport("R1/cli", new Endpoint("no-such-router", 23), host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> unknown.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("unknown host no-such-router");
    }

    @Test
    void theNextAddressOfANameIsTriedWhenOneIsClosed() throws IOException {
        InetAddress closed = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        transport = new TcpTransport("R1/cli", new Endpoint("router", server.getLocalPort()), host ->
                new InetAddress[] {closed, InetAddress.getLoopbackAddress()});

        accept().close();
    }

    @Test
    void aSilentNameServiceEndsTheOpeningAtItsDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        TcpTransport waiting =
                new TcpTransport("R1/cli", new Endpoint("router", 23), host -> awaitThenFail(never, host));

        assertThatThrownBy(() -> waiting.open(Deadline.after(SHORT))).isInstanceOf(TimedOutException.class);
        never.countDown();
    }

    @Test
    void closingFromAnotherThreadEndsTheOpening() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TcpTransport waiting = new TcpTransport("R1/cli", new Endpoint("router", 23), host -> {
            asked.countDown();
            return awaitThenFail(never, host);
        });
        FutureTask<Void> opening = inBackground(() -> {
            waiting.open(Deadline.after(LONG));
            return null;
        });
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        waiting.close();

        assertThatThrownBy(opening::get).hasCauseInstanceOf(ConnectionClosedException.class);
        never.countDown();
    }

    @Test
    void aTransportThatIsNotOpenSaysSo() {
        assertThat(transport.isOpen()).isFalse();
        assertThatThrownBy(() -> transport.write(new byte[1], Deadline.after(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not open yet");
    }

    private static TcpTransport to(String host, int port) {
        return new TcpTransport("R1/cli", new Endpoint(host, port), InetAddress::getAllByName);
    }

    private static InetAddress[] awaitThenFail(CountDownLatch latch, String host) throws UnknownHostException {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(host);
    }

    private Socket accept() throws IOException {
        transport.open(Deadline.after(LONG));
        return server.accept();
    }

    private String readText(int length) throws IOException {
        return new String(readBytes(length), US_ASCII);
    }

    private byte[] readBytes(int length) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[32 * 1024];
        Deadline deadline = Deadline.after(LONG);
        while (text.size() < length && !deadline.isOver()) {
            int count = transport.read(buffer, 0, buffer.length, deadline);
            assertThat(count).as("after %d bytes", text.size()).isNotNegative();
            text.write(buffer, 0, count);
        }
        return text.toByteArray();
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }
}
