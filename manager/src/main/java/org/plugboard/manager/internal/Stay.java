// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/**
 * A thread's stay in code that is not ours, from which it can be called back: by an interrupt that does not outlast the stay. Made,
 * entered and left by that thread.
 */
final class Stay {

    private final Thread thread = Thread.currentThread();
    private boolean inside;
    private boolean interrupted;

    /** From here on it can be called back. */
    synchronized void enter() {
        inside = true;
    }

    /**
     * From here on it cannot be called back, and an interrupt that came by it is gone. Who else interrupts the thread at the
     * same moment is told by the exception that follows.
     *
     * @return whether it was inside
     */
    synchronized boolean leave() {
        boolean was = inside;
        inside = false;
        if (interrupted) {
            interrupted = false;
            Thread.interrupted();
        }
        return was;
    }

    /** Interrupts the thread if it is inside. */
    synchronized void callBack() {
        if (inside) {
            interrupted = true;
            thread.interrupt();
        }
    }
}
