// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The connections that a plugin which left has ended, until it is back or they are connected or destroyed otherwise. Keeps none of them
 * alive. Thread-safe.
 */
final class Comebacks {

    private final Set<Chronicle> waiting = Collections.newSetFromMap(new WeakHashMap<>());

    synchronized void add(Chronicle ended) {
        waiting.add(ended);
    }

    synchronized void remove(Chronicle chronicle) {
        waiting.remove(chronicle);
    }

    private synchronized List<Chronicle> all() {
        return List.copyOf(waiting);
    }

    /** Has all of them look who is here now. Calls no plugin. */
    void look() {
        all().forEach(Chronicle::lookForPlugins);
    }
}
