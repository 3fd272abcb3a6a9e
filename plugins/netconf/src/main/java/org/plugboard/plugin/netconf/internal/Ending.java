// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import org.plugboard.connection.ConnectionException;

/** Why a session ended. Everybody who hears of it gets an exception of his own. Thread-safe. */
interface Ending {

    /**
     * For one who waited for the reply to a request.
     *
     * @param lost what the device may have done, as the end of the message; empty if nothing
     */
    ConnectionException told(String lost);

    /** For everybody else. */
    default ConnectionException told() {
        return told("");
    }
}
