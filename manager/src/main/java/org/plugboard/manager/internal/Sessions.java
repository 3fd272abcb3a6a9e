// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.connection.ConnectionException;

/** Where a call gets its session from: an {@link Opening}, or a lease of it. */
interface Sessions {

    /** The opening behind it. */
    Opening opening();

    /** What its sessions are, or the exception that says why there are none. */
    SessionKind kind();

    /** Whether it is dead, and another one may be opened in its place for a call that has sent nothing. Calls the plugin; does not block. */
    boolean isToBeReplaced();

    /** Whether the next call finds what this one leaves in the session. */
    boolean keepsState();

    /**
     * Waits for a worker, at most as long as its arguments say.
     *
     * @throws org.plugboard.connection.TimedOutException if there was none in time
     * @throws org.plugboard.connection.ConnectionClosedException if it was closed meanwhile
     * @throws org.plugboard.connection.CallInterruptedException if the thread was interrupted
     */
    Worker borrow(Access access);

    /** Notes that a call failed with this on a worker that this thread has borrowed. */
    void failed(Worker worker, ConnectionException failure);

    /** Gives the worker back that this thread has borrowed. */
    void giveBack(Worker worker, Access access);
}
