// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** Several calls that belong together, by two threads at once: the peer gives whoever asks next what was sent last. */
@Timeout(60)
class SequencesTest {

    private static final int ROUNDS = 1_000;

    /** Whoever comes between a send and its receive takes the text of another, or is seen inside. */
    private static final class Postbox implements Session, Echo {

        private final AtomicInteger inside = new AtomicInteger();
        private final StringBuilder box = new StringBuilder();

        @Override
        public void connect(Deadline deadline) {}

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public void disconnect(Deadline deadline) {}

        @Override
        public void send(String text) {
            assertThat(inside.incrementAndGet()).as("calls inside").isEqualTo(1);
            box.append(text);
            inside.decrementAndGet();
        }

        @Override
        public String receive() {
            assertThat(inside.incrementAndGet()).as("calls inside").isEqualTo(1);
            String all = box.toString();
            box.setLength(0);
            inside.decrementAndGet();
            return all;
        }

        @Override
        public String execute(String command) {
            send(command);
            return receive();
        }

        @Override
        public String configure(String lines) {
            return execute(lines);
        }

        @Override
        public int add(int one, int other) {
            return one + other;
        }
    }

    private static @Nullable Void converse(Connection connection, String name, CountDownLatch all) {
        all.countDown();
        Threads.await(all);
        for (int round = 0; round < ROUNDS; round++) {
            String first = "<" + name + round + ">";
            try (Lease lease = connection.lease()) {
                lease.send(first);
                assertThat(connection.receive()).as("answer to %s", first).isEqualTo(first);
                connection.send(first);
                lease.send("more");
                assertThat(lease.receive()).as("answer to %s", first).isEqualTo(first + "more");
            }
        }
        return null;
    }

    private static @Nullable Void callBetween(Connection connection, CountDownLatch all) {
        all.countDown();
        Threads.await(all);
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(connection.execute("call" + round)).isEqualTo("call" + round);
        }
        return null;
    }

    @Test
    @Tag("semantics-41")
    @Tag("semantics-43")
    void sequencesOfTwoThreadsNeverMixNorDoSingleCallsComeBetween() throws Exception {
        try (TestBench bench = new TestBench()) {
            bench.core
                    .contributions()
                    .addConnections(new Plugin<>(
                            context -> new Postbox(), List.of("postbox"), List.of(), null, "test", 0, null));
            Connection connection = bench.device().connect(using("postbox"));
            CountDownLatch all = new CountDownLatch(3);
            List<Caller<Void>> callers = List.of(
                    Caller.calls("one", () -> converse(connection, "one", all)),
                    Caller.calls("two", () -> converse(connection, "two", all)),
                    Caller.calls("three", () -> callBetween(connection, all)));
            for (Caller<Void> caller : callers) {
                caller.result();
            }
        }
    }
}
