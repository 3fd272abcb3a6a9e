// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs while a test looks: its warnings, or more. */
final class Logged extends Handler implements AutoCloseable {

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(30);

    private final Logger logger;
    private final Level least;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private Logged(Logger logger, Level least) {
        this.logger = logger;
        this.least = least;
    }

    static Logged by(Class<?> type) {
        return by(type, Level.WARNING);
    }

    static Logged by(Class<?> type, Level least) {
        Logged logged = new Logged(Logger.getLogger(type.getName()), least);
        logged.logger.addHandler(logged);
        return logged;
    }

    /** Waits, with a bound, for the first message that contains this. */
    synchronized String await(String part) {
        long end = System.nanoTime() + BOUND_NS;
        while (true) {
            Optional<String> found =
                    messages.stream().filter(message -> message.contains(part)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(end - System.nanoTime()).as("time for “%s”", part).isPositive();
            try {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= least.intValue()) {
            Object[] parameters = entry.getParameters();
            messages.add(
                    parameters == null ? entry.getMessage() : MessageFormat.format(entry.getMessage(), parameters));
            notifyAll();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
