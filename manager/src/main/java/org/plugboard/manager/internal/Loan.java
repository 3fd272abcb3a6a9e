// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that a thread has until it gives it back: what a lease stands for. It does not know the lease, so that one that
 * nobody holds any more can be given back in its stead.
 */
final class Loan {

    private static final Logger LOG = LoggerFactory.getLogger(Loan.class);

    private final String name;
    private final Opening opening;
    private final OpenSession session;
    private final Thread borrower = Thread.currentThread();
    private final StackTraceElement[] taken = borrower.getStackTrace();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Future<?> alarm;

    /**
     * Of a session that this thread has borrowed alone.
     *
     * @param warnAfter how long it may take until a warning says who has it; zero warns never
     */
    Loan(String name, Opening opening, OpenSession session, Duration warnAfter, Workers workers) {
        this.name = name;
        this.opening = opening;
        this.session = session;
        this.alarm = workers.at(Deadline.after(Duration.ofNanos(Limits.ns(warnAfter))), () -> warn(warnAfter));
    }

    private void warn(Duration after) {
        if (!over.get()) {
            warned.set(true);
            LOG.warn(
                    "{}: leased by thread {} and not given back for {} s; is a close() missing? Taken at{}",
                    name,
                    borrower.getName(),
                    after.toSeconds(),
                    place());
        }
    }

    private String place() {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : taken) {
            text.append("\n    at ").append(element);
        }
        return text.toString();
    }

    Opening opening() {
        return opening;
    }

    /** The session, for its borrower only and while it has it. */
    OpenSession session() {
        refuseOthers();
        if (over.get()) {
            throw new InvalidRequestException(name + ": this lease is over; take a new one");
        }
        return session;
    }

    private void refuseOthers() {
        if (Thread.currentThread() != borrower) {
            throw new InvalidRequestException(name + ": this lease belongs to thread " + borrower.getName()
                    + "; take one in thread " + Thread.currentThread().getName());
        }
    }

    /** Gives the session back, once. */
    void giveBack() {
        refuseOthers();
        if (over.compareAndSet(false, true)) {
            end();
            if (warned.get()) {
                LOG.info("{}: the lease of thread {} was given back after all", name, borrower.getName());
            }
        }
    }

    private void end() {
        alarm.cancel(false);
        opening.giveBack(session, Access.ALONE, borrower);
    }

    /** Nobody holds the lease any more. */
    void forgotten() {
        if (over.compareAndSet(false, true)) {
            LOG.error(
                    "{}: a lease was forgotten by thread {} and is given back; taken at{}",
                    name,
                    borrower.getName(),
                    place());
            end();
        }
    }
}
