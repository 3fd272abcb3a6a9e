// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be done when the lock of the device has been given back: nobody is called under it. */
final class Errands {

    private final Deque<Runnable> errands = new ArrayDeque<>();

    void add(Runnable errand) {
        errands.add(errand);
    }

    /** All of them; there are none any more. */
    Deque<Runnable> take() {
        Deque<Runnable> taken = new ArrayDeque<>(errands);
        errands.clear();
        return taken;
    }
}
