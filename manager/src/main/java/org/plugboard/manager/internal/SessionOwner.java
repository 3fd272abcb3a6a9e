// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** Who has a session made, and is told of its end, whoever ends it. Told without a lock, each once. */
interface SessionOwner {

    /** It can no longer be used: those who wait for it go. */
    void ending(OpenSession session);

    /** Nothing of it is left. */
    void ended(OpenSession session);
}
