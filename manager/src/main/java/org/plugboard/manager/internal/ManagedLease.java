// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.connection.Lease;
import org.plugboard.connection.Services;

/** The lease that users hold; its calls pass the door with the session that it stands for. */
final class ManagedLease extends ServiceCalls implements Lease, Sessions {

    private final ManagedConnection connection;
    private final Loan loan;

    ManagedLease(ManagedConnection connection, Loan loan) {
        this.connection = connection;
        this.loan = loan;
    }

    @Override
    public ManagedConnection connection() {
        return connection;
    }

    @Override
    Sessions sessions() {
        loan.session();
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
    public ServiceTable serviceTable() {
        return loan.session().serviceTable();
    }

    @Override
    public boolean keepsState() {
        return true;
    }

    @Override
    public OpenSession borrow(Access access) {
        return loan.enter();
    }

    /** The session stays until the lease is closed. */
    @Override
    public void giveBack(OpenSession session, Access access) {
        loan.leave();
    }

    @Override
    public Services tagged(String key, Object value) {
        loan.session();
        return super.tagged(key, value);
    }

    @Override
    public void close() {
        loan.giveBack();
    }

    @Override
    public String toString() {
        return "lease of " + connection.name();
    }
}
