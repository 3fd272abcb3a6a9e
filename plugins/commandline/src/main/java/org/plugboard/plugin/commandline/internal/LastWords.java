// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command that is ended from outside has to say yet: of a change that was under way only its call knows whether it may
 * have been made. Whoever ends it interrupts the calls, and waits for a bounded time until that is said. Thread-safe.
 */
final class LastWords implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

    private final Runnable interrupt;
    private final Duration bound;
    private final Thread speaker = Thread.currentThread();
    private final CountDownLatch said = new CountDownLatch(1);

    /** They are said by the thread that makes this, after {@code interrupt}. */
    LastWords(Runnable interrupt, Duration bound) {
        this.interrupt = interrupt;
        this.bound = bound;
    }

    /** Nothing more will be said. */
    void over() {
        said.countDown();
    }

    /** Interrupts; returns when all is said, or at the bound. */
    @Override
    public void close() {
        interrupt.run();
        if (Thread.currentThread() == speaker) {
            return;
        }
        try {
            if (!said.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("what was interrupted did not end within {}", bound);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
