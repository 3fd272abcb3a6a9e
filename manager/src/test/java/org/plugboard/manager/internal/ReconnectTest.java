// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;
import static org.plugboard.spi.HookScope.EVERYTHING;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.device.Device;
import org.plugboard.spi.ConnectionFactory;

/** Connections that a call connects again. */
@Timeout(60)
class ReconnectTest {

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ConnectRequest onUse() {
        return via("a").with("reconnect", true);
    }

    /** The peer hangs up. */
    private void lose() {
        bench.cli.last().connected = false;
    }

    @Test
    void aCallConnectsWhatWasLostAndThenRuns() {
        Connection connection = device.connect(onUse());
        lose();
        assertThat(connection.isConnected()).isFalse();
        assertThat(device.execute("x")).isEqualTo("default: x");
        assertThat(bench.cli.sessions).hasSize(2);
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void withoutTheSettingACallSaysThatItIsNotConnected() {
        Connection connection = device.connect(via("a"));
        lose();
        assertThat(connection.isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(NotConnectedException.class);
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void typedViewsAliasesAndLeasesConnectAsWell() {
        Connection connection = device.connect(onUse());
        Echo echo = connection.as(Echo.class);
        lose();
        assertThat(echo.execute("x")).isEqualTo("default: x");
        lose();
        assertThat(device.alias("default").call("execute", "y")).isEqualTo("default: y");
        lose();
        try (Lease lease = connection.lease()) {
            assertThat(lease.execute("z")).isEqualTo("default: z");
        }
        assertThat(bench.cli.sessions).hasSize(4);
    }

    @Test
    void aSessionThatIsFoundDeadBeforeAnythingWasSentIsReplaced() {
        Connection connection = device.connect(onUse());
        lose();
        assertThat(connection.execute("x")).isEqualTo("default: x");
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void aCommandThatWasGivenToASessionIsNeverRepeated() {
        Connection connection = device.connect(onUse());
        List<String> given = new CopyOnWriteArrayList<>();
        bench.cli.onExecute = session -> {
            given.add("command");
            session.connected = false;
            throw new ConnectionClosedException("R1/default: the peer hung up", "half an ans");
        };
        assertThatThrownBy(() -> connection.execute("x")).hasMessage("R1/default: the peer hung up");
        assertThat(given).hasSize(1);
        bench.cli.onExecute = session -> given.add("command");
        assertThat(connection.execute("y")).isEqualTo("default: y");
        assertThat(given).hasSize(2);
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void whatItsUserHasDisconnectedStaysSo() {
        Connection connection = device.connect(onUse());
        connection.disconnect();
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(NotConnectedException.class);
        Connection never = device.instantiate(onUse().alias("never"));
        assertThatThrownBy(() -> never.execute("x")).isInstanceOf(NotConnectedException.class);
        connection.connect();
        connection.destroy();
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(NotConnectedException.class);
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void whoWaitsForTheTurnWhenItsPluginIsUpdatedGoesOnWithTheNextVersion() throws Exception {
        TestClass before = new TestClass();
        TestClass update = new TestClass();
        Plugin<ConnectionFactory> plugin = before.named("other");
        bench.core.contributions().addConnections(plugin);
        Connection connection = device.connect(using("other").alias("x").with("reconnect", "True"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        before.onExecute = session -> {
            asked.countDown();
            Threads.await(ended);
            throw new IllegalStateException("stream closed");
        };
        before.onDisconnect = session -> ended.countDown();
        Caller<String> inside = Caller.calls("inside", () -> connection.execute("slow"));
        Threads.await(asked);
        Caller<String> waiting = Caller.waits("waits", () -> connection.execute("y"));
        bench.core.contributions().removeConnections(plugin);
        assertThat(inside.failure()).isInstanceOf(ConnectionClosedException.class);
        bench.core.contributions().addConnections(update.named("other"));
        assertThat(waiting.result()).isEqualTo("x: y");
        assertThat(before.sessions).hasSize(1);
        assertThat(update.sessions).hasSize(1);
    }

    @Test
    void aPoolThatLostItsClassIsOpenedAgain() {
        TestClass update = new TestClass();
        TestClass before = new TestClass();
        bench.core.contributions().addConnections(before.named("other"));
        Connection pool = device.connect(using("other").alias("pool").pool(3).with("reconnect", true));
        bench.core.contributions().removeConnections(before.named("other"));
        bench.core.contributions().addConnections(update.named("other"));
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(update.sessions).hasSize(3);
    }

    @Test
    void oneAttemptIsEnoughForManyCalls() throws Exception {
        device.connect(onUse());
        lose();
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch mayConnect = new CountDownLatch(1);
        bench.cli.onConnect = session -> {
            connecting.countDown();
            Threads.await(mayConnect);
        };
        List<Caller<String>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(Caller.calls("caller " + i, () -> device.execute("x")));
        }
        Threads.await(connecting);
        mayConnect.countDown();
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("default: x");
        }
        assertThat(bench.cli.sessions).hasSize(2);
    }

    /** The value of the setting is what it comes through between its two looks. */
    @Test
    void aCallThatLooksWhileAnotherOneConnectsHasItsConnection() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch connected = new CountDownLatch(1);
        AtomicReference<Thread> late = new AtomicReference<>();
        Object yes = new Object() {
            @Override
            public String toString() {
                if (Thread.currentThread() == late.get()) {
                    looked.countDown();
                    Threads.await(connected);
                }
                return "yes";
            }
        };
        Connection connection = device.connect(via("a").with("reconnect", yes));
        lose();
        assertThat(connection.isConnected()).isFalse();
        Caller<String> caller = Caller.calls("late", () -> {
            late.set(Thread.currentThread());
            return connection.execute("x");
        });
        Threads.await(looked);
        connection.lease().close();
        connected.countDown();
        assertThat(caller.result()).isEqualTo("default: x");
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void aCallThatComesInThePauseSaysWhyAndForHowLong() {
        Connection connection = device.connect(onUse());
        lose();
        bench.cli.onConnect = session -> {
            throw new ConnectionException("R1/default: 192.0.2.1 cannot be reached");
        };
        assertThatThrownBy(() -> connection.execute("x")).hasMessage("R1/default: 192.0.2.1 cannot be reached");
        assertThat(refusal(connection))
                .hasMessageMatching(
                        "R1/default: not connected; the last attempt to connect it again: 192.0.2.1 cannot be"
                                + " reached; a call tries again in \\d+\\.\\d s, connect\\(\\) at once");
        bench.cli.onConnect = session -> {};
        connection.connect();
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    /** What a call gets that comes too early. Should a pause be over already, the next one is longer. */
    private static NotConnectedException refusal(Connection connection) {
        while (true) {
            try {
                connection.execute("x");
            } catch (NotConnectedException e) {
                return e;
            } catch (ConnectionException e) {
                assertThat(e).hasMessageStartingWith("R1/default: ");
            }
        }
    }

    @Test
    void thePauseIsTwiceAsLongEachTimeUpToAMinute() {
        Retries retries = new Retries("R1/default");
        retries.refuseTooEarly();
        for (int i = 0; i < 20; i++) {
            retries.failed(new ConnectionException("R1/default: 192.0.2.1 cannot be reached"));
        }
        assertThatThrownBy(retries::refuseTooEarly)
                .isInstanceOf(NotConnectedException.class)
                .hasMessageMatching(".* a call tries again in [2-6]\\d\\.\\d s, connect\\(\\) at once");
        retries.answered();
        retries.refuseTooEarly();
    }

    @Test
    void thatOthersHaveAllSessionsMakesNoPause() {
        Device small = bench.device(1, 0);
        Connection connection = small.connect(onUse().with("limit_timeout", 0));
        lose();
        assertThat(connection.isConnected()).isFalse();
        Eventually.isTrue(() -> isLetIn(small));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(LimitReachedException.class);
        }
        small.disconnect("other");
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    /** The remains of a session that was lost are cleared away in the background. */
    private static boolean isLetIn(Device device) {
        try {
            return device.connect(via("a").alias("other").with("limit_timeout", 0))
                    .isConnected();
        } catch (LimitReachedException e) {
            return false;
        }
    }

    @Test
    void whatTheDeviceRefusesIsNotTriedAgainBeforeConnect() {
        Connection connection = device.connect(onUse());
        lose();
        bench.cli.onConnect = session -> {
            throw new AuthenticationException("R1/default: permission denied");
        };
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage(
                        "R1/default: not connected; to connect it again was refused: permission denied; no call tries"
                                + " that again before connect()");
        assertThat(bench.cli.sessions).hasSize(2);
        bench.cli.onConnect = session -> {};
        connection.connect();
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    @Test
    void aDeviceThatLetsInAndHangsUpIsNotLoggedIntoAgainAndAgain() {
        Connection connection = device.connect(onUse());
        assertThat(connection.execute("x")).isEqualTo("default: x");
        lose();
        bench.cli.onExecute = session -> {
            session.connected = false;
            throw new ConnectionClosedException("R1/default: the peer hung up", "");
        };
        assertThatThrownBy(() -> connection.execute("x")).hasMessage("R1/default: the peer hung up");
        assertThat(refusal(connection)).hasMessageContaining("it was connected, and dead before a call was answered");
    }

    @Test
    void anErrorThatTheSessionOutlivesIsAnAnswerAsWell() {
        Connection connection = device.connect(onUse());
        lose();
        bench.cli.onExecute = session -> {
            throw new CommandRefusedException("R1/default: % Invalid input", "x", "% Invalid input");
        };
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(CommandRefusedException.class);
        lose();
        bench.cli.onExecute = session -> {};
        assertThat(connection.execute("y")).isEqualTo("default: y");
        assertThat(bench.cli.sessions).hasSize(3);
    }

    /** The other thread has each opening as soon as it can be had, so that an answer may come before the attempt is over. */
    @Test
    void anAnswerEndsThePauseHoweverEarlyItComes() throws Exception {
        ManagedConnection connection = (ManagedConnection) device.connect(onUse());
        AtomicReference<Opening> answered =
                new AtomicReference<>(connection.life().opening());
        AtomicBoolean stop = new AtomicBoolean();
        Caller<Void> answers = Caller.calls("answers", () -> {
            while (!stop.get()) {
                connection
                        .life()
                        .openingIfAny()
                        .filter(opening -> opening != answered.get())
                        .ifPresent(opening -> {
                            connection.answered();
                            answered.set(opening);
                        });
            }
            return null;
        });
        for (int round = 0; round < 500; round++) {
            lose();
            assertThat(connection.isConnected()).isFalse();
            connection.lease().close();
            Opening opening = connection.life().opening();
            Eventually.isTrue(() -> answered.get() == opening);
        }
        stop.set(true);
        answers.result();
    }

    @Test
    void aLeaseNeverMovesToAnotherSession() {
        Connection connection = device.connect(onUse());
        try (Lease lease = connection.lease()) {
            lose();
            assertThat(connection.isConnected()).isFalse();
            assertThatThrownBy(() -> {
                        lease.connection().device();
                        bench.cli.onExecute = session -> {
                            throw new NotConnectedException("R1/default: gone");
                        };
                        lease.execute("x");
                    })
                    .isInstanceOf(ConnectionClosedException.class);
        }
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theHooksOfConnectAreAroundIt(boolean theCallIsHookedToo) {
        List<String> seen = new CopyOnWriteArrayList<>();
        TestHook hook = new TestHook();
        hook.before = call -> {
            seen.add(call.service());
            return call;
        };
        hook.applies = call -> theCallIsHookedToo || call.service().equals("connect");
        bench.core.hook(hook, EVERYTHING);
        Connection connection = device.connect(onUse());
        lose();
        assertThat(connection.execute("x")).isEqualTo("default: x");
        assertThat(seen)
                .isEqualTo(
                        theCallIsHookedToo ? List.of("connect", "execute", "connect") : List.of("connect", "connect"));
        assertThat(connection.execute("y")).isEqualTo("default: y");
    }

    /** The hook of connect sees to it that the session ends as soon as it can be had. */
    @Test
    void aHookedCallReplacesWhatEndsBeforeItIsAskedForItsServices() {
        TestClass before = new TestClass();
        TestClass update = new TestClass();
        Plugin<ConnectionFactory> plugin = before.named("other");
        bench.core.contributions().addConnections(plugin);
        Connection connection = device.connect(using("other").alias("x").with("reconnect", true));
        before.sessions.forEach(session -> session.connected = false);
        assertThat(connection.isConnected()).isFalse();
        TestHook hook = new TestHook();
        AtomicBoolean updated = new AtomicBoolean();
        hook.after = (call, result) -> {
            if (call.service().equals("connect") && !updated.getAndSet(true)) {
                bench.core.contributions().removeConnections(plugin);
                bench.core.contributions().addConnections(update.named("other"));
            }
            return result;
        };
        bench.core.hook(hook, EVERYTHING);
        assertThat(connection.execute("y")).isEqualTo("x: y");
        assertThat(before.sessions).hasSize(2);
        assertThat(update.sessions).hasSize(1);
        assertThat(hook.steps).containsOnlyOnce("hook before execute[y]");
    }

    @Test
    void theLogMarksIt() {
        try (Logged logged = Logged.by(ManagedConnection.class, Level.INFO)) {
            device.connect(onUse());
            lose();
            device.execute("x");
            assertThat(logged.messages())
                    .containsExactly(
                            "R1/default: connected by class cli over path a",
                            "R1/default: connected again by class cli over path a");
        }
    }

    @Test
    void listenersHearThatItIsConnectedAgain() {
        Heard heard = new Heard();
        bench.core.listen(heard);
        device.connect(onUse());
        lose();
        device.execute("x");
        assertThat(heard.await(4))
                .containsExactly(
                        "R1/default: INSTANTIATED",
                        "R1/default: CONNECTED",
                        "R1/default: LOST: class cli has seen its session end",
                        "R1/default: RECONNECTED");
    }

    @Test
    void toStopPlugboardEndsItWithAClearException() {
        Connection connection = device.connect(onUse());
        bench.core.close();
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("Plugboard is being stopped");
    }
}
