// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.RpcErrorException;

/** Marks what is thrown instead of sending a request: unlike behind other timeouts and interrupts, nothing can have come of it. */
interface Unsent {

    /**
     * Whether the device has certainly not done what it was asked: it refused, or was not asked.
     *
     * @param failure of a request; not what somebody threw who was reading its reply
     */
    static boolean isUndone(Throwable failure) {
        return failure instanceof Unsent
                || failure instanceof RpcErrorException
                || failure instanceof NotSupportedException
                || failure instanceof InvalidRequestException;
    }

    /** Its time was over before. */
    final class TimedOut extends TimedOutException implements Unsent {

        private static final long serialVersionUID = 1L;

        TimedOut(String message) {
            super(message);
        }
    }

    /** Its caller was interrupted before. */
    final class Interrupted extends CallInterruptedException implements Unsent {

        private static final long serialVersionUID = 1L;

        Interrupted(String message, Exception cause) {
            super(message, "", cause);
        }
    }
}
