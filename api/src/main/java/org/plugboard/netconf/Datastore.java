// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Locale;

/** A datastore of RFC 6241 or RFC 8342. Which ones a device has, its capabilities say. */
public enum Datastore implements ConfigTarget, DatastoreIdentity {
    /** What the device works by. */
    RUNNING,
    /** What {@code commit} makes the running one; capability {@code :candidate}. */
    CANDIDATE,
    /** What the device starts with; capability {@code :startup}. */
    STARTUP,
    /** What is to be in effect, which only the operations of RFC 8526 know (RFC 8342, section 5.1.4). */
    INTENDED,
    /** What is in effect, with all state, which only {@code get-data} knows (RFC 8342, section 5.3). */
    OPERATIONAL;

    @Override
    public String namespace() {
        return DATASTORES;
    }

    @Override
    public String identity() {
        return toString();
    }

    /** As NETCONF writes it: {@code running}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
