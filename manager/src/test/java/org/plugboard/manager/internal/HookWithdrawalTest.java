// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.spi.HookScope.EVERYTHING;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.device.Device;
import org.plugboard.device.Registration;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** Hooks that leave while calls go through them. */
@Timeout(60)
class HookWithdrawalTest {

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final Connection connection = device.connect();
    private final TestHook hook = new TestHook();
    private final Registration registration = bench.core.hook(hook, EVERYTHING);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        bench.close();
    }

    private void hang() {
        reached.countDown();
        Threads.await(go);
    }

    private void awaitReached() throws InterruptedException {
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** A call in a thread of its own, which must not be left interrupted. */
    private Caller<String> execute() {
        return Caller.calls("caller", () -> {
            try {
                return connection.execute("x");
            } finally {
                assertThat(Thread.currentThread().isInterrupted())
                        .as("an interrupt is left behind")
                        .isFalse();
            }
        });
    }

    @Test
    void aThreadInTheCodeOfAHookThatLeavesIsInterruptedAndToldWhy() throws Exception {
        hook.around = call -> {
            hang();
            return call.proceed();
        };
        Caller<String> caller = execute();
        awaitReached();
        registration.close();
        assertThat(caller.failure())
                .isInstanceOf(ServiceFailedException.class)
                .hasMessageContaining("R1/default: execute: hook " + TestHook.class.getName()
                        + " was removed while the call was in its around, which then failed: ")
                .hasCauseInstanceOf(ConnectionException.class);
        assertThat(hook.steps).noneMatch(step -> step.contains("onError"));
        assertThat(bench.cli.last().log).containsExactly("connect");
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    @Test
    void aHookThatBearsTheInterruptGoesOnAndIsNotAskedAnyMore() throws Exception {
        hook.before = call -> {
            reached.countDown();
            try {
                assertThat(go.await(30, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
                // As careful code does: the flag must not be left behind all the same.
                Thread.currentThread().interrupt();
            }
            return call.with("y");
        };
        Caller<String> caller = execute();
        awaitReached();
        registration.close();
        assertThat(caller.result()).isEqualTo("default: y");
        assertThat(hook.steps).containsExactly("hook before execute[x]");
    }

    @Test
    void aHookThatLeavesDuringTheCallItselfIsPassedOver() throws Exception {
        AtomicInteger interrupts = new AtomicInteger();
        bench.cli.onExecute = session -> {
            reached.countDown();
            try {
                assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                interrupts.incrementAndGet();
            }
        };
        Caller<String> caller = execute();
        awaitReached();
        registration.close();
        go.countDown();
        assertThat(caller.result()).isEqualTo("default: x");
        assertThat(interrupts).hasValue(0);
        assertThat(hook.steps).containsExactly("hook before execute[x]", "hook around execute[x]");
    }

    @Test
    void anExceptionOfTheCallPassesAHookThatHasLeft() throws Exception {
        ConnectionException no = new ConnectionException("R1: no");
        bench.cli.onExecute = session -> {
            hang();
            throw no;
        };
        hook.onError = (call, failure) -> "swallowed";
        Caller<String> caller = execute();
        awaitReached();
        registration.close();
        go.countDown();
        assertThat(caller.failure()).isSameAs(no);
    }

    @Test
    void aHookBehindOneThatHangsIsNotAskedWhenItHasLeftMeanwhile() throws Exception {
        TestHook outer = new TestHook();
        outer.before = call -> {
            hang();
            return call;
        };
        bench.core.hook(outer, EVERYTHING.ranked(1));
        Caller<String> caller = execute();
        awaitReached();
        registration.close();
        go.countDown();
        assertThat(caller.result()).isEqualTo("default: x");
        assertThat(hook.steps).isEmpty();
    }

    @Test
    void anInnerHookThatLeavesDoesNotDisturbTheOuterOneNorCallsOfOthers() throws Exception {
        Connection other = device.connect(using("cli").alias("other").overPath("a"));
        TestHook outer = new TestHook();
        bench.core.hook(outer, EVERYTHING.ranked(1));
        hook.around = call -> {
            if (call.connection() == connection) {
                hang();
            }
            return call.proceed();
        };
        outer.onError = (call, failure) -> "outer: " + failure.getClass().getSimpleName() + ", interrupted "
                + Thread.currentThread().isInterrupted();
        CountDownLatch inSession = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            if (session.context.alias().equals("other")) {
                inSession.countDown();
                Threads.await(answer);
            }
        };
        Caller<String> bystander = Caller.calls("caller", () -> other.execute("y"));
        assertThat(inSession.await(30, TimeUnit.SECONDS)).isTrue();
        Caller<String> caller = execute();
        awaitReached();
        registration.close();
        assertThat(caller.result()).isEqualTo("outer: ServiceFailedException, interrupted false");
        answer.countDown();
        assertThat(bystander.result()).isEqualTo("other: y");
    }

    @Test
    void aHookThatTakesItselfAwayIsInterruptedItselfAndLeavesNoInterruptBehind() throws Exception {
        hook.around = call -> {
            registration.close();
            return call.proceed() + ", interrupted " + Thread.currentThread().isInterrupted();
        };
        assertThat(execute().result()).isEqualTo("default: x, interrupted false");
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    @Test
    void hooksThatHangAreCalledBackWhenPlugboardStops() throws Exception {
        hook.after = (call, result) -> {
            hang();
            return result;
        };
        Caller<String> caller = execute();
        awaitReached();
        bench.close();
        assertThat(caller.failure())
                .isInstanceOf(ServiceFailedException.class)
                .hasMessageContaining("was removed while the call was in its after");
    }

    @Test
    void anotherScopeOrRankingCountsFromTheNextCallOn() {
        Hook registered = bench.core.hooks().add(new TestHook("other", hook.steps), "", EVERYTHING.ranked(-1));
        connection.execute("1");
        assertThat(hook.steps.get(0)).startsWith("hook");
        hook.steps.clear();
        bench.core.hooks().change(registered, EVERYTHING.ranked(1));
        connection.execute("2");
        assertThat(hook.steps.get(0)).startsWith("other");
        hook.steps.clear();
        bench.core.hooks().change(registered, EVERYTHING.forServices("configure"));
        connection.execute("3");
        assertThat(hook.steps).noneMatch(step -> step.startsWith("other"));
    }

    @Test
    void nothingOfAHookIsKeptThatHasLeftWhileACallPassesBehindIt() throws Exception {
        registration.close();
        CountDownLatch asked = new CountDownLatch(1);
        bench.cli.onExecute = session -> hang();
        Registration second;
        WeakReference<ServiceHook> gone;
        {
            ServiceHook notForIt = new ServiceHook() {
                @Override
                public boolean appliesTo(ServiceCall call) {
                    asked.countDown();
                    return false;
                }
            };
            gone = new WeakReference<>(notForIt);
            second = bench.core.hook(notForIt, EVERYTHING);
        }
        Caller<String> caller = execute();
        awaitReached();
        assertThat(asked.getCount()).isZero();
        second.close();
        Garbage.awaitCollected(gone);
        go.countDown();
        assertThat(caller.result()).isEqualTo("default: x");
    }
}
