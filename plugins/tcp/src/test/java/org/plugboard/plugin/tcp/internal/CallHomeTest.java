// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Deadline;

@Timeout(30)
class CallHomeTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final CallHomePorts ports = new CallHomePorts();
    private int port;

    @BeforeEach
    void findAPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        ports.close();
    }

    private TcpTransport expecting(String... from) {
        return expecting("R1/nc", List.of(from));
    }

    private TcpTransport expecting(String name, List<String> from) {
        CallHome call = new CallHome("127.0.0.1", port, from, "r1", false);
        return new TcpTransport(name, new CallHomeReach(name, call, ports, InetAddress::getAllByName));
    }

    private static CompletableFuture<Void> opening(TcpTransport transport) {
        return CompletableFuture.runAsync(() -> transport.open(Deadline.after(LONG)));
    }

    /** Calls as a device does that tries again while nobody listens. */
    private Socket call(String from) throws IOException {
        while (true) {
            Socket socket = new Socket();
            try {
                socket.bind(new InetSocketAddress(from, 0));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (ConnectException e) {
                socket.close();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aDeviceThatCallsIsConnected() throws Exception {
        try (TcpTransport transport = expecting("127.0.0.2")) {
            CompletableFuture<Void> opening = opening(transport);
            try (Socket device = call("127.0.0.2")) {
                opening.get();
                device.getOutputStream().write("SSH-2.0-device\r\n".getBytes(US_ASCII));
                assertThat(read(transport, 16)).isEqualTo("SSH-2.0-device\r\n");
                transport.write("hello".getBytes(US_ASCII), Deadline.after(LONG));
                assertThat(device.getInputStream().readNBytes(5)).isEqualTo("hello".getBytes(US_ASCII));
                assertThat(transport.description()).isEqualTo("tcp 127.0.0.2 that called 127.0.0.1:" + port);
            }
        }
    }

    @Test
    void ofTwoThatWaitOnOnePortEachGetsItsOwnCall() throws Exception {
        try (TcpTransport first = expecting("127.0.0.2");
                TcpTransport second = expecting("127.0.0.3/32", "localhost")) {
            CompletableFuture<Void> openings = CompletableFuture.allOf(opening(first), opening(second));
            while (!openings.isDone()) {
                call("127.0.0.3").getOutputStream().write('3');
                call("127.0.0.2").getOutputStream().write('2');
            }
            openings.get();
            assertThat(read(first, 1)).isEqualTo("2");
            assertThat(read(second, 1)).isEqualTo("3");
        }
    }

    @Test
    void aCallOfSomebodyElseIsClosedAndTheWaitGoesOn() throws Exception {
        try (TcpTransport transport = expecting("127.0.0.2")) {
            CompletableFuture<Void> opening = opening(transport);
            try (Socket stranger = call("127.0.0.9")) {
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(opening).isNotDone();
            try (Socket device = call("127.0.0.2")) {
                opening.get();
                assertThat(device.isConnected()).isTrue();
            }
        }
    }

    @Test
    void theDeadlineSaysWhereWasWaitedAndWhoCalledInstead() throws Exception {
        try (TcpTransport holder = expecting("127.0.0.2");
                TcpTransport late = expecting("127.0.0.3")) {
            CompletableFuture<Void> held = opening(holder);
            Socket device = call("127.0.0.2");
            held.get();
            CompletableFuture<Void> opening =
                    CompletableFuture.runAsync(() -> late.open(Deadline.after(Duration.ofSeconds(1))));
            while (!opening.isDone()) {
                call("127.0.0.9").close();
            }
            assertThatThrownBy(opening::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageStartingWith("R1/nc: tcp r1 that calls 127.0.0.1:%d did not call in 1 s: ", port)
                    .hasMessageMatching(".* calls? came, from 127\\.0\\.0\\.9 \\([0-9]+: nobody expects it\\).*")
                    .hasMessageContaining("[127.0.0.3]");
            assertThat(device.isConnected()).isTrue();
        }
    }

    @Test
    void aNameToListenOnThatNobodyKnowsInTimeEndsAtTheDeadline() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CallHome call = new CallHome("gate.lab", port, List.of("127.0.0.2"), "r1", false);
        CallHomeReach reach = new CallHomeReach("R1/nc", call, ports, host -> {
            awaitEnd(over);
            throw new UnknownHostException(host);
        });
        try (TcpTransport transport = new TcpTransport("R1/nc", reach)) {
            assertThatThrownBy(() -> transport.open(Deadline.after(Duration.ofMillis(100))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageStartingWith("R1/nc: ");
        } finally {
            over.countDown();
        }
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoElseIsExpectedFromThereIsSaid() throws Exception {
        try (TcpTransport second = expecting("R2/nc", List.of("127.0.0.0/30"));
                TcpTransport third = expecting("R3/nc", List.of("127.0.0.9"));
                TcpTransport late = expecting("127.0.0.2")) {
            CompletableFuture<Void> openings = CompletableFuture.allOf(opening(second), opening(third));
            while (!openings.isDone()) {
                call("127.0.0.9").getOutputStream().write('9');
                call("127.0.0.3").getOutputStream().write('3');
            }
            openings.get();
            assertThatThrownBy(() -> late.open(Deadline.after(Duration.ofMillis(300))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("who is waited for is [127.0.0.2], from where R2/nc is expected, too;");
        }
    }

    @Test
    void aCallThatComesBehindALostConnectionIsKeptForTheNext() throws Exception {
        TcpTransport lost = expecting("127.0.0.2");
        CompletableFuture<Void> opening = opening(lost);
        try (Socket first = call("127.0.0.2")) {
            opening.get();
            assertThat(first.isConnected()).isTrue();
        }
        lost.close();
        call("127.0.0.2").close();
        try (Socket again = call("127.0.0.2");
                TcpTransport next = expecting("127.0.0.2")) {
            again.getOutputStream().write("again".getBytes(US_ASCII));
            next.open(Deadline.after(LONG));
            assertThat(read(next, 5))
                    .as("the call that was given up is passed over")
                    .isEqualTo("again");
        }
    }

    @Test
    void aFloodFromOneAddressIsBounded() throws Exception {
        try (TcpTransport transport = expecting("127.0.0.2")) {
            CompletableFuture<Void> opening = opening(transport);
            try (Socket first = call("127.0.0.2")) {
                opening.get();
                Socket oldest = call("127.0.0.2");
                for (int i = 0; i < 8; i++) {
                    call("127.0.0.2");
                }
                assertThat(oldest.getInputStream().read()).isEqualTo(-1);
                assertThat(first.isConnected()).isTrue();
            }
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        TcpTransport transport = expecting("127.0.0.2");
        CompletableFuture<Void> opening = opening(transport);
        call("127.0.0.9").close();
        transport.close();
        assertThatThrownBy(opening::get).hasCauseInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void anInterruptEndsTheWait() {
        try (TcpTransport transport = expecting("127.0.0.2")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theThreadOfAPortKeepsNothingOfWhoWaitsThereFirst() throws Exception {
        ClassLoader ofCaller = new ClassLoader() {};
        try (TcpTransport transport = expecting("127.0.0.2")) {
            CompletableFuture<Void> opening =
                    CompletableFuture.runAsync(() -> transport.open(Deadline.after(LONG)), task -> {
                        Thread caller = new Thread(task, "test-caller");
                        caller.setContextClassLoader(ofCaller);
                        caller.start();
                    });
            try (Socket device = call("127.0.0.2")) {
                opening.get();
                assertThat(device.isConnected()).isTrue();
                assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> thread.getName().equals("plugboard call home on port " + port))
                        .singleElement()
                        .extracting(Thread::getContextClassLoader)
                        .isSameAs(CallHomePort.class.getClassLoader());
            }
        }
    }

    @Test
    void aPortThatSomebodyElseHasIsSaidAtOnce() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                TcpTransport transport = expecting("127.0.0.2")) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port)
                    .hasMessageContaining("is the port free");
        }
    }

    @Test
    void thePortIsFreeAgainWhenThePluginHasGone() throws Exception {
        TcpTransport transport = expecting("127.0.0.2");
        CompletableFuture<Void> opening = opening(transport);
        call("127.0.0.9").close();
        ports.close();
        assertThatThrownBy(opening::get).hasCauseInstanceOf(ConnectFailedException.class);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    private static String read(TcpTransport transport, int count) throws IOException {
        byte[] bytes = new byte[count];
        int at = 0;
        while (at < count) {
            int more = transport.read(bytes, at, count - at, Deadline.after(LONG));
            assertThat(more).isPositive();
            at += more;
        }
        return new String(bytes, US_ASCII);
    }
}
