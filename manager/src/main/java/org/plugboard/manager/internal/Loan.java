// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker that a thread has until it gives it back: what a lease stands for. It does not know the lease, so that one that
 * nobody holds any more can be given back in its stead.
 */
final class Loan {

    private enum State {
        OUT,
        WARNED,
        OVER
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loan.class);

    private final String name;
    private final Opening opening;
    private final Worker worker;
    private final Thread borrower = Thread.currentThread();

    /** Where it was taken; made into text only for a message, since that is most of its price. */
    private final Throwable taken = new Throwable();

    private final AtomicReference<State> state = new AtomicReference<>(State.OUT);
    private final Future<?> alarm;

    /** The calls that are inside, within each other. Of the borrower only. */
    private int calls;

    /** Of a worker that this thread has borrowed alone. */
    Loan(Opening opening, Worker worker, Workers workers) {
        Duration warnAfter = opening.settings().leaseWarning();
        this.name = worker.session().name();
        this.opening = opening;
        this.worker = worker;
        this.alarm = workers.remind(warnAfter, () -> warn(warnAfter));
    }

    private void warn(Duration after) {
        if (state.compareAndSet(State.OUT, State.WARNED)) {
            LOG.warn(
                    "{}: leased by thread {} and not given back for {}; is a close() missing? Taken at{}",
                    name,
                    borrower.getName(),
                    Deadline.after(after),
                    place());
        }
    }

    private String place() {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : taken.getStackTrace()) {
            text.append("\n    at ").append(element);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return worker.session().name();
    }

    Opening opening() {
        return opening;
    }

    /** The worker, for its borrower only and while it has it. */
    Worker worker() {
        refuseOthers();
        if (isOver()) {
            throw new InvalidRequestException(name + ": this lease is over; take a new one");
        }
        return worker;
    }

    /** Whether it was given back, or is about to be behind the call that runs. */
    boolean isOver() {
        return state.get() == State.OVER;
    }

    private void refuseOthers() {
        if (Thread.currentThread() != borrower) {
            throw new InvalidRequestException(name + ": this lease belongs to thread " + borrower.getName()
                    + "; take one in thread " + Thread.currentThread().getName());
        }
    }

    /** The worker for a call, which {@link #leave leaves} it. */
    Worker enter() {
        Worker mine = worker();
        calls++;
        return mine;
    }

    /** Ends a call; the last one gives back what was closed within it, so that nobody else gets in beside it. */
    void leave() {
        calls--;
        if (calls == 0 && isOver()) {
            end();
        }
    }

    /** Gives the worker back, once. */
    void giveBack() {
        refuseOthers();
        State before = state.getAndSet(State.OVER);
        if (before != State.OVER && calls == 0) {
            end();
        }
        if (before == State.WARNED) {
            LOG.info("{}: the lease of thread {} was given back after all", name, borrower.getName());
        }
    }

    private void end() {
        alarm.cancel(false);
        opening.giveBack(worker, Access.ALONE, borrower);
    }

    /** Nobody holds the lease any more. */
    void forgotten() {
        if (state.getAndSet(State.OVER) != State.OVER) {
            LOG.error(
                    "{}: a lease was forgotten by thread {} and is given back; taken at{}",
                    name,
                    borrower.getName(),
                    place());
            end();
        }
    }
}
