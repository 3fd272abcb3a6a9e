// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.plugboard.spi.Deadline;

/** How a device is reached: it is dialled, or it calls. {@link #hangUp} ends it and the connection at any time, from any thread. */
interface Reach {

    /**
     * Waits for a connection.
     *
     * @throws CancellationException if it was hung up
     */
    SocketPipe reach(Deadline deadline) throws IOException, InterruptedException;

    /** Whether what was reached may be over already, and there may be another one. */
    boolean mayBeStale();

    /** Closes the connection, or ends the attempt; once. */
    void hangUp();

    /** Where it leads, as messages have it. */
    String description();

    /** What is said when nothing came in time, behind the description: what was missing, and the next step. */
    String silence(Deadline deadline);

    /** What may be done about a failure. */
    String advice();
}
