// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.cli.Cli;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.contract.Calling;
import org.plugboard.contract.Eventually;
import org.plugboard.contract.Relay;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** Every class over every protocol is kept alive while nobody calls it, and finds out that its peer has fallen silent. */
@Timeout(120)
class KeepAliveTest {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final int CALLS = 30;
    private static final int IAC = 0xFF;
    private static final int NOP = 0xF1;
    private static final String SILENT = "ssh admin@127.0.0.1:%d gave no answer to a keep-alive in 2 s";

    @TempDir
    Path folder;

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();

    /** How often the client has sent something, and how often that was Telnet's NOP. */
    private final AtomicInteger sent = new AtomicInteger();

    private final AtomicInteger nothings = new AtomicInteger();
    private Relay relay;

    @AfterEach
    void stop() throws IOException {
        plugboard.close();
        simulator.close();
        if (relay != null) {
            relay.close();
        }
    }

    private void hear(byte[] bytes, int count) {
        sent.incrementAndGet();
        if (count == 2 && (bytes[0] & 0xFF) == IAC && (bytes[1] & 0xFF) == NOP) {
            nothings.incrementAndGet();
        }
    }

    private Connection connect(Way way, ConnectRequest request) throws IOException {
        relay = new Relay(port(way, simulator.start(AnswerFault.SILENT.device(folder), "phoenix")), () -> this::hear);
        return plugboard.device(way.device(relay.port(), folder)).connect(request);
    }

    private static int port(Way way, SimulatedDevice peer) {
        return peer.port(way.isEncrypted() ? (way == Way.NETCONF ? "netconf" : "ssh") : "telnet");
    }

    private void awaitSigns(int number) {
        int before = sent.get();
        Eventually.await(() -> sent.get() - before + " were sent", () -> sent.get() >= before + number);
    }

    private static Stream<Arguments> ways() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of("transport", "enter")
                .filter(by -> way != Way.NETCONF || by.equals("transport"))
                .map(by -> Arguments.of(way, by)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theAnswersStayThoseToTheirQuestions(Way way, String by) throws IOException {
        Connection connection =
                connect(way, way.request().with("keep_alive", OFTEN).with("keep_alive_by", by));
        String answer = connection.execute(way.question());
        for (int call = 0; call < CALLS; call++) {
            awaitSigns(1);
            assertThat(connection.execute(way.question())).isEqualTo(answer);
        }
        assertThat(connection.isConnected()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SSH", "CLI_OVER_SSH", "NETCONF"})
    void aPeerThatFallsSilentIsFoundOutAndTheNextCallSaysSo(Way way) throws IOException {
        Connection connection = connect(way, way.request().with("keep_alive", OFTEN));
        awaitSigns(2);
        relay.holdAfter(0);
        Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());

        assertThatThrownBy(() -> connection.execute(way.question()))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageStartingWith(way.name() + "/default: the connection was closed: keep-alive: ")
                .hasMessageContaining(SILENT.formatted(relay.port()));
        relay.release();
        assertThat(connection.connect().execute(way.question())).isNotEmpty();
    }

    /** Nobody calls it and nobody looks at it: the keep-alive alone finds out. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aPeerThatIsKilledUnderAnIdleConnectionIsToldAsOneLoss(Way way) throws IOException {
        List<ConnectionEvent> heard = new CopyOnWriteArrayList<>();
        plugboard.listen(heard::add);
        Connection connection = connect(way, way.request().with("keep_alive", OFTEN));
        awaitSigns(2);
        relay.leave();

        Eventually.await(() -> "heard " + heard, () -> heard.size() == 3);
        assertThat(heard.get(2).kind()).isEqualTo(ConnectionEvent.Kind.LOST);
        assertThat(heard.get(2).reason()).startsWith("keep-alive: ");
        assertThat(connection.isConnected()).isFalse();
        connection.destroy();
        Eventually.await(() -> "heard " + heard, () -> heard.size() == 4);
        assertThat(heard.get(3).kind()).isEqualTo(ConnectionEvent.Kind.DESTROYED);
    }

    /** Nobody calls, nobody looks, and nothing is sent: that the socket was closed is seen all the same. */
    @Test
    void withoutAKeepAliveAPeerThatIsKilledIsToldAllTheSame() throws IOException {
        List<ConnectionEvent> losses = new CopyOnWriteArrayList<>();
        SimulatedDevice peer = simulator.start(AnswerFault.SILENT.device(folder), "phoenix");
        List<Relay> lines = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (Way way : Way.values()) {
            Relay line = new Relay(port(way, peer));
            lines.add(line);
            Device device = plugboard.device(way.device(line.port(), folder));
            connections.add(device.connect(way.request()));
            connections.add(device.connect(way.request().alias("pool").pool(2)));
        }
        plugboard.listen(event -> {
            if (event.kind() == ConnectionEvent.Kind.LOST) {
                losses.add(event);
            }
        });
        for (Relay line : lines) {
            line.leave();
        }

        int expected = 3 * Way.values().length;
        Eventually.await(() -> "lost " + losses, () -> losses.size() == expected);
        assertThat(losses)
                .extracting(ConnectionEvent::name)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Way.values())
                        .flatMap(way -> Stream.of("default", "pool#1", "pool#2").map(alias -> way + "/" + alias))
                        .toList());
        assertThat(losses).allSatisfy(loss -> assertThat(loss.reason()).endsWith(" was closed from the other side"));
        assertThat(connections).noneMatch(Connection::isConnected);
        lines.forEach(Relay::close);
    }

