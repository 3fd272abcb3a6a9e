// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.transport.TransportException;
import org.plugboard.spi.Deadline;

/**
 * Sends what may not be sent during a key exchange. sshj waits for its end; but where the next one begins before the thread that waits
 * runs again, it takes the time for over, whatever is left of it. Nothing was sent then.
 */
final class OutsideKeyExchange {

    private OutsideKeyExchange() {}

    /** A call of sshj that sends one packet. */
    interface Sending<T> {
        T send() throws TransportException;
    }

    /**
     * Sends once no keys are exchanged.
     *
     * @throws TransportException if it cannot be sent, or keys are still exchanged at the deadline
     */
    static <T> T send(Sending<T> sending, Deadline deadline) throws TransportException {
        while (true) {
            try {
                return sending.send();
            } catch (TransportException e) {
                if (deadline.isOver() || !(e.getCause() instanceof TimeoutException)) {
                    throw e;
                }
            }
        }
    }
}
