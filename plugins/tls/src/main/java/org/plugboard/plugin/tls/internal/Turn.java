// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.plugboard.spi.Deadline;

/** The turn of one direction of a pipe, which is held during I/O and so may be long in coming. */
final class Turn {

    private Turn() {}

    /**
     * Takes it, at once if it is free, else waits for it until the deadline.
     *
     * @param name how messages begin
     * @return whether it was taken
     * @throws InterruptedIOException if the thread is interrupted while it waits
     */
    static boolean take(ReentrantLock lock, String name, Deadline deadline) throws InterruptedIOException {
        try {
            return lock.tryLock() || lock.tryLock(deadline.remainingNs(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw (InterruptedIOException)
                    new InterruptedIOException(name + ": interrupted while another call uses the connection")
                            .initCause(e);
        }
    }
}