    @Test
    void aPeerThatIsKilledUnderAPoolIsToldForEachWorkerAndSoIsItsReturn() throws IOException {
        List<ConnectionEvent> heard = new CopyOnWriteArrayList<>();
        plugboard.listen(heard::add);
        Connection pool = connect(Way.SSH, Way.SSH.request().pool(2).with("keep_alive", OFTEN));
        relay.cut();

        Eventually.await(() -> "heard " + heard, () -> heard.size() == 6);
        assertThat(heard.subList(2, 6))
                .extracting(event -> event.kind() + " " + event.worker().orElseThrow())
                .containsExactlyInAnyOrder("LOST 1", "LOST 2", "RECONNECTED 3", "RECONNECTED 4");
        // Held until here: a device that nobody holds is let go, and its pool with it.
        assertThat(pool.isConnected()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLI_OVER_SSH", "NETCONF"})
    void aCallThatWaitsForAPeerThatFallsSilentEndsWithTheReason(Way way) throws Exception {
        Connection connection = connect(way, way.request().with("keep_alive", OFTEN));
        relay.holdAfter(0);
        Calling calling = Calling.start(() -> connection.execute(way.question()));

        assertThat(calling.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining(SILENT.formatted(relay.port()));
    }

    @Test
    void aRestartOutlivesThePeerThatFallsSilentInIt() throws Exception {
        Connection connection =
                connect(Way.CLI_OVER_SSH, Way.CLI_OVER_SSH.request().with("keep_alive", OFTEN));
        relay.holdAfter(0);
        Calling reload = Calling.start(() -> connection.as(Cli.class).reload());
        Eventually.await(() -> relay.open() + " clients", () -> relay.open() == 0);
        relay.release();

        assertThat(reload.result()).isNotNull();
        assertThat(relay.accepted()).isEqualTo(2);
        assertThat(connection.execute("say x")).isEqualTo("x");
    }

    @Test
    void aDeviceThatDoesNotAnswerTheEnterKeyIsFoundOut() throws IOException {
        Connection connection = connect(
                Way.TELNET, Way.TELNET.request().with("keep_alive", OFTEN).with("keep_alive_by", "enter"));
        awaitSigns(2);
        relay.holdAfter(0);
        Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());

        assertThatThrownBy(() -> connection.execute("say x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContainingAll("keep-alive: ", "2 s");
    }

    @Test
    void aWorkerOfAPoolWhosePeerFallsSilentIsReplacedWithoutACall() throws IOException {
        Connection pool = connect(Way.SSH, Way.SSH.request().pool(2).with("keep_alive", OFTEN));
        relay.holdAfter(0);
        Eventually.await(
                () -> "it is " + pool.pool(), () -> pool.pool().orElseThrow().replaced() == 2);
        relay.release();

        Eventually.await(
                () -> "it is " + pool.pool(), () -> pool.pool().orElseThrow().free() == 2);
        assertThat(pool.execute("say x")).isEqualTo("x");
    }

    @Test
    void aTelnetPeerGetsNothingButItsNoOperation() throws IOException {
        Connection connection = connect(Way.TELNET, Way.TELNET.request().with("keep_alive", OFTEN));
        Eventually.await(() -> nothings + " came", () -> nothings.get() >= 3);

        assertThat(connection.execute("say x")).isEqualTo("x");
    }

    @Test
    void aTranscriptShowsNothingOfWhatTheTransportDoes() throws IOException {
        Path file = folder.resolve("t.cast");
        Connection connection = connect(
                Way.TELNET, Way.TELNET.request().with("keep_alive", OFTEN).with("transcript", file));
        connection.execute("say x");
        List<String> before = Files.readAllLines(file);
        int heard = nothings.get();
        Eventually.await(() -> nothings + " came", () -> nothings.get() >= heard + 3);

        assertThat(Files.readAllLines(file)).isEqualTo(before);
    }
}
