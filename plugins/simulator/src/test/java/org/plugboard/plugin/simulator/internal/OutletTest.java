// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutletTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final SlowWire wire = new SlowWire();
    private final Outlet out = new Outlet(wire, Runnable::run, timer, () -> {});

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void ofWhatHasNoEndOnlyTheNextPieceIsMade() {
        AtomicInteger made = new AtomicInteger();
        out.say(Stream.generate(() -> {
                    made.incrementAndGet();
                    return Step.of("x".repeat(1000));
                })
                .iterator());

        out.flush();
        int first = made.get();
        assertThat(first).isLessThan(20);
        assertThat(out.isFree()).isFalse();
        for (int i = 0; i < 10; i++) {
            wire.gone();
        }
        assertThat(made.get()).isEqualTo(11 * first);
    }

    @Test
    void oneWriteFollowsTheOther() {
        out.print("one\n");
        out.flush();
        out.print("two\n");
        out.flush();
        assertThat(wire.written).containsExactly("one\r\n");

        wire.gone();
        assertThat(wire.written).containsExactly("one\r\n", "two\r\n");
    }

    @Test
    void theEndComesAfterAllThatWasSaid() {
        out.print("bye\n");
        out.say(List.of(Step.EXIT).iterator());
        out.print("never\n");
        out.flush();
        assertThat(wire.written).containsExactly("bye\r\n");

        wire.gone();
        assertThat(wire.written).containsExactly("bye\r\n", "exit");
    }

    @Test
    void nothingIsSaidToSomebodyWhoIsGone() {
        out.print("one\n");
        out.flush();
        out.print("two\n");
        wire.lost();
        out.flush();

        assertThat(wire.written).containsExactly("one\r\n");
        assertThat(out.isFree()).isFalse();
    }

    /** Somebody who reads when the test says so. */
    private static final class SlowWire implements Wire {

        final Deque<String> written = new ArrayDeque<>();
        private final Deque<Consumer<Boolean>> waiting = new ArrayDeque<>();

        void gone() {
            waiting.remove().accept(true);
        }

        void lost() {
            waiting.remove().accept(false);
        }

        @Override
        public void write(byte[] bytes, Consumer<Boolean> done) {
            assertThat(waiting).isEmpty();
            written.add(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            waiting.add(done);
        }

        @Override
        public void consumed(int count) {
            // Nothing is received here.
        }

        @Override
        public void end(boolean properly) {
            written.add(properly ? "exit" : "cut");
        }
    }
}
