// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.function.Consumer;

/** A connection to somebody who uses a device; nothing here blocks. */
interface Wire {

    /**
     * Sends bytes; is not called again before they are gone.
     *
     * @param done is told, on any thread, whether they are gone or the connection is
     */
    void write(byte[] bytes, Consumer<Boolean> done);

    /** So many received bytes have been used up: as many more may come. */
    void consumed(int count);

    /** Ends the session: properly, or as a broken connection does. */
    void end(boolean properly);
}
