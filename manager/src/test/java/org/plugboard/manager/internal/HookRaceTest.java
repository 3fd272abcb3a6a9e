// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.spi.HookScope.EVERYTHING;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.device.Device;
import org.plugboard.device.Registration;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** Hooks that come, change and go while many threads call. */
@Timeout(120)
class HookRaceTest {

    private static final int CALLERS = 4;
    private static final int ROUNDS = 200;
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private final TestBench bench = new TestBench();
    private final Connection connection = bench.device().connect();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ServiceCall pause(ServiceCall call) {
        LockSupport.parkNanos(PAUSE_NS);
        return call;
    }

    /** Parking does not take the interrupt: only the withdrawal's own care keeps it from the session and the caller. */
    @Test
    void noCallIsLostOrLeftInterruptedWhileHooksComeAndGo() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger interruptsInSession = new AtomicInteger();
        bench.cli.onExecute = session -> {
            if (Thread.currentThread().isInterrupted()) {
                interruptsInSession.incrementAndGet();
            }
        };
        List<Caller<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String name = "caller " + i;
            callers.add(Caller.calls(name, () -> {
                int calls = 0;
                while (!stop.get()) {
                    assertThat(connection.execute(name + calls)).isEqualTo("default: " + name + calls);
                    assertThat(Thread.currentThread().isInterrupted())
                            .as("an interrupt is left behind")
                            .isFalse();
                    calls++;
                }
                return calls;
            }));
        }
        for (int round = 0; round < ROUNDS; round++) {
            TestHook hook = new TestHook();
            hook.applies = call -> pause(call) == call;
            hook.before = HookRaceTest::pause;
            hook.around = call -> {
                Object result = call.proceed();
                pause(call);
                return result;
            };
            Hook first = bench.core.hooks().add(hook, "", EVERYTHING);
            Registration second = bench.core.hook(hook, EVERYTHING.ranked(1));
            bench.core.hooks().change(first, EVERYTHING.ranked(2));
            while (hook.steps.isEmpty()) {
                Thread.onSpinWait();
            }
            second.close();
            bench.core.hooks().remove(first);
        }
        stop.set(true);
        for (Caller<Integer> caller : callers) {
            assertThat(caller.result()).isPositive();
        }
        assertThat(interruptsInSession).hasValue(0);
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void aCallOnADeviceIsHookedAsTheConnectionThatItReaches() throws Exception {
        TestClass other = bench.add("other");
        Device device = bench.device();
        device.connect(using("cli").overPath("a").alias("one"));
        device.connect(using("other").overPath("a").alias("two"));
        device.connectionManager().defaultAlias("one");
        AtomicInteger hooked = new AtomicInteger();
        AtomicInteger reached = new AtomicInteger();
        other.onExecute = session -> reached.incrementAndGet();
        ServiceHook counting = new ServiceHook() {
            @Override
            public ServiceCall before(ServiceCall call) {
                hooked.incrementAndGet();
                return call;
            }
        };
        AtomicBoolean over = new AtomicBoolean();
        Thread changing = new Thread(() -> {
            while (!over.get()) {
                device.connectionManager().defaultAlias("one");
                device.connectionManager().defaultAlias("two");
            }
        });
        changing.start();
        try (Registration registration = bench.core.hook(counting, EVERYTHING.forClasses("other"))) {
            for (int call = 0; call < 50_000; call++) {
                device.execute("x");
            }
            assertThat(registration).isNotNull();
        } finally {
            over.set(true);
            changing.join();
        }
        assertThat(hooked.get()).isEqualTo(reached.get()).isPositive();
    }
}
