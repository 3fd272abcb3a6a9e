// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.Future;
import org.plugboard.spi.Deadline;

/**
 * Ends a call into a plugin that overruns its time: runs an action that takes away what the call waits for, then interrupts
 * the calling thread. Made and closed by that thread, around the call.
 */
final class Watchdog implements AutoCloseable {

    private final Stay stay = new Stay();
    private final Runnable action;
    private final Future<?> alarm;
    private boolean over;
    private boolean overran;

    /** Watches this thread from now on. */
    Watchdog(Workers workers, Deadline limit, Runnable action) {
        this.action = action;
        stay.enter();
        this.alarm = workers.at(limit, this::overrun);
    }

    private void overrun() {
        synchronized (this) {
            if (over) {
                return;
            }
            overran = true;
        }
        action.run();
        stay.callBack();
    }

    /** Whether the time was over before the call was. */
    synchronized boolean hasOverrun() {
        return overran;
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        alarm.cancel(false);
        stay.leave();
    }
}
