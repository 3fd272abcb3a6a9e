// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/** Sessions that nobody calls are kept alive, and found dead. */
@Timeout(60)
class KeepAliveTest {

    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final Duration NOT_TODAY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String GONE = "a pipe gave no answer in 10 s";

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final Queue<Pipe> pipes = new ConcurrentLinkedQueue<>();
    private volatile Runnable onOpen = () -> {};

    @BeforeEach
    void layPipes() {
        bench.core
                .contributions()
                .addTransports(new Plugin<TransportFactory>(
                        (context, request) -> new Pipe(context.name()),
                        List.of("tcp"),
                        List.of(),
                        null,
                        "pipes",
                        0,
                        null));
        bench.cli.onConnect = KeepAliveTest::openPipe;
    }

    private static void openPipe(TestSession session) {
        session.context.openTransport(TransportRequest.tcp("192.0.2.1", 22), Deadline.after(LONG));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** A pipe whose peer can be gone without a sign. */
    private final class Pipe implements Transport {

        private final String name;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean open;
        private volatile boolean gone;
        private volatile boolean closed;

        private Pipe(String name) {
            this.name = name;
            pipes.add(this);
        }

        @Override
        public void open(Deadline deadline) {
            onOpen.run();
            open = true;
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return 0;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public void keepAlive(Deadline deadline) throws SocketTimeoutException {
            asked.incrementAndGet();
            if (gone || !open) {
                throw new SocketTimeoutException(name + ": " + GONE);
            }
        }

        @Override
        public boolean isOpen() {
            return open && !closed;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String description() {
            return "a pipe";
        }
    }

    private static ConnectRequest kept(Duration period) {
        return via("a").with("keep_alive", period);
    }

    private static ConnectRequest keptByEnter(Duration period) {
        return kept(period).with("keep_alive_by", "enter");
    }

    private Pipe pipe(int number) {
        return List.copyOf(pipes).get(number);
    }

    private int planned() {
        return bench.core.workers().planned();
    }

    @Test
    void aSessionThatNobodyCallsAsksItsTransportsAgainAndAgain() {
        Connection connection = device.connect(kept(OFTEN));
        Eventually.isTrue(() -> pipe(0).asked.get() > 2);
        assertThat(connection.isConnected()).isTrue();
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    @Test
    void withoutTheArgumentNothingIsAskedNorPlanned() {
        device.connect(via("a"));
        assertThat(planned()).isZero();
        device.connect(kept(Duration.ZERO).alias("other"));
        assertThat(planned()).isZero();
    }

    @Test
    void whatIsPlannedGoesWithTheSession() {
        Connection connection = device.connect(kept(NOT_TODAY));
        assertThat(planned()).isEqualTo(1);
        connection.disconnect();
        assertThat(planned()).isZero();
        connection.connect();
        assertThat(planned()).isEqualTo(1);
        device.destroyAll();
        assertThat(planned()).isZero();
    }

    @Test
    void nothingOfTheClassIsKeptWhenTheSessionHasEnded() {
        Connection connection = device.connect(kept(OFTEN));
        Eventually.isTrue(() -> pipe(0).asked.get() > 2);
        WeakReference<TestSession> session = new WeakReference<>(bench.cli.last());
        bench.cli.sessions.clear();
        connection.disconnect();
        Garbage.awaitCollected(session);
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void aPeerThatGivesNoSignOfLifeEndsTheSessionAndTheNextCallSaysWhy() {
        Connection connection = device.connect(kept(OFTEN));
        pipe(0).gone = true;
        Eventually.isTrue(() -> !connection.isConnected());
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/default: the connection was closed: keep-alive: " + GONE + "; connect again");
        Eventually.isTrue(() -> planned() == 0);
        assertThat(connection.connect().execute("x")).isEqualTo("default: x");
        Eventually.isTrue(() -> pipe(1).asked.get() > 2);
    }

    @Test
    void aLeaseOfASessionThatWasFoundDeadSaysWhy() {
        Connection connection = device.connect(kept(OFTEN));
        try (Lease lease = connection.lease()) {
            pipe(0).gone = true;
            Eventually.isTrue(() -> !connection.isConnected());
            assertThatThrownBy(() -> lease.execute("x"))
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("keep-alive: " + GONE);
        }
    }

    @Test
    void aPeerThatHasHungUpWhileNobodyLookedIsNoticed() {
        try (Logged logged = Logged.by(KeepAlive.class)) {
            device.connect(kept(OFTEN));
            pipe(0).closed = true;
            assertThat(logged.await("keep-alive")).isEqualTo("R1/default: keep-alive: the peer has ended the session");
        }
    }

    @Test
    void aCallThatGoesOnIsKeptAliveTooAndEndsByItselfWhenThePeerIsGone() {
        bench.cli.onExecute = session -> {
            awaitAsked(pipe(0));
            pipe(0).gone = true;
            Eventually.isTrue(() -> pipe(0).closed);
        };
        assertThat(device.connect(kept(OFTEN)).execute("restart")).isEqualTo("default: restart");
    }

    @Test
    void aTransportThatIsBeingOpenedAndOneThatHasEndedAreNotAskedInACall() {
        bench.cli.onExecute = session -> {
            onOpen = () -> awaitAsked(pipe(0));
            openPipe(session);
            pipe(0).closed = true;
            awaitAsked(pipe(1));
        };
        Connection connection = device.connect(kept(OFTEN));
        assertThat(connection.execute("restart")).isEqualTo("default: restart");
    }

    private static void awaitAsked(Pipe pipe) {
        int before = pipe.asked.get();
        Eventually.isTrue(() -> pipe.asked.get() > before + 2);
    }

    @Test
    void aTransportThatNeverReturnsEndsTheSession() {
        CountDownLatch never = new CountDownLatch(1);
        bench.cli.onKeepAlive = session -> Threads.awaitWhateverComes(never);
        try {
            Connection connection = device.connect(keptByEnter(OFTEN));
            Eventually.isTrue(() -> !connection.isConnected());
            assertThatThrownBy(() -> connection.execute("x")).hasMessageContaining("keep-alive: not over in 2 s");
        } finally {
            never.countDown();
        }
    }

    @Test
    void theKeyIsTypedOnlyWhileNobodyHasTheSession() {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean together = new AtomicBoolean();
        AtomicInteger typed = new AtomicInteger();
        bench.cli.onExecute = session -> together.compareAndSet(false, !inside.compareAndSet(false, true));
        bench.cli.onConfigure = session -> inside.set(false);
        bench.cli.onKeepAlive = session -> {
            typed.incrementAndGet();
            together.compareAndSet(false, inside.get());
        };
        Connection connection = device.connect(keptByEnter(Duration.ofNanos(1)));
        for (int calls = 0; calls < 100; calls++) {
            try (Lease lease = connection.lease()) {
                lease.execute("begin");
                lease.configure("end");
            }
            int before = typed.get();
            Eventually.isTrue(() -> typed.get() > before);
        }
        assertThat(together).isFalse();
        assertThat(pipe(0).asked).hasValue(0);
    }

    @Test
    void whoCallsWhileTheKeyIsTypedWaitsForHisTurn() throws Exception {
        CountDownLatch typing = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        bench.cli.onKeepAlive = session -> {
            typing.countDown();
            Threads.await(answered);
        };
        Connection connection = device.connect(keptByEnter(OFTEN));
        Threads.await(typing);
        Caller<String> caller = Caller.waits("caller", () -> connection.execute("x"));
        answered.countDown();
        assertThat(caller.result()).isEqualTo("default: x");
    }

    @Test
    void aKeyWithoutAnswerEndsTheSession() {
        bench.cli.onKeepAlive = session -> {
            throw new TimedOutException(session.context.name() + ": no prompt in 10 s", "");
        };
        Connection connection = device.connect(keptByEnter(OFTEN));
        Eventually.isTrue(() -> !connection.isConnected());
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/default: the connection was closed: keep-alive: no prompt in 10 s; connect again");
    }

    @Test
    void aClassWithoutAKeyboardRefusesTheKeyBeforeItConnects() {
        AtomicBoolean connected = new AtomicBoolean();
        bench.core.contributions().addConnections(plugin(context -> new Mute(connected)));
        ConnectRequest request = ConnectRequest.using("mute").with("keep_alive", 60);
        assertThatThrownBy(() -> device.connect(request.with("keep_alive_by", "enter")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: class mute has no command line at which an Enter key could be typed;"
                        + " keep it alive by keep_alive_by: transport");
        assertThat(connected).isFalse();
        assertThat(device.connect(request.with("keep_alive_by", "transport")).isConnected())
                .isTrue();
    }

    private static Plugin<ConnectionFactory> plugin(ConnectionFactory factory) {
        return new Plugin<>(factory, List.of("mute"), List.of(), null, "test bundle of mute", 0, null);
    }

    private record Mute(AtomicBoolean connected) implements Session {

        @Override
        public void connect(Deadline deadline) {
            connected.set(true);
        }

        @Override
        public boolean isConnected() {
            return connected.get();
        }

        @Override
        public void disconnect(Deadline deadline) {}
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> device.connect(kept(LONG).with("keep_alive_by", "space")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: argument keep_alive_by is 'space', not transport or enter");
        assertThatThrownBy(() -> device.connect(via("a").with("keep_alive_by", "enter")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/default: argument keep_alive_by says how, and keep_alive, which says how often, is missing");
        assertThatThrownBy(() -> device.connect(kept(LONG).with("keep_alive", "often")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("keep_alive");
    }

    @Test
    void thePathThatAClassChoosesCountsAsOneThatIsNamed() {
        bench.cli.onCreate = KeepAliveTest::choose;
        Device chooser = bench.core.device(DeviceFacts.named("R2")
                .path(Path.of("kept", Map.of("protocol", "ssh", "keep_alive", "1ms")))
                .path(Path.of("other", Map.of("protocol", "telnet")))
                .build());
        chooser.connect(ConnectRequest.using("cli"));
        Eventually.isTrue(() -> pipe(0).asked.get() > 2);
    }

    private static @Nullable ConnectionContext choose(ConnectionContext context) {
        return context.on(context.paths().get(0));
    }

    @Test
    void aWorkerOfAPoolThatIsGoneIsReplacedBeforeAnybodyCallsIt() {
        Connection pool = device.connect(kept(OFTEN).pool(2));
        pipe(0).gone = true;
        Eventually.isTrue(() -> pipes.size() == 3 && pool.pool().orElseThrow().total() == 2);
        assertThat(pool.pool().orElseThrow().replaced()).isEqualTo(1);
        assertThat(pool.execute("x")).isEqualTo("default: x");
        Eventually.isTrue(() -> pipe(2).asked.get() > 2);
    }

    @Test
    void aWorkerThatIsTypedToIsLentToNobodyMeanwhile() throws Exception {
        CountDownLatch typing = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        bench.cli.onKeepAlive = session -> {
            typing.countDown();
            Threads.await(answered);
        };
        Connection pool = device.connect(keptByEnter(OFTEN).pool(1));
        Threads.await(typing);
        assertThat(pool.lease(Duration.ZERO)).isEmpty();
        Caller<String> caller = Caller.calls("caller", () -> pool.execute("x"));
        Eventually.isTrue(() -> pool.pool().orElseThrow().waiting() == 1);
        answered.countDown();
        assertThat(caller.result()).isEqualTo("default: x");
    }

    @Test
    void aKeyIsNoWorkSoThatAnIdleWorkerStaysIdle() {
        AtomicInteger typed = new AtomicInteger();
        bench.cli.onKeepAlive = session -> typed.incrementAndGet();
        Connection pool = device.connect(keptByEnter(OFTEN).pool(1).with("pool_max_idle", Duration.ofMillis(300)));
        Eventually.isTrue(() -> typed.get() > 2);
        Eventually.isTrue(() -> bench.cli.sessions.size() > 1);
        assertThat(pool.execute("x")).isEqualTo("default: x");
    }

    @Test
    void aPoolLeavesNothingPlannedBehind() {
        Connection pool = device.connect(kept(NOT_TODAY).pool(3));
        assertThat(planned()).as("each worker's, and the rounds'").isEqualTo(4);
        pool.disconnect();
        assertThat(planned()).isZero();
    }
}
