// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.connection.Lease;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Asker;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.KeptAlive;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.ServiceHook;
import org.plugboard.spi.Session;
import org.plugboard.spi.TestbedSource;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/**
 * No lock is held while a plugin, a hook or whoever listens to the log is called ({@code docs/concurrency.md}): a life with
 * all that can happen in it, seen through a {@link LockWitness}.
 */
@Timeout(120)
class NoLockIsHeldTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String DROP = "drop";

    @TempDir
    Path folder;

    private final LockWitness witness = new LockWitness();
    private final PlugboardCore core = new PlugboardCore(Duration.ofDays(1), Duration.ofMillis(1));
    private final Logger log = Logger.getLogger(NoLockIsHeldTest.class.getPackageName());
    private final Handler listener = witness.asListener();
    private final Plugin<ConnectionFactory> cli = plugin(
            witness.before(
                    ConnectionFactory.class,
                    context -> witness.before(
                            Session.class,
                            new Peer(context),
                            Echo.class,
                            Chorus.class,
                            Resettable.class,
                            KeptAlive.class)),
            "cli");
    private final Plugin<TransportFactory> ssh = transport("ssh");
    private final Plugin<TransportFactory> tcp = transport("tcp");
    private final ConcurrentLinkedQueue<Pipe> pipes = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch flooded = new CountDownLatch(0);
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile CountDownLatch inside = new CountDownLatch(0);
    private volatile CountDownLatch keptAlive = new CountDownLatch(0);

    @BeforeEach
    void listen() {
        log.addHandler(listener);
    }

    @AfterEach
    void close() {
        log.removeHandler(listener);
        core.close();
    }

    private static <F> Plugin<F> plugin(F factory, String name) {
        return new Plugin<>(factory, List.of(name), List.of(), null, "test bundle of " + name, 0, null);
    }

    private Plugin<TransportFactory> transport(String protocol) {
        return plugin(
                witness.before(
                        TransportFactory.class,
                        (context, request) -> witness.before(Transport.class, new Pipe(context, protocol))),
                protocol);
    }

    /** A pipe; the one of ssh stands on tcp. */
    private final class Pipe implements Transport {

        private final TransportContext context;
        private final String protocol;
        private final CountDownLatch closed = new CountDownLatch(1);

        private Pipe(TransportContext context, String protocol) {
            this.context = context;
            this.protocol = protocol;
            pipes.add(this);
        }

        @Override
        public void open(Deadline deadline) {
            if (protocol.equals("ssh")) {
                context.openTransport(TransportRequest.tcp("192.0.2.1", 22), deadline);
            } else if (hold.getCount() > 0) {
                inside.countDown();
                Threads.await(closed);
                throw new IllegalStateException("socket closed");
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return 0;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public void keepAlive(Deadline deadline) throws SocketTimeoutException {
            keptAlive.countDown();
            if (keptAlive.getCount() == 0) {
                throw new SocketTimeoutException("no answer");
            }
        }

        @Override
        public boolean isOpen() {
            return closed.getCount() > 0;
        }

        @Override
        public void close() {
            closed.countDown();
        }

        @Override
        public String description() {
            return protocol + " 192.0.2.1:22";
        }
    }

    /** A session that talks over a pipe and does as the text of its calls says. */
    private final class Peer implements Session, Resettable, KeptAlive, Echo, Chorus {

        private final ConnectionContext context;
        private volatile @Nullable Transport transport;
        private volatile boolean isReset = true;

        private Peer(ConnectionContext context) {
            this.context = context;
        }

        @Override
        public void connect(Deadline deadline) {
            Duration limit = context.arguments().duration("pipe_timeout", LONG);
            Transport opened = context.openTransport(
                    TransportRequest.shell("ssh", new TransportRequest.Window("vt100", 80, 24)), Deadline.after(limit));
            transport = opened;
            try {
                opened.write(new byte[1], deadline);
                opened.writeSecret(new byte[1], deadline);
                assertThat(opened.read(new byte[1], 0, 1, deadline)).isZero();
                opened.description();
            } catch (java.io.IOException e) {
                throw new ConnectionException("pipe", e);
            }
        }

        @Override
        public boolean isConnected() {
            Transport opened = transport;
            return opened != null && opened.isOpen();
        }

        @Override
        public void disconnect(Deadline deadline) {
            hold.countDown();
        }

        @Override
        public boolean isReset() {
            return isReset;
        }

        @Override
        public void reset(Deadline deadline) {
            isReset = true;
        }

        @Override
        public void keepAlive(Deadline deadline) {
            keptAlive.countDown();
            if (keptAlive.getCount() == 0) {
                throw new TimedOutException("no answer", "");
            }
        }

        @Override
        public String execute(String command) {
            if (command.equals("hold")) {
                inside.countDown();
                Threads.await(hold);
            } else if (command.equals("lose")) {
                pipes.forEach(Pipe::close);
                throw new ConnectionClosedException("the peer closed");
            }
            return command;
        }

        @Override
        public String sing(String voice) {
            return execute(voice);
        }

        @Override
        public String configure(String lines) {
            isReset = false;
            return lines;
        }

        @Override
        public void send(String text) {}

        @Override
        public String receive() {
            return "";
        }

        @Override
        public int add(int one, int other) {
            return one + other;
        }
    }

    private void holdPeers() {
        hold = new CountDownLatch(1);
        inside = new CountDownLatch(1);
    }

    @Test
    void noLockIsHeldInAnyCallOfAPluginAHookOrAListenerThroughAWholeLife() throws Exception {
        pluginsArrive();
        Device device = core.device(TestBench.twoPaths().build());
        core.defaultClass("cli");
        Connection connection = device.instantiate(via("a"));
        assertThat(connection.services()).isEmpty();
        shareItsConnectOfTwoThreads(connection);
        callAndWaitInTurn(connection);
        lease(connection);
        loseIt(connection);
        overrunAndBreakOff(device);
        keepItAlive(device, "transport");
        keepItAlive(device, "enter");
        connection.disconnect();
        endItWhileItIsCalled(connection, connection::disconnect);
        endItWhileItIsCalled(connection, () -> core.contributions().removeTransports(tcp));
        core.contributions().addTransports(tcp);
        endItWhileItIsCalled(connection, () -> core.contributions().removeConnections(cli));
        core.contributions().addConnections(cli);
        poolIt(device);
        flood(device);
        follow();
        leaveADeviceBehind();
        device.destroyAll();
        device.connect(via("a").with("transcript", folder + "/"));
        core.close();

        assertThat(witness.violations()).isEmpty();
        for (Class<?> type : List.of(
                ConnectionFactory.class,
                Session.class,
                Resettable.class,
                KeptAlive.class,
                TransportFactory.class,
                Transport.class,
                ServiceHook.class,
                ConnectionListener.class,
                TestbedSource.class,
                Asker.class,
                TestbedPublisher.class,
                TestbedPublisher.Publication.class)) {
            assertThat(witness.neverCalled(type))
                    .as("of " + type.getSimpleName())
                    .isEmpty();
        }
    }

    private void pluginsArrive() {
        core.contributions().addConnections(cli);
        core.contributions().addTransports(ssh);
        core.contributions().addTransports(tcp);
        core.contributions()
                .sources()
                .add(plugin(
                        witness.before(
                                TestbedSource.class,
                                reading -> Optional.of(new TestbedFacts("t", List.of(), Map.of()))),
                        "source"));
        assertThat(core.load(TestbedRequest.of("t.yaml")).name()).isEqualTo("t");
        core.hook(witness.before(ServiceHook.class, new ServiceHook() {}), HookScope.EVERYTHING);
        core.listen(new FloodedListener());
    }

    private void shareItsConnectOfTwoThreads(Connection connection) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<Caller<Connection>> callers = List.of(
                Caller.calls("one", () -> connectWith(both, connection)),
                Caller.calls("other", () -> connectWith(both, connection)));
        for (Caller<Connection> caller : callers) {
            assertThat(caller.result().isConnected()).isTrue();
        }
    }

    private static Connection connectWith(CountDownLatch both, Connection connection) {
        both.countDown();
        Threads.await(both);
        return connection.connect();
    }

    private void callAndWaitInTurn(Connection connection) throws Exception {
        holdPeers();
        Caller<String> first = Caller.calls("first", () -> connection.execute("hold"));
        Threads.await(inside);
        Caller<String> second =
                Caller.waits("second", () -> connection.as(Echo.class).execute("x"));
        Caller<Void> lease = Caller.waits("lease", () -> {
            connection.lease().close();
            return null;
        });
        Caller<Object> shared = Caller.waits("shared", () -> connection.call("sing", "x"));
        hold.countDown();
        for (Caller<?> caller : List.of(first, second, lease, shared)) {
            caller.result();
        }
        connection.send("x");
        assertThat(connection.receive()).isEmpty();
        assertThat(connection.configure("x")).isEqualTo("x");
        assertThat(connection.tagged("a", "b").call("add", 1, 2)).isEqualTo(3);
    }

    private static void lease(Connection connection) {
        try (Lease outer = connection.lease();
                Lease inner = connection.lease(Duration.ZERO).orElseThrow()) {
            assertThat(inner.execute("x")).isEqualTo("x");
            assertThat(outer.call("sing", "x")).isEqualTo("x");
        }
    }

    private void loseIt(Connection connection) {
        assertThatThrownBy(() -> connection.execute("lose")).isInstanceOf(ConnectionClosedException.class);
        connection.connect();
        pipes.forEach(Pipe::close);
        assertThat(connection.isConnected()).isFalse();
        connection.connect();
    }

    /** Until it gives no sign of life any more, as a single session and as one of a pool. */
    private void keepItAlive(Device device, String by) {
        keptAlive = new CountDownLatch(9);
        Connection kept = device.connect(
                via("a").alias("kept").with("keep_alive", Duration.ofMillis(1)).with("keep_alive_by", by));
        Eventually.isTrue(() -> !kept.isConnected());
        keptAlive = new CountDownLatch(9);
        Connection pool = device.connect(via("a").alias("kept_pool")
                .pool(1)
                .with("keep_alive", Duration.ofMillis(1))
                .with("keep_alive_by", by));
        Eventually.isTrue(() -> pool.pool().orElseThrow().replaced() > 0);
        kept.destroy();
        pool.destroy();
    }

    private void overrunAndBreakOff(Device device) throws Exception {
        holdPeers();
        assertThatThrownBy(() -> device.connect(via("a").alias("late").with("pipe_timeout", Duration.ofMillis(5))))
                .isInstanceOf(TimedOutException.class);
        holdPeers();
        Connection broken = device.instantiate(via("a").alias("broken"));
        Caller<Connection> attempt = Caller.calls("attempt", broken::connect);
        Threads.await(inside);
        broken.disconnect();
        assertThat(attempt.failure()).isInstanceOf(ConnectionClosedException.class);
        hold.countDown();
    }

    private void endItWhileItIsCalled(Connection connection, Runnable end) throws Exception {
        connection.connect();
        holdPeers();
        Caller<String> running = Caller.calls("running", () -> connection.execute("hold"));
        Threads.await(inside);
        Caller<String> waiting = Caller.waits("waiting", () -> connection.execute("x"));
        end.run();
        assertThat(waiting.failure()).isInstanceOf(ConnectionClosedException.class);
        running.result();
    }

    private void poolIt(Device device) throws Exception {
        Connection pool = device.connect(via("a").alias("pool").pool(1, 2).with("pool_max_idle", LONG));
        try (Lease one = pool.lease()) {
            Caller<Object> waiting;
            try (Lease two = pool.lease()) {
                assertThat(one.configure("x")).isEqualTo("x");
                assertThat(two.configure("x")).isEqualTo("x");
                assertThat(pool.lease(Duration.ZERO)).isEmpty();
                waiting = Caller.calls("waiting", () -> pool.call("sing", "x"));
                Threads.awaitWaiting(waiting.thread());
            }
            assertThat(waiting.result()).isEqualTo("x");
        }
        assertThatThrownBy(() -> pool.execute("lose")).isInstanceOf(ConnectionClosedException.class);
        assertThat(pool.execute("of another worker")).isEqualTo("of another worker");
        pool.disconnect();
    }

    /** Hears of the flood in one piece: to look for locks at each drop of it takes long. */
    private final class FloodedListener implements ConnectionListener {

        private final ConnectionListener witnessed = witness.before(ConnectionListener.class, event -> {});

        @Override
        public void happened(ConnectionEvent event) {
            Threads.await(flooded);
            if (!event.alias().equals(DROP)) {
                witnessed.happened(event);
            }
        }

        @Override
        public void missed(long count) {
            witnessed.missed(count);
        }
    }

    /** Until the listener misses something. */
    private void flood(Device device) {
        flooded = new CountDownLatch(1);
        for (int i = 0; i < Mailbox.ROOM; i++) {
            device.instantiate(via("a").alias(DROP)).destroy();
        }
        flooded.countDown();
        Eventually.isTrue(() -> witness.neverCalled(ConnectionListener.class).isEmpty());
    }

    /** A source that asks, and says something else at each reading. */
    private void follow() {
        AtomicInteger readings = new AtomicInteger();
        core.contributions()
                .sources()
                .add(new Plugin<>(
                        witness.before(TestbedSource.class, reading -> {
                            reading.dependsOn(folder);
                            reading.ask("password", true, "devices.R1");
                            return Optional.of(new TestbedFacts(
                                    "followed " + readings.incrementAndGet(),
                                    List.of(
                                            TestBench.twoPaths()
                                                    .os("os " + readings.get())
                                                    .build(),
                                            DeviceFacts.named("D" + readings.get())
                                                    .build()),
                                    Map.of()));
                        }),
                        List.of(),
                        List.of(),
                        null,
                        "asking source",
                        1,
                        null));
        core.publishedBy(witness.before(
                TestbedPublisher.class,
                testbed ->
                        witness.before(TestbedPublisher.Publication.class, TestbedPublisher.NOBODY.publish(testbed))));
        FollowedTestbed followed = core.follow(TestbedRequest.of("db:lab")
                .asking(witness.before(Asker.class, (question, hidden) -> Optional.of(question))));
        Connection open = followed.testbed().device("R1").connect(via("a"));
        edit();
        assertThat(open.isConnected()).isFalse();
        followed.testbed().device("R1").connect(via("a"));
        followed.close();
    }

    /** Adds a file to the folder that the testbed depends on, and has that seen. */
    private void edit() {
        try {
            Files.createFile(folder.resolve("new"));
            Files.setLastModifiedTime(folder, FileTime.fromMillis(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        core.follower().look();
        core.follower().look();
    }

    private void leaveADeviceBehind() {
        Garbage.awaitCollected(leftBehind());
        Threads.await(hold);
    }

    private WeakReference<Device> leftBehind() {
        Device device = core.device(TestBench.twoPaths().build());
        device.connect(via("a"));
        hold = new CountDownLatch(1);
        return new WeakReference<>(device);
    }

    @Test
    void aLockThatIsHeldIsSeen() {
        ReentrantLock lock = new ReentrantLock();
        Runnable plugin = witness.before(Runnable.class, () -> {});
        lock.lock();
        try {
            plugin.run();
        } finally {
            lock.unlock();
        }
        synchronized (lock) {
            plugin.run();
        }
        plugin.run();
        assertThat(witness.violations()).hasSize(2).allSatisfy(violation -> assertThat(violation)
                .startsWith("Runnable.run under ["));
        assertThat(Objects.requireNonNull(witness.violations().get(0))).contains("ReentrantLock$NonfairSync");
        assertThat(witness.violations().get(1)).contains("aLockThatIsHeldIsSeen");
    }
}
