// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;

/** What is said of a device that does not call, or of others that do. */
class CallHomeOverTlsTest {

    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private static Path folder;

    private static Authority lab;
    private static SSLContext other;

    private int port;

    @BeforeAll
    static void makeCertificates() throws Exception {
        lab = new Authority(folder, "lab-ca");
        lab.issue("r2", "DNS:r2");
        other = JsseServer.context(lab.file("r2.p12"), lab.certificate());
    }

    @BeforeEach
    void choosePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @Test
    void thatNobodyCalledIsSaid() {
        assertThatThrownBy(() -> open(Duration.ofMillis(200)))
                .isInstanceOf(TimedOutException.class)
                .hasMessage(
                        "R1/nc: tcp R1 that calls 127.0.0.1:%d did not call in 200 ms: no calls came, and who is waited for is [127.0.0.2]; has the device this address and port for its call home?",
                        port);
    }

    @Test
    void eachOneWhoCalledInsteadIsNamedWithWhyItWasNotTaken() throws Exception {
        CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> open(SHORT));
        while (!callAsAnother("127.0.0.2")) {
            Thread.onSpinWait();
        }
        callAsAnother("127.0.0.9");
        assertThatThrownBy(opening::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("2 calls came, from 127.0.0.2 (1), 127.0.0.9 (1: nobody expects it), and")
                .hasMessageContaining("called and not taken: tcp 127.0.0.2 that called 127.0.0.1:" + port + ": R1/nc: ")
                .hasMessageContaining("CN=r2");
    }

    @Test
    void oneWhoCallsAndSaysNothingIsNamed() throws Exception {
        CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> open(SHORT));
        Socket silent = new Socket();
        try {
            while (!silent.isConnected()) {
                silent.close();
                silent = call("127.0.0.2");
            }
            assertThatThrownBy(opening::get)
                    .cause()
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("did not finish the handshake in 3 s")
                    .hasMessageContaining("; that was tcp 127.0.0.2 that called 127.0.0.1:" + port);
        } finally {
            silent.close();
        }
    }

    @Test
    void whoIsInterruptedWhileHeHearsWhyTheHandshakeBrokeWaitsForNoOtherCall() throws Exception {
        CompletableFuture<Boolean> opening = CompletableFuture.supplyAsync(() -> {
            assertThatThrownBy(() -> open(SHORT, BrokenAtOnce::new))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("broken pipe");
            return Thread.interrupted();
        });
        Socket device = new Socket();
        try {
            while (!device.isConnected()) {
                device.close();
                device = call("127.0.0.2");
            }
            assertThat(opening.get()).as("is interrupted still").isTrue();
        } finally {
            device.close();
        }
    }

    /** A pipe that breaks; who reads what was said before is interrupted. */
    private record BrokenAtOnce(Transport pipe) implements Around {

        @Override
        public void write(byte[] bytes, Deadline deadline) throws IOException {
            throw new IOException("broken pipe");
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
            throw new InterruptedIOException("interrupted");
        }
    }

    private void open(Duration limit) {
        open(limit, UnaryOperator.identity());
    }

    /** @param between what stands around the pipe below */
    private void open(Duration limit, UnaryOperator<Transport> between) {
        Map<String, Object> arguments = Map.of(
                "tls.ca",
                lab.certificate(),
                "call_home.listen",
                "127.0.0.1",
                "call_home.port",
                port,
                "call_home.from",
                "127.0.0.2");
        try (var transport = new TlsTransportFactory()
                .create(Contexts.context(1, arguments, between), TransportRequest.stream("tls"))) {
            transport.open(Deadline.after(limit));
            assertThat(transport.isOpen()).as("nobody is the expected one").isFalse();
        }
    }

    /**
     * Calls with a certificate that is not R1's, and waits until it is hung up on.
     *
     * @return false if nobody listens yet
     */
    private boolean callAsAnother(String address) throws IOException {
        Socket call = call(address);
        if (!call.isConnected()) {
            return false;
        }
        try (SSLSocket device = (SSLSocket) other.getSocketFactory().createSocket(call, address, port, true)) {
            device.setUseClientMode(false);
            device.startHandshake();
            assertThat(device.getInputStream().read()).isNegative();
        } catch (IOException e) {
            assertThat(e)
                    .as("it is refused, or not listened to")
                    .isInstanceOfAny(SSLException.class, SocketException.class);
        }
        return true;
    }

    /** Not connected if nobody listens. */
    private Socket call(String address) throws IOException {
        Socket call = new Socket();
        call.bind(new InetSocketAddress(InetAddress.getAllByName(address)[0], 0));
        try {
            call.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            call.close();
            call = new Socket();
        }
        return call;
    }
}
