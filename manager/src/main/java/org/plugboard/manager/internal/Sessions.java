// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** Where a call gets its session from: an {@link Opening}, or a lease of it. */
interface Sessions {

    /** The opening behind it. */
    Opening opening();

    /** The services of its sessions, or the exception that says why there are none. */
    ServiceTable serviceTable();

    /** Whether the next call finds what this one leaves in the session. */
    boolean keepsState();

    /**
     * Waits for a session, at most as long as its arguments say.
     *
     * @throws org.plugboard.connection.TimedOutException if there was none in time
     * @throws org.plugboard.connection.ConnectionClosedException if it was closed meanwhile
     * @throws org.plugboard.connection.CallInterruptedException if the thread was interrupted
     */
    OpenSession borrow(Access access);

    /** Gives the session back that this thread has borrowed. */
    void giveBack(OpenSession session, Access access);
}
