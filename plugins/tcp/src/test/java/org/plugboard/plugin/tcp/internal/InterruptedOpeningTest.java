// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;

/** Who is interrupted while he connects stops, and is interrupted still. */
@Timeout(60)
class InterruptedOpeningTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    @Test
    void theNextAddressIsNotTried() throws Exception {
        InetAddress first = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        InetAddress second = InetAddress.getLoopbackAddress();
        try (ServerSocket open = new ServerSocket(0, 1, second);
                SilentPort silent = SilentPort.at(first, open.getLocalPort())) {
            TcpTransport transport = new TcpTransport(
                    "R1/cli", new Endpoint("router", silent.port()), host -> new InetAddress[] {first, second});
            FutureTask<Boolean> opening = new FutureTask<>(() -> {
                assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                        .isInstanceOf(ConnectFailedException.class)
                        .hasMessageStartingWith("R1/cli: interrupted while connecting to tcp router:");
                return Thread.currentThread().isInterrupted();
            });
            Thread caller = new Thread(opening, "test-caller");
            caller.start();
            awaitConnecting(caller);
            caller.interrupt();
            assertThat(opening.get()).as("is interrupted still").isTrue();
            assertThat(transport.isOpen()).isFalse();
        }
    }

    private static void awaitConnecting(Thread caller) {
        Deadline bound = Deadline.after(LONG);
        while (!isConnecting(caller)) {
            assertThat(caller.isAlive() && !bound.isOver())
                    .as("comes to wait for the first address")
                    .isTrue();
            Thread.onSpinWait();
        }
    }

    private static boolean isConnecting(Thread caller) {
        return Arrays.stream(caller.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(SocketPipe.class.getName())
                        && frame.getMethodName().equals("await"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptThatComesWithTheDeadlineIsNotLost(boolean isInIo) {
        TcpTransport transport = new TcpTransport("R1/cli", new InterruptedAtTheEnd(isInIo));
        assertThatThrownBy(() -> transport.open(Deadline.after(Duration.ofMillis(1))))
                .isInstanceOf(TimedOutException.class);
        assertThat(Thread.interrupted()).as("is interrupted still").isTrue();
    }

    /** A port that is listened on and answers nobody: more wait there already than it has room for. */
    private record SilentPort(ServerSocket server, List<SocketChannel> waiting) implements AutoCloseable {

        private static final int MORE_THAN_ROOM = 8;

        static SilentPort at(InetAddress address, int port) throws IOException {
            SilentPort silent = new SilentPort(new ServerSocket(port, 1, address), new ArrayList<>());
            for (int i = 0; i < MORE_THAN_ROOM; i++) {
                SocketChannel channel = SocketChannel.open();
                silent.waiting().add(channel);
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(address, port));
            }
            return silent;
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
            server.close();
        }
    }

    /** Nobody is reached, and who waits is interrupted in the moment in which his time is over. */
    private record InterruptedAtTheEnd(boolean isInIo) implements Reach {

        @Override
        public SocketPipe reach(Deadline deadline) throws IOException, InterruptedException {
            while (!deadline.isOver()) {
                Thread.onSpinWait();
            }
            if (isInIo) {
                throw new InterruptedIOException("interrupted");
            }
            throw new InterruptedException();
        }

        @Override
        public boolean mayBeStale() {
            return false;
        }

        @Override
        public void hangUp() {}

        @Override
        public String description() {
            return "tcp 192.0.2.1:22";
        }

        @Override
        public String silence(Deadline deadline) {
            return "did not answer in " + deadline;
        }

        @Override
        public String advice() {
            return "";
        }
    }
}
