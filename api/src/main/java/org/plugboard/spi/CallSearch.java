// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.connection.ConnectionException;

/**
 * The search for a device among those that call ({@link CallHome}): one call after the other is taken until somebody proves to be the
 * expected one, by host key or certificate (RFC 8071, section 3.1). Whoever is hung up on calls again; that call is somebody else's
 * then, who waits longer. Implemented by a transport that knows who is who; used by the thread that opens it.
 */
@ConsumerType
public interface CallSearch {

    /** How long one that calls may take until he is known, so that one who says nothing does not keep the expected one out. */
    Duration TO_BE_KNOWN = Duration.ofSeconds(20);

    /**
     * Waits for a call and opens the connection on it. If that fails the call is hung up on.
     *
     * @throws ConnectionException if none came, or it is not the expected one, or the connection cannot be opened
     */
    void take(Deadline deadline);

    /** Whether that failed on a call of somebody who may be another one, so that the expected one may call yet. */
    boolean mayBeAnother(ConnectionException failure);

    /** Who called, as the description of the pipe says it; empty if nobody has, or it is not known. Asked before {@link #passOver}. */
    default String caller() {
        return "";
    }

    /** Makes ready for the next call, and says why this one was not taken. */
    void passOver(ConnectionException stranger);

    /**
     * Searches until the deadline. Blocks.
     *
     * @throws ConnectionException as {@link #take} does the last time, with the last of those who called instead as suppressed; they
     *     are what a caller has to know when it is late: a {@code TimedOutException} is the cause of one that has them in its message
     */
    static void run(CallSearch search, Deadline deadline) {
        Strangers strangers = new Strangers();
        while (true) {
            try {
                search.take(deadline);
                return;
            } catch (ConnectionException e) {
                boolean goesOn = search.mayBeAnother(e)
                        && !deadline.isOver()
                        && !Thread.currentThread().isInterrupted();
                String caller = search.caller();
                if (!goesOn) {
                    throw strangers.with(e, caller);
                }
                search.passOver(e);
                strangers.add(caller, e);
            }
        }
    }
}
