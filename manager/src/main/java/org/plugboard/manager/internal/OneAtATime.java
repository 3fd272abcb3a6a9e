// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * An action of which one thread does one at a time. Who asks for it meanwhile does not wait: it is done once more, by the thread that
 * does it, so that each who asks has one that began behind that. Thread-safe, without a lock.
 */
final class OneAtATime implements Runnable {

    private final Runnable action;
    private final AtomicInteger asked = new AtomicInteger();

    /** This action, which nobody has asked for yet. */
    OneAtATime(Runnable action) {
        this.action = action;
    }

    /** Has it done. What it throws ends it for those who have asked meanwhile, too, but not for who asks later. */
    @Override
    public void run() {
        if (asked.getAndIncrement() != 0) {
            return;
        }
        boolean isOver = false;
        try {
            int seen;
            do {
                seen = asked.get();
                action.run();
            } while (asked.addAndGet(-seen) != 0);
            isOver = true;
        } finally {
            if (!isOver) {
                asked.set(0);
            }
        }
    }
}
