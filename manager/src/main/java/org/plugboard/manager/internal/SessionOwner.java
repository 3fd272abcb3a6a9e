// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** Who has a session made, and is told of its end, whoever ends it. Told without a lock, of each end once. */
interface SessionOwner {

    /** It can no longer be used: those who wait for it go. */
    void ending(OpenSession session, Ending ending);

    /** It was found dead while nobody called it, for this reason, and is to be ended. */
    void lost(OpenSession session, Ending ending);

    /** Does this in the caller's thread while nobody else has the session; not at all if somebody has it now. Does not wait. */
    void whileFree(OpenSession session, Runnable action);

    /** Nothing of it is left. */
    void ended(OpenSession session);
}
