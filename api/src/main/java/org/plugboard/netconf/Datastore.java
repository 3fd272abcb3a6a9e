// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Locale;

/** A configuration datastore of RFC 6241. Which ones a device has, its capabilities say. */
public enum Datastore {
    /** What the device works by. */
    RUNNING,
    /** What {@code commit} makes the running one; capability {@code :candidate}. */
    CANDIDATE,
    /** What the device starts with; capability {@code :startup}. */
    STARTUP;

    /** As NETCONF writes it: {@code running}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
