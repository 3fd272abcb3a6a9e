// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntSupplier;
import org.plugboard.connection.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command has opened: it ends with the command, or with the container if that ends first. Thread-safe. */
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    /** Enough for a device that answers to give back a lock, and not more than people wait who have typed Ctrl-C. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Deque<Closeable> endings = new ConcurrentLinkedDeque<>();
    private volatile boolean ended;

    /** Remembers how something is closed again; at once, if the container has ended meanwhile. */
    void keep(Closeable ending) {
        endings.push(ending);
        if (ended) {
            close();
        }
    }

    /** Does what keeps this thread until its user leaves; the end of the container interrupts it. */
    int interruptibly(IntSupplier work) {
        Interruption interruption = new Interruption(Thread.currentThread());
        keep(interruption);
        try {
            return work.getAsInt();
        } finally {
            endings.remove(interruption);
            interruption.over();
        }
    }

    /**
     * Does work that may take a moment yet when the container ends: it is interrupted then, and nothing else is closed before it
     * is over, for a bounded time.
     */
    <T> T toItsLastWord(Runnable interrupt, Callable<T> work) throws Exception {
        LastWords words = new LastWords(interrupt, LAST_WORDS);
        keep(words);
        try {
            return work.call();
        } finally {
            endings.remove(words);
            words.over();
        }
    }

    /** Closes all because the container ends; what fails from now on fails for this reason. */
    void end() {
        ended = true;
        close();
    }

    /** Whether the container ends. */
    boolean ended() {
        return ended;
    }

    /** Closes all, the last first. What fails to say goodbye is closed all the same; whoever waits for an answer has it. */
    @Override
    public void close() {
        for (Closeable ending = endings.poll(); ending != null; ending = endings.poll()) {
            try {
                ending.close();
            } catch (ConnectionException | IOException e) {
                LOG.info("at the end of the command: {}", e.getMessage());
            }
        }
    }

    /** Interrupts a thread only while it does what may be interrupted. */
    private static final class Interruption implements Closeable {

        private final Thread thread;
        private boolean over;

        Interruption(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void close() {
            if (!over) {
                thread.interrupt();
            }
        }

        /** An interrupt that came too late to be seen must not hit what the thread does next. */
        synchronized void over() {
            over = true;
            boolean unused = Thread.interrupted();
        }
    }
}
