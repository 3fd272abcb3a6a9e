// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread that is in a session of ours, and how another one gets it out. Thread-safe. */
final class Occupant implements AutoCloseable {

    private static final long END_S = 5;

    private final ShellSession session;
    private final Thread thread = Thread.currentThread();
    private final CountDownLatch out = new CountDownLatch(1);
    private volatile boolean sentOut;

    /** This thread. */
    Occupant(ShellSession session) {
        this.session = session;
    }

    /** Whether it is asked to leave. */
    boolean sentOut() {
        return sentOut;
    }

    /** Ends what it does and waits some seconds until it has left. */
    void sendOut() {
        sentOut = true;
        session.cancel(false);
        thread.interrupt();
        try {
            if (Thread.currentThread() != thread) {
                out.await(END_S, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It has left. */
    @Override
    public void close() {
        out.countDown();
    }
}
