// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionEvent.Kind;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.device.Device;
import org.plugboard.device.Registration;

/** Listeners that are slow, throw, hang, come and go. */
@Timeout(60)
class ListenersTest {

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final Heard heard = new Heard();
    private final Registration registration = bench.core.listen(heard);
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        bench.close();
    }

    private void hang(ConnectionEvent event) {
        inside.countDown();
        Threads.await(go);
    }

    private void instantiate(int count) {
        IntStream.range(0, count).forEach(i -> device.instantiate(using("cli").alias("a" + i)));
    }

    @Test
    void oneThatHangsHoldsUpNeitherCallersNorOthers() {
        heard.onEvent = this::hang;
        Heard other = new Heard();
        bench.core.listen(other);
        Connection connection = device.connect();
        Threads.await(inside);
        assertThat(connection.execute("x")).isEqualTo("default: x");
        connection.destroy();
        assertThat(other.await(4)).hasSize(4);
        assertThat(heard.events).hasSize(1);
        go.countDown();
        assertThat(heard.await(4)).isEqualTo(other.lines());
    }

    @Test
    void oneThatIsTooSlowIsToldHowManyItMissedAndTheGapIsSeen() {
        heard.onEvent = this::hang;
        try (Logged logged = Logged.by(Mailbox.class)) {
            instantiate(1);
            Threads.await(inside);
            IntStream.range(1, Mailbox.ROOM + 8)
                    .forEach(i -> device.instantiate(using("cli").alias("a" + i)));
            logged.await("is behind by 1000 events");
            go.countDown();
            Eventually.isTrue(() -> heard.events.size() == Mailbox.ROOM + 1);
            assertThat(heard.missed).containsExactly(7L);
            assertThat(heard.events.get(0).number()).isEqualTo(1);
            assertThat(heard.events.get(1).number()).isEqualTo(9);
            assertThat(logged.messages()).hasSize(2).last().asString().contains("has missed 7 events before event 9");
        }
    }

    @Test
    void oneThatThrowsIsReportedAndToldTheNextEvent() {
        heard.onEvent = event -> {
            if (event.kind() == Kind.INSTANTIATED) {
                throw new IllegalStateException("boom");
            }
            throw new LinkageError("bang");
        };
        try (Logged logged = Logged.by(Mailbox.class)) {
            device.connect();
            assertThat(heard.await(2)).hasSize(2);
            logged.await("failed at event 1: R1/default: INSTANTIATED");
            logged.await("failed at event 2: R1/default: CONNECTED");
        }
    }

    @Test
    void oneMayConnectAndDisconnectItself() {
        heard.onEvent = event -> {
            switch (event.kind()) {
                case INSTANTIATED -> device.alias("default").connect();
                case CONNECTED -> device.alias("default").disconnect();
                case DISCONNECTED -> device.alias("default").destroy();
                default -> {}
            }
        };
        device.instantiate();
        assertThat(heard.await(4)).last().asString().startsWith("R1/default: DESTROYED");
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    @Test
    void oneIsToldInNoCallersThreadAndBearsNoTraceOfTheLastCall() {
        Set<String> traces = ConcurrentHashMap.newKeySet();
        ClassLoader foreign = new ClassLoader() {};
        heard.onEvent = event -> {
            Thread thread = Thread.currentThread();
            assertThat(thread.getName()).isEqualTo("plugboard listener " + Heard.class.getName());
            traces.add(thread.isInterrupted() + " " + (thread.getContextClassLoader() == foreign));
            thread.interrupt();
            thread.setContextClassLoader(foreign);
        };
        device.connect();
        heard.await(2);
        device.destroy();
        heard.await(4);
        assertThat(traces).containsExactly("false false");
    }

    @Test
    void oneThatHasLeftIsToldNothingMoreAndInterruptedIfItDoesNotReturn() {
        heard.onEvent = this::hang;
        try (Logged logged = Logged.by(Mailbox.class)) {
            device.connect();
            Threads.await(inside);
            registration.close();
            logged.await("has left and is in a call after 2 s still; it is interrupted");
            logged.await("failed at event 1");
            device.destroy();
            Heard later = new Heard();
            bench.core.listen(later);
            device.instantiate();
            later.await(1);
            assertThat(heard.events).hasSize(1);
        }
    }

    @Test
    void nothingOfOneIsKeptThatHasLeft() {
        List<Registration> registrations = new ArrayList<>();
        WeakReference<ConnectionListener> gone = one(registrations);
        registrations.get(0).close();
        Garbage.awaitCollected(gone);
        registrations.get(0).close();
    }

    private WeakReference<ConnectionListener> one(List<Registration> registrations) {
        Heard leaving = new Heard();
        registrations.add(bench.core.listen(leaving));
        device.connect();
        leaving.await(2);
        return new WeakReference<>(leaving);
    }

    @Test
    void oneThatHangsIsCalledBackWhenPlugboardStops() {
        heard.onEvent = this::hang;
        try (Logged logged = Logged.by(Mailbox.class)) {
            device.connect();
            Threads.await(inside);
            bench.close();
            logged.await("failed at event 1");
        }
        assertThat(heard.events).hasSize(1);
    }

    /** Callers who connect, lose and disconnect the same connections; what is told must be a life that can be. */
    @Test
    void manyThreadsAreToldInAnOrderThatCanBe() throws Exception {
        long seed = new Random().nextLong();
        List<Caller<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(seed + i);
            callers.add(Caller.calls("caller " + i, () -> live(random)));
        }
        for (Caller<Void> caller : callers) {
            caller.result();
        }
        device.destroyAll();
        Eventually.isTrue(() -> heard.events.stream()
                        .filter(event -> event.kind() == Kind.DESTROYED)
                        .count()
                == 3);
        for (String alias : List.of("x", "y", "z")) {
            String life = heard.events.stream()
                    .filter(event -> event.alias().equals(alias))
                    .map(event -> event.kind().name().substring(0, 1))
                    .reduce("", String::concat);
            // Instantiated, then connected and lost or disconnected in turn, destroyed.
            assertThat(life).as("alias %s, seed %d", alias, seed).matches("I(C[LD])*D");
        }
        assertThat(heard.events)
                .extracting(ConnectionEvent::number)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private Void live(Random random) {
        List<String> aliases = List.of("x", "y", "z");
        for (int round = 0; round < 200; round++) {
            Connection connection = device.instantiate(using("cli").alias(aliases.get(random.nextInt(aliases.size()))));
            switch (random.nextInt(4)) {
                case 0 -> connection.disconnect();
                case 1 -> bench.cli.sessions.forEach(session -> session.connected = false);
                case 2 -> connection.isConnected();
                default -> connect(connection);
            }
        }
        return null;
    }

    private static void connect(Connection connection) {
        try {
            connection.connect();
        } catch (org.plugboard.connection.ConnectionClosedException e) {
            // Somebody has disconnected it meanwhile.
            assertThat(e).hasMessageContaining("while it was connecting");
        }
    }
}
