// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/**
 * What is done while a datastore is locked.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface LockedWork<T> {

    /** Does it, in the thread of the caller, on the session that holds the lock. */
    T run(Netconf session);
}
