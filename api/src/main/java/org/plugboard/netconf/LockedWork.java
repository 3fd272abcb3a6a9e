// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is done while a datastore is locked.
 *
 * @param <T> what comes of it
 */
@ConsumerType
@FunctionalInterface
public interface LockedWork<T> {

    /**
     * Does it, in the thread of the caller.
     *
     * @param session the one that holds the lock; what is given here serves until this method returns, and throws {@link
     *     org.plugboard.connection.NotConnectedException} behind that. Hooks and events know the call {@link Netconf#locked} as a whole, not
     *     what is asked here
     */
    T run(Netconf session);
}
