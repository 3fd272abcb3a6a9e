// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.spi.HookScope.EVERYTHING;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.device.Device;
import org.plugboard.spi.ServiceCall;

/** What hooks that throw, hang or do what they may not do are to callers and to the connection. */
@Timeout(60)
class HookFaultsTest {

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final Connection connection = device.connect();
    private final TestHook hook = new TestHook();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                step(
                        "appliesTo",
                        (hook, failure) -> hook.applies = call -> {
                            throw failure;
                        }),
                step(
                        "before",
                        (hook, failure) -> hook.before = call -> {
                            throw failure;
                        }),
                step(
                        "around",
                        (hook, failure) -> hook.around = call -> {
                            throw failure;
                        }),
                step("onError", (hook, failure) -> {
                    hook.around = call -> {
                        throw new IllegalArgumentException();
                    };
                    hook.onError = (call, thrown) -> {
                        throw failure;
                    };
                }),
                step(
                        "after",
                        (hook, failure) -> hook.after = (call, result) -> {
                            throw failure;
                        }));
    }

    private interface Failing {
        void prepare(TestHook hook, RuntimeException failure);
    }

    private static Arguments step(String name, Failing failing) {
        return Arguments.of(name, failing);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void whatAHookThrowsGoesToTheCallerAndTheNextCallWorks(String step, Failing failing) {
        var registration = bench.core.hook(hook, EVERYTHING);
        IllegalStateException boom = new IllegalStateException("boom");
        failing.prepare(hook, boom);
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ServiceFailedException.class)
                .hasMessage("R1/default: execute: hook " + TestHook.class.getName() + " failed in its " + step
                        + ": java.lang.IllegalStateException: boom")
                .hasCause(boom);
        ConnectionException known = new ConnectionException("R1: not allowed");
        failing.prepare(hook, known);
        assertThatThrownBy(() -> connection.execute("x")).isSameAs(known);
        assertThatThrownBy(connection::connect).isSameAs(known);
        registration.close();
        assertThat(connection.execute("x")).isEqualTo("default: x");
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void anErrorOfAHookIsTheCallersAndOneOfItsLinkageIsTheHooks() {
        bench.core.hook(hook, EVERYTHING);
        AssertionError error = new AssertionError("wrong");
        hook.around = call -> {
            throw error;
        };
        assertThatThrownBy(() -> connection.execute("x")).isSameAs(error);
        NoClassDefFoundError missing = new NoClassDefFoundError("org/example/Missing");
        hook.around = call -> {
            throw missing;
        };
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ServiceFailedException.class)
                .hasCause(missing)
                .hasMessageContaining("failed in its around");
        hook.around = ServiceCall::proceed;
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    @Test
    void theBundleOfAHookThatFailsIsNamed() {
        bench.core.hooks().add(hook, "org.example.audit 1.2.0", EVERYTHING);
        hook.before = call -> {
            throw new IllegalStateException("boom");
        };
        assertThatThrownBy(() -> connection.execute("x"))
                .hasMessageContaining("hook " + TestHook.class.getName() + " of org.example.audit 1.2.0 failed");
    }

    @Test
    void aHookMayOnlyGoOnWithTheCallThatItGot() {
        List<ServiceCall> kept = new CopyOnWriteArrayList<>();
        bench.core.hook(hook, EVERYTHING);
        hook.before = call -> {
            kept.add(call);
            return kept.get(0);
        };
        assertThat(connection.execute("x")).isEqualTo("default: x");
        assertThatThrownBy(() -> connection.execute("y"))
                .isInstanceOf(ServiceFailedException.class)
                .hasMessageContaining("is not made of the call that it got");
        assertThatThrownBy(() -> kept.get(0).proceed())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the call is over");
    }

    @Test
    void aHookMayNotGoOnInAnotherThread() {
        bench.core.hook(hook, EVERYTHING);
        hook.around = call -> {
            try {
                return CompletableFuture.supplyAsync(call::proceed).join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        };
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("in that thread only");
    }

    /** A call through the hook in a thread of its own, until the hook is reached. */
    private Caller<String> hanging(CountDownLatch until) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        hook.before = call -> {
            if (call.arguments().contains("slow")) {
                reached.countDown();
                Threads.await(until);
            }
            return call;
        };
        Caller<String> caller = Caller.calls("caller", () -> connection.execute("slow"));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        return caller;
    }

    @Test
    void whileAHookHangsOnlyItsCallerWaits() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        bench.core.hook(hook, EVERYTHING);
        Caller<String> slow = hanging(go);
        assertThat(connection.execute("fast")).isEqualTo("default: fast");
        assertThat(connection.as(Echo.class).add(1, 2)).isEqualTo(3);
        connection.lease().close();
        go.countDown();
        assertThat(slow.result()).isEqualTo("default: slow");
    }

    @Test
    void aConnectionIsDisconnectedWhileAHookHangs() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        bench.core.hook(hook, EVERYTHING);
        Caller<String> slow = hanging(go);
        connection.disconnect();
        assertThat(connection.isConnected()).isFalse();
        go.countDown();
        assertThat(slow.failure()).isInstanceOf(NotConnectedException.class);
        assertThat(connection.connect().execute("x")).isEqualTo("default: x");
    }

    @Test
    void aPluginLeavesWhileAHookHangsAndTheCallFindsTheNewOne() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        bench.core.hook(hook, EVERYTHING);
        Caller<String> slow = hanging(go);
        bench.core
                .contributions()
                .removeConnections(bench.cli.plugin(List.of("cli", "unicon.Unicon"), List.of(), "cli", 0));
        assertThatThrownBy(() -> connection.execute("fast")).isInstanceOf(ConnectionClosedException.class);
        TestClass update = bench.add("cli");
        update.onExecute = session -> session.log.add("by the new one");
        connection.connect();
        go.countDown();
        assertThat(slow.result()).isEqualTo("default: slow");
        assertThat(update.last().log).contains("by the new one");
    }

    @Test
    void anInterruptOfTheCallerReachesAHookAndStaysWithTheCaller() throws Exception {
        bench.core.hook(hook, EVERYTHING);
        hook.around = call -> {
            Thread.currentThread().interrupt();
            return call.proceed();
        };
        Consumer<TestSession> look = session ->
                session.log.add("interrupted " + Thread.currentThread().isInterrupted());
        bench.cli.onExecute = look;
        // Whoever finds the flag set at the turn is told so, as without hooks.
        Caller<String> caller = Caller.calls("caller", () -> {
            try {
                return connection.execute("x");
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        });
        assertThat(caller.failure()).isInstanceOf(CallInterruptedException.class);
        assertThat(bench.cli.last().log).containsExactly("connect");
    }
}
