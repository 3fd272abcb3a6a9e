// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;

/** The pipe, against the JDK's own server. */
@Timeout(60)
class TlsTransportTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Authority lab;

    @BeforeAll
    static void makeCertificates() throws Exception {
        lab = new Authority(folder, "lab-ca");
        lab.issue("router", "IP:127.0.0.1,DNS:router.lab");
    }

    private static JsseServer server(String version, JsseServer.Talk talk) throws Exception {
        return new JsseServer(folder.resolve("router.p12"), lab.certificate(), false, version, talk);
    }

    private static Transport opened(JsseServer server) {
        return opened(Contexts.context(server.port(), Map.of("tls.ca", lab.certificate())));
    }

    private static Transport opened(TransportContext context) {
        Transport transport = new TlsTransportFactory().create(context, TransportRequest.stream("tls"));
        transport.open(Deadline.after(LIMIT));
        return transport;
    }

    private static byte[] read(Transport transport, int count) throws IOException {
        byte[] bytes = new byte[count];
        int at = 0;
        while (at < count) {
            int more = transport.read(bytes, at, count - at, Deadline.after(LIMIT));
            assertThat(more).as("bytes behind %d", at).isPositive();
            at += more;
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void itCarriesBytesBothWays(String version) throws Exception {
        try (JsseServer server = server(version, JsseServer::echo);
                Transport transport = opened(server)) {
            transport.write("hello".getBytes(UTF_8), Deadline.after(LIMIT));
            assertThat(read(transport, 5)).asString(UTF_8).isEqualTo("hello");
            assertThat(transport.isOpen()).isTrue();
            assertThat(transport.description()).isEqualTo("tls 127.0.0.1:" + server.port());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16 * 1024, 100_000})
    void itReadsWhatIsLongerThanARecordInPiecesOfAnySize(int piece) throws Exception {
        byte[] sent = new byte[150_000];
        new Random(piece).nextBytes(sent);
        try (JsseServer server = server("TLSv1.3", JsseServer::echo);
                Transport transport = opened(server)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(transport, sent));
            byte[] got = new byte[sent.length];
            int at = 0;
            while (at < got.length) {
                at += transport.read(got, at, Math.min(piece, got.length - at), Deadline.after(LIMIT));
            }
            writing.get();
            assertThat(Arrays.mismatch(got, sent)).isEqualTo(-1);
        }
    }

    @Test
    void whatComesByteByByteIsWhole() throws Exception {
        try (JsseServer server = server("TLSv1.3", JsseServer::echo);
                Transport transport = opened(
                        Contexts.context(server.port(), Map.of("tls.ca", lab.certificate()), OneByteAtATime::new))) {
            transport.write("from the beginning".getBytes(UTF_8), Deadline.after(LIMIT));
            assertThat(read(transport, 18)).asString(UTF_8).isEqualTo("from the beginning");
        }
    }

    @Test
    void aNewKeyOfThePeerIsTakenAndAnswered() throws Exception {
        try (JsseServer server = server("TLSv1.3", client -> {
                    client.getOutputStream().write("before ".getBytes(UTF_8));
                    client.startHandshake();
                    client.getOutputStream().write("behind ".getBytes(UTF_8));
                    JsseServer.echo(client);
                });
                Transport transport = opened(server)) {
            assertThat(read(transport, 14)).asString(UTF_8).isEqualTo("before behind ");
            transport.write("answer".getBytes(UTF_8), Deadline.after(LIMIT));
            assertThat(read(transport, 6)).asString(UTF_8).isEqualTo("answer");
        }
    }

    @Test
    void aServerThatBeginsAnewWithinTls12IsRefused() throws Exception {
        try (JsseServer server = server("TLSv1.2", client -> {
                    client.getOutputStream().write("before".getBytes(UTF_8));
                    client.startHandshake();
                    JsseServer.echo(client);
                });
                Transport transport = opened(server)) {
            assertThat(read(transport, 6)).asString(UTF_8).isEqualTo("before");
            assertThatThrownBy(() -> read(transport, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("renegotiation");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theWordThatEndsTlsIsTheEnd(String version) throws Exception {
        try (JsseServer server =
                        server(version, client -> client.getOutputStream().write("bye".getBytes(UTF_8)));
                Transport transport = opened(server)) {
            assertThat(read(transport, 3)).asString(UTF_8).isEqualTo("bye");
            assertThat(transport.read(new byte[1], 0, 1, Deadline.after(LIMIT))).isEqualTo(-1);
            assertThat(transport.isOpen()).isFalse();
        }
    }

    @Test
    void anEndWithoutThatWordIsABreak() throws Exception {
        CompletableFuture<Transport> below = new CompletableFuture<>();
        try (JsseServer server = server("TLSv1.3", JsseServer::echo);
                Transport transport = opened(Contexts.context(
                        server.port(), Map.of("tls.ca", lab.certificate()), pipe -> new CutOff(pipe, below)))) {
            transport.write("hello".getBytes(UTF_8), Deadline.after(LIMIT));
            read(transport, 5);
            below.complete(transport);
            assertThatThrownBy(() -> transport.read(new byte[1], 0, 1, Deadline.after(LIMIT)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("R1/nc: tls 127.0.0.1:" + server.port() + " ended abnormally: ")
                    .hasMessageContaining("close_notify");
        }
    }

    @Test
    void thePeerHearsOurEnd() throws Exception {
        CompletableFuture<Integer> heard = new CompletableFuture<>();
        try (JsseServer server = server(
                "TLSv1.3", client -> heard.complete(client.getInputStream().read()))) {
            opened(server).close();
            assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void aReadEndsAtItsDeadlineAndThePipeGoesOn() throws Exception {
        try (JsseServer server = server("TLSv1.3", JsseServer::echo);
                Transport transport = opened(server)) {
            assertThat(transport.read(new byte[9], 0, 9, Deadline.after(Duration.ofMillis(20))))
                    .isZero();
            transport.write("still".getBytes(UTF_8), Deadline.after(LIMIT));
            assertThat(read(transport, 5)).asString(UTF_8).isEqualTo("still");
        }
    }

    @Test
    void anInterruptEndsAReadAndThePipeGoesOn() throws Exception {
        try (JsseServer server = server("TLSv1.3", JsseServer::echo);
                Transport transport = opened(server)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> transport.read(new byte[9], 0, 9, Deadline.after(LIMIT)))
                    .isInstanceOf(InterruptedIOException.class);
            CompletableFuture<Thread> reader = new CompletableFuture<>();
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
                reader.complete(Thread.currentThread());
                return readOne(transport);
            });
            reader.get().interrupt();
            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(InterruptedIOException.class);
            transport.write("still".getBytes(UTF_8), Deadline.after(LIMIT));
            assertThat(read(transport, 5)).asString(UTF_8).isEqualTo("still");
        }
    }

    @Test
    void whoIsInterruptedWhileHeTakesLeaveIsSoStill() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        try (JsseServer server = server("TLSv1.3", JsseServer::echo)) {
            Transport transport = opened(
                    Contexts.context(server.port(), Map.of("tls.ca", lab.certificate()), pipe -> new Full(pipe, full)));
            full.set(true);
            transport.close();
            assertThat(Thread.interrupted()).as("is interrupted still").isTrue();
        }
    }

    @Test
    void closingFromAnotherThreadEndsARead() throws Exception {
        try (JsseServer server = server("TLSv1.3", JsseServer::echo)) {
            Transport transport = opened(server);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> readOne(transport));
            transport.close();
            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasStackTraceContaining("was closed from this side");
            assertThat(transport.isOpen()).isFalse();
            assertThatThrownBy(() -> transport.write(new byte[1], Deadline.after(LIMIT)))
                    .hasMessageContaining("was closed from this side");
        }
    }

    private static int readOne(Transport transport) {
        try {
            return transport.read(new byte[1], 0, 1, Deadline.after(LIMIT));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void write(Transport transport, byte[] bytes) {
        try {
            transport.write(bytes, Deadline.after(LIMIT));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A network that gives a byte at a time. */
    private record OneByteAtATime(Transport pipe) implements Around {

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
            return pipe.read(buffer, offset, Math.min(1, length), deadline);
        }
    }

    /** A network that takes nothing any more, once it is told to; who waits for room is interrupted. */
    private record Full(Transport pipe, AtomicBoolean full) implements Around {

        @Override
        public void write(byte[] bytes, Deadline deadline) throws IOException {
            if (full.get()) {
                throw new InterruptedIOException("interrupted");
            }
            pipe.write(bytes, deadline);
        }
    }

    /** A network that ends the connection, once it is told to. */
    private record CutOff(Transport pipe, CompletableFuture<Transport> told) implements Around {

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
            return told.isDone() ? -1 : pipe.read(buffer, offset, length, deadline);
        }
    }
}
