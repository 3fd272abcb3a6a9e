// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The requests whose callers have gone, to know their replies when they come late; the last thousand of them. Guarded by the lock of {@link Calls}. */
final class Abandoned {

    private static final int MOST = 1000;

    private final Set<String> ids = new LinkedHashSet<>();

    void add(String id) {
        ids.add(id);
        if (ids.size() > MOST) {
            Iterator<String> eldest = ids.iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Whether it was among them. */
    boolean remove(String id) {
        return ids.remove(id);
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    int size() {
        return ids.size();
    }
}
