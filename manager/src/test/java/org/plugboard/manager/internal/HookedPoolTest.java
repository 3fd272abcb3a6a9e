// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;
import static org.plugboard.spi.HookScope.EVERYTHING;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.device.Registration;

/** Hooks around the calls of pools. */
@Timeout(60)
class HookedPoolTest {

    private final TestBench bench = new TestBench();
    private final TestHook hook = new TestHook();
    private final Registration registration = bench.core.hook(hook, EVERYTHING);

    @AfterEach
    void close() {
        bench.close();
    }

    private Connection pool(int size) {
        return bench.device().connect(via("a").alias("pool").pool(size));
    }

    @Test
    @Tag("semantics-56")
    void aHookStandsAroundCallsOfAPoolAndOfItsLeasesAndOnceAroundItsConnect() {
        Connection pool = pool(3);
        pool.execute("x");
        try (Lease lease = pool.lease()) {
            lease.send("y");
        }
        assertThat(hook.steps)
                .filteredOn(step -> step.contains("before"))
                .containsExactly("hook before connect[]", "hook before execute[x]", "hook before send[y]");
        assertThat(bench.cli.sessions).hasSize(3);
    }

    @Test
    void aHookThatAnswersItselfNeedsNoWorker() {
        Connection pool = pool(1);
        hook.around = call -> "kept";
        try (Lease lease = pool.lease()) {
            assertThat(lease.connection()).isSameAs(pool);
            assertThat(pool.execute("x")).isEqualTo("kept");
            assertThat(pool.pool().orElseThrow().borrowed()).isEqualTo(1);
        }
    }

    @Test
    void aHookThatHangsHoldsNoWorker() throws Exception {
        Connection pool = pool(1);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        hook.around = call -> {
            if (call.arguments().contains("slow")) {
                reached.countDown();
                Threads.await(go);
            }
            return call.proceed();
        };
        Caller<String> slow = Caller.calls("slow", () -> pool.execute("slow"));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.pool().orElseThrow().free()).isEqualTo(1);
        assertThat(pool.execute("fast")).isEqualTo("pool: fast");
        go.countDown();
        assertThat(slow.result()).isEqualTo("pool: slow");
    }

    @Test
    void allThatAHookDoesCanRunOnOneWorker() {
        Connection pool = pool(2);
        hook.around = call -> {
            try (Lease lease = call.connection().lease()) {
                lease.send("terminal length 0");
                Object result = call.on(lease).proceed();
                lease.send("terminal length 24");
                return result;
            }
        };
        // Leaves something in the session: that a pool refuses, but not on the lease.
        pool.call("send", "x");
        List<String> sent = bench.cli.sessions.stream()
                .flatMap(session -> session.log.stream())
                .filter(entry -> entry.startsWith("send"))
                .toList();
        assertThat(sent).containsExactly("send terminal length 0", "send x", "send terminal length 24");
    }

    @Test
    void aHookThatLeavesWhileACallIsOnAWorkerGivesTheWorkerBack() throws Exception {
        Connection pool = pool(1);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            reached.countDown();
            Threads.await(go);
        };
        Caller<String> caller = Caller.calls("caller", () -> pool.execute("x"));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        registration.close();
        go.countDown();
        assertThat(caller.result()).isEqualTo("pool: x");
        assertThat(pool.pool().orElseThrow().free()).isEqualTo(1);
        assertThat(pool.execute("y")).isEqualTo("pool: y");
        assertThat(bench.cli.sessions).hasSize(1);
    }
}
