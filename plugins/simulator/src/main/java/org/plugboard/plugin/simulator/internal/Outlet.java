// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a device says in one session, in its order and at its pace. Only what is being written lies in memory, however much
 * there is to say and however slowly it is read: the next piece is made when the one before is gone. Used within the
 * session's {@link Serial} only.
 */
final class Outlet {

    private static final int CHUNK = 16 * 1024;
    private static final int LIMIT = 4 * CHUNK;
    private static final long LONGEST_DELAY_NS = Duration.ofDays(1).toNanos();

    private final Wire wire;
    private final Executor serial;
    private final ScheduledExecutorService timer;
    private final Runnable whenFree;
    private final Deque<Iterator<Step>> speeches = new ArrayDeque<>();
    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private final Set<Future<?>> later = new HashSet<>();
    private @Nullable Step held;
    private @Nullable Future<?> alarm;
    private int rests;
    private Step.End end = Step.End.STAYS;
    private boolean writing;
    private boolean over;

    Outlet(Wire wire, Executor serial, ScheduledExecutorService timer, Runnable whenFree) {
        this.wire = wire;
        this.serial = serial;
        this.timer = timer;
        this.whenFree = whenFree;
    }

    /** Says a text; bare line feeds become new lines of a terminal. */
    void print(String text) {
        raw(Texts.forTerminal(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Says these bytes. */
    void raw(byte... bytes) {
        if (speeches.isEmpty() && held == null) {
            ready.writeBytes(bytes);
        } else {
            speeches.add(List.of(Step.of(bytes)).iterator());
        }
    }

    /** Says this after all that was said before. */
    void say(Iterator<Step> steps) {
        speeches.add(steps);
    }

    /** Says something later, unless the connection is gone by then; what is said until then goes before. */
    void later(Duration delay, Runnable says) {
        later.removeIf(Future::isDone);
        later.add(timer.schedule(
                () -> serial.execute(() -> {
                    if (!over) {
                        says.run();
                        whenFree.run();
                    }
                }),
                Math.min(delay.toNanos(), LONGEST_DELAY_NS),
                TimeUnit.NANOSECONDS));
    }

    /** Has the session look whether it has more to say. Any thread may call it. */
    void wake() {
        serial.execute(whenFree);
    }

    /** Breaks the connection, whatever is still to be said. Any thread may call it. */
    void cut() {
        serial.execute(() -> {
            if (!over) {
                close();
                wire.end(false);
            }
        });
    }

    /** Forgets what has not been said yet. */
    void interrupt() {
        speeches.clear();
        held = null;
        rests++;
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    /** Whether there is room for more. */
    boolean isFree() {
        return speeches.isEmpty() && held == null && ready.size() < LIMIT && end == Step.End.STAYS && !over;
    }

    /** Sends what can be sent now, and sees to the rest. */
    void flush() {
        if (over || writing || alarm != null) {
            return;
        }
        fill();
        if (ready.size() > 0) {
            byte[] bytes = ready.toByteArray();
            ready.reset();
            writing = true;
            wire.write(bytes, done -> serial.execute(() -> written(done)));
        } else if (held != null) {
            rest(held);
        } else if (end != Step.End.STAYS) {
            over = true;
            wire.end(end == Step.End.EXITS);
        }
    }

    /** The connection is gone. */
    void close() {
        over = true;
        interrupt();
        later.forEach(alarm -> alarm.cancel(false));
        later.clear();
    }

    private void written(boolean done) {
        writing = false;
        if (!done) {
            close();
            return;
        }
        flush();
        whenFree.run();
    }

    private void fill() {
        while (ready.size() < CHUNK && held == null && end == Step.End.STAYS && !speeches.isEmpty()) {
            Iterator<Step> speech = speeches.element();
            if (!speech.hasNext()) {
                speeches.remove();
                continue;
            }
            Step step = speech.next();
            if (step.delay().isZero()) {
                say(step);
            } else {
                held = step;
            }
        }
    }

    private void say(Step step) {
        ready.writeBytes(step.bytes());
        end = step.end();
    }

    private void rest(Step step) {
        rests++;
        if (!step.equals(Step.NEVER)) {
            int rest = rests;
            alarm = timer.schedule(
                    () -> serial.execute(() -> due(rest, step)),
                    Math.min(step.delay().toNanos(), LONGEST_DELAY_NS),
                    TimeUnit.NANOSECONDS);
        }
    }

    private void due(int rest, Step step) {
        if (rest != rests) {
            return;
        }
        alarm = null;
        held = null;
        say(step);
        flush();
        whenFree.run();
    }
}
