// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who uses an opening, and its end when nobody has called, leased or listened to it for so long, if that is asked for. It is decided in one step
 * with the coming of users, so that nobody is inside what it closes. Thread-safe, without a lock.
 */
final class IdleClose {

    private static final Logger LOG = LoggerFactory.getLogger(IdleClose.class);

    /** A class may log in quickly, but a look each nanosecond is for nobody. */
    private static final long SHORTEST_PAUSE_NS = Duration.ofMillis(1).toNanos();

    /**
     * How many are inside or wait to be, and when the last one left.
     *
     * @param inside a negative number when nobody may come any more
     */
    private record Use(int inside, long leftNs) {}

    private static final Use OVER = new Use(-1, 0);

    private final Opening opening;
    private final Recurring looks;
    private final AtomicReference<Use> use = new AtomicReference<>(new Use(0, System.nanoTime()));
    private volatile Duration limit = Duration.ZERO;

    /** Of this opening, which is not open yet. */
    IdleClose(Opening opening, Workers workers) {
        this.opening = opening;
        this.looks = new Recurring(
                "idle close of " + opening.name(),
                () -> Duration.ofNanos(Math.max(SHORTEST_PAUSE_NS, remainingNs(use.get()))),
                this::look,
                workers);
    }

    /**
     * It is open, and nobody has come to it yet: begins to look. Where nothing is asked for, nobody is counted.
     *
     * @param after how long nobody must have used it; zero is never
     */
    void begin(Duration after) {
        if (!after.isZero()) {
            limit = after;
            use.updateAndGet(now -> new Use(now.inside(), System.nanoTime()));
            looks.begin();
        }
    }

    /** Ends with the opening. Does not wait. */
    void end() {
        looks.end();
    }

    private long remainingNs(Use now) {
        long limitNs = Limits.exactNs(limit);
        return now.inside() > 0 ? limitNs : limitNs - (System.nanoTime() - now.leftNs());
    }

    private void look() {
        if (opening.isListening()) {
            // As if a call had just left: its time begins when nobody listens any more.
            use.updateAndGet(now -> now.inside() < 0 ? now : new Use(now.inside(), System.nanoTime()));
            return;
        }
        Use now = use.get();
        if (now.inside() == 0 && remainingNs(now) <= 0 && use.compareAndSet(now, OVER)) {
            LOG.info("{}: closed, idle for {}", opening.name(), Limits.inWords(limit));
            opening.close(Ending.idle(limit));
        }
    }

    /**
     * Borrows, and waits for that, as a user, who {@link #left leaves} if he has got a worker.
     *
     * @throws org.plugboard.connection.ConnectionException if it is closed because it was idle, when that is done
     */
    @Nullable
    Worker borrowed(Supplier<@Nullable Worker> borrow) {
        if (limit.isZero()) {
            return borrow.get();
        }
        if (use.getAndUpdate(now -> now.inside() < 0 ? now : new Use(now.inside() + 1, now.leftNs()))
                        .inside()
                < 0) {
            opening.close(Ending.idle(limit));
            throw opening.closedException();
        }
        Worker worker = null;
        try {
            worker = borrow.get();
            return worker;
        } finally {
            if (worker == null) {
                left();
            }
        }
    }

    /**
     * A user has gone.
     *
     * @throws IllegalStateException if there is none
     */
    void left() {
        if (limit.isZero()) {
            return;
        }
        use.updateAndGet(now -> {
            if (now.inside() <= 0) {
                throw new IllegalStateException(opening.name() + ": somebody left who was not inside");
            }
            return new Use(now.inside() - 1, System.nanoTime());
        });
    }
}
