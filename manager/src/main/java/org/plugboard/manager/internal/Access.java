// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** What somebody wants a session for, and beside whom. */
enum Access {
    /** A call that bears others beside it. */
    SHARED,
    /** A call that has its turn: no other call that needs the turn beside it. */
    TURN,
    /** A lease: nobody beside it. */
    ALONE
}
