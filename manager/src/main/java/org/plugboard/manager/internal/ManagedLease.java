// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.Cleaner;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.Services;

/** The lease that users hold; its calls pass the door with the worker that it stands for. */
final class ManagedLease extends ServiceCalls implements Lease, Sessions {

    private final ManagedConnection connection;
    private final Loan loan;
    private final Cleaner.Cleanable forgotten;

    ManagedLease(ManagedConnection connection, Loan loan, Cleaner cleaner, Workers workers) {
        this.connection = connection;
        this.loan = loan;
        this.forgotten = cleaner.register(this, whenForgotten(loan, workers));
    }

    /** Does not know the lease, or it would never be forgotten. */
    private static Runnable whenForgotten(Loan loan, Workers workers) {
        return () -> {
            if (!loan.isOver()) {
                workers.soon("give back a lease that is gone", loan::forgotten);
            }
        };
    }

    @Override
    public ManagedConnection connection() {
        return connection;
    }

    @Override
    Sessions sessions(ManagedConnection called) {
        loan.worker();
        return this;
    }

    @Override
    ServiceCalls target(ManagedConnection called) {
        return this;
    }

    @Override
    public Opening opening() {
        return loan.opening();
    }

    @Override
    public SessionKind kind() {
        return loan.worker().session().kind();
    }

    @Override
    public boolean keepsState() {
        return true;
    }

    /** It stands for this very session, and what was left in it. */
    @Override
    public boolean isToBeReplaced() {
        return false;
    }

    @Override
    public Worker borrow(Access access) {
        return loan.enter();
    }

    @Override
    public void failed(Worker worker, ConnectionException failure) {
        loan.opening().failed(worker, failure);
    }

    /** The worker stays until the lease is closed. */
    @Override
    public void giveBack(Worker worker, Access access) {
        loan.leave();
    }

    @Override
    public Services tagged(String key, Object value) {
        loan.worker();
        return super.tagged(key, value);
    }

    @Override
    public void close() {
        loan.giveBack();
        // Else each lease that was closed would be looked at again, all at once, when the garbage collector finds them.
        forgotten.clean();
    }

    @Override
    public String toString() {
        return "lease of " + loan;
    }
}
