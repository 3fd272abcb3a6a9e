// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.DeviceOutcome;
import org.plugboard.device.Path;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.HookScope;

/** Statements 92 and 93 of the semantics: several devices called in parallel. */
class GroupTest {

    private static final long SECONDS = 30;

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** D1 with the alias A1, D2 with A2, …, each with the paths a and b. */
    private Testbed testbed(int devices) {
        return bench.core.testbed(new TestbedFacts(
                "lab",
                IntStream.rangeClosed(1, devices)
                        .mapToObj(i -> DeviceFacts.named("D" + i)
                                .attribute("alias", "A" + i)
                                .path(Path.of("a", Map.of("protocol", "ssh", "ip", "192.0.2.1")))
                                .path(Path.of("b", Map.of("protocol", "telnet", "ip", "192.0.2.1")))
                                .build())
                        .toList(),
                Map.of()));
    }

    private static List<String> pathsOf(Collection<DeviceOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome ->
                        ((Connection) outcome.value()).path().orElseThrow().name())
                .toList();
    }

    @Test
    @Tag("semantics-92")
    void allDevicesAreConnectedDisconnectedAndDestroyedInParallel() {
        Testbed testbed = testbed(3);
        CyclicBarrier together = new CyclicBarrier(3);
        bench.cli.onConnect = session -> await(together);
        List<DeviceOutcome> outcomes = testbed.all().connect();
        assertThat(outcomes).extracting(DeviceOutcome::device).containsExactly("D1", "D2", "D3");
        assertThat(outcomes).allMatch(DeviceOutcome::ok);
        assertThat(outcomes.get(1).value()).isSameAs(testbed.device("D2").alias("default"));
        assertThat(outcomes.get(0).elapsed()).isPositive();
        bench.cli.onConnect = session -> {};
        testbed.device("D1").connect(via("b").alias("second"));
        assertThat(testbed.all().disconnect()).hasSize(3).allMatch(DeviceOutcome::ok);
        assertThat(testbed.devices()).noneMatch(Device::isConnected);
        assertThat(testbed.device("D1").connectionManager().connections()).hasSize(2);
        assertThat(testbed.all().destroy()).hasSize(3).allMatch(DeviceOutcome::ok);
        assertThat(testbed.device("D1").connectionManager().connections()).isEmpty();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("semantics-92")
    void someDevicesTakeTheirOwnPathsAndTheSameArguments() {
        Testbed testbed = testbed(4);
        List<Integer> arguments = new CopyOnWriteArrayList<>();
        bench.cli.onCreate = context -> arguments.add(context.arguments().number("retries", 0));
        ConnectRequest request = via("a").alias("mgmt").with("retries", 7);
        List<DeviceOutcome> outcomes = testbed.only("D3", "A1", "D2", "A3")
                .vias(Map.of("A1", "b"))
                .via(Map.of("D2", "b"))
                .connect(request);
        assertThat(outcomes).extracting(DeviceOutcome::device).containsExactly("D3", "D1", "D2");
        assertThat(pathsOf(outcomes)).containsExactly("a", "b", "b");
        assertThat(arguments).containsExactly(7, 7, 7);
        assertThat(testbed.device("D4").connectionManager().connections()).isEmpty();
        assertThatThrownBy(() -> testbed.only("D1").vias(Map.of("D2", "a")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("testbed lab: no device of the group 'D2'; did you mean 'D1'? there are: D1");
        assertThatThrownBy(() -> testbed.only("D1", "D9")).isInstanceOf(UnknownNameException.class);
    }

    @Test
    @Tag("semantics-92")
    void whatFailsOnOneDeviceIsItsOutcomeAndNobodyElses() {
        Testbed testbed = testbed(3);
        bench.cli.onConnect = session -> {
            if (session.context.device().name().equals("D2")) {
                throw new ConnectFailedException("D2: no answer");
            }
        };
        List<DeviceOutcome> outcomes = testbed.all().connect();
        assertThat(outcomes).extracting(DeviceOutcome::ok).containsExactly(true, false, true);
        assertThat(outcomes.get(1).failure()).isInstanceOf(ConnectFailedException.class);
        assertThat(outcomes.get(1).value()).isNull();
        assertThat(outcomes.get(1).toString())
                .startsWith("D2: ")
                .contains("no answer")
                .endsWith(" ms)");
        assertThat(testbed.only("D2", "D1").execute("x").get(0).failure()).isInstanceOf(NotConnectedException.class);
        bench.cli.onDisconnect = session -> {
            throw new IllegalStateException("stuck");
        };
        assertThat(testbed.all().destroy())
                .extracting(DeviceOutcome::failure)
                .satisfies(failures -> assertThat(failures.get(0)).isInstanceOf(SeveralFailedException.class))
                .satisfies(failures -> assertThat(failures.get(1)).isNull());
    }

    @Test
    @Tag("semantics-92")
    void anErrorOfAPluginIsAnOutcomeToo() {
        Testbed testbed = testbed(2);
        testbed.all().connect();
        TestHook hook = new TestHook();
        hook.before = call -> {
            throw new StackOverflowError("deep");
        };
        bench.core.hook(hook, HookScope.EVERYTHING.forServices("execute"));
        assertThat(testbed.all().execute("x"))
                .extracting(DeviceOutcome::failure)
                .allMatch(failure ->
                        failure instanceof ServiceFailedException && failure.getCause() instanceof StackOverflowError);
    }

    @Test
    @Tag("semantics-93")
    void commandsAndServicesByNameAreCalledOnAllOrSome() {
        Testbed testbed = testbed(3);
        testbed.all().connect();
        assertThat(testbed.all().execute("show clock"))
                .extracting(DeviceOutcome::value)
                .containsOnly("default: show clock");
        assertThat(testbed.only("A2").configure("hostname x"))
                .singleElement()
                .extracting(DeviceOutcome::value)
                .isEqualTo("configured hostname x");
        assertThat(testbed.only(List.of("D3", "D1")).call("add", "1", 2))
                .extracting(DeviceOutcome::value)
                .containsExactly(3, 3);
        assertThat(testbed.all().call("parse", "show version"))
                .as("no class here parses")
                .noneMatch(DeviceOutcome::ok);
        assertThat(testbed.only(List.of()).execute("x")).isEmpty();
    }

    @Test
    @Tag("semantics-93")
    void hooksSeeTheCallsOfAGroupWithItsTags() {
        Testbed testbed = testbed(2);
        testbed.all().connect();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        TestHook hook = new TestHook();
        hook.before = call -> {
            seen.add(call.device().name() + " " + call.tags());
            return call;
        };
        bench.core.hook(hook, HookScope.EVERYTHING.forServices("execute"));
        testbed.all().tagged("step", "one").execute("x");
        assertThat(seen).containsExactlyInAnyOrder("D1 {step=one}", "D2 {step=one}");
    }

    @Test
    @Tag("semantics-92")
    void whoHasNotAnsweredWithinTheLimitIsTimedOutAndInterrupted() {
        Testbed testbed = testbed(3);
        testbed.all().connect();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            if (session.context.device().name().equals("D2")) {
                try {
                    never.await(SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw new IllegalStateException("nobody hears this", e);
                }
            }
        };
        Duration limit = Duration.ofMillis(500);
        List<DeviceOutcome> outcomes = testbed.all().within(limit).execute("x");
        assertThat(outcomes).extracting(DeviceOutcome::ok).containsExactly(true, false, true);
        assertThat(outcomes.get(1).failure())
                .isInstanceOf(TimedOutException.class)
                .hasMessage(
                        "D2: execute of testbed lab was not over after 500 ms and is interrupted; allow more time by"
                                + " within()");
        assertThat(outcomes.get(1).elapsed()).isPositive();
        Threads.await(interrupted);
        bench.cli.onExecute = session -> {};
        assertThat(testbed.all().execute("y")).allMatch(DeviceOutcome::ok);
        assertThatThrownBy(() -> testbed.all().within(Duration.ZERO)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @Tag("semantics-92")
    void anInterruptOfTheCallerEndsAllCalls() {
        Testbed testbed = testbed(3);
        testbed.all().connect();
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            if (session.context.device().name().equals("D1")) {
                return;
            }
            inside.countDown();
            try {
                never.await(SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        };
        Caller<Boolean> caller = Caller.calls("caller", () -> {
            assertThatThrownBy(() -> testbed.all().execute("x"))
                    .isInstanceOf(CallInterruptedException.class)
                    .hasMessageStartingWith("execute of testbed lab: interrupted when ")
                    .hasMessageEndingWith(" of 3 devices had answered; the calls of the others are interrupted");
            return Thread.currentThread().isInterrupted();
        });
        Threads.await(inside);
        caller.interrupt();
        Threads.await(interrupted);
        assertThat(resultOf(caller)).isTrue();
    }

    private static <T> T resultOf(Caller<T> caller) {
        try {
            return caller.result();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("semantics-92")
    void ofManyDevicesABoundedNumberIsCalledAtOnce() {
        Testbed testbed = testbed(GroupCall.AT_ONCE + 44);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(GroupCall.AT_ONCE);
        bench.cli.onConnect = session -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            full.countDown();
            Threads.await(full);
            running.decrementAndGet();
        };
        assertThat(testbed.all().connect()).hasSize(GroupCall.AT_ONCE + 44).allMatch(DeviceOutcome::ok);
        assertThat(most).hasValue(GroupCall.AT_ONCE);
    }

    @Test
    @Tag("semantics-92")
    void whoseTurnDidNotComeWithinTheLimitIsToldSo() {
        Testbed testbed = testbed(GroupCall.AT_ONCE + 1);
        CountDownLatch never = new CountDownLatch(1);
        bench.cli.onConnect = session -> Threads.await(never);
        List<DeviceOutcome> outcomes =
                testbed.all().within(Duration.ofMillis(500)).connect();
        DeviceOutcome last = outcomes.get(GroupCall.AT_ONCE);
        assertThat(outcomes).noneMatch(DeviceOutcome::ok);
        assertThat(last.failure())
                .hasMessage(
                        "D257: connect of testbed lab had not begun after 500 ms (257 devices, at most 256 at once);"
                                + " allow more time by within()");
        assertThat(last.elapsed()).isZero();
    }

    @Test
    void whenPlugboardWasStoppedEveryOutcomeSaysSo() {
        Testbed testbed = testbed(2);
        bench.core.close();
        assertThat(testbed.all().connect())
                .extracting(DeviceOutcome::failure)
                .hasSize(2)
                .allMatch(ConnectionClosedException.class::isInstance);
    }
}
