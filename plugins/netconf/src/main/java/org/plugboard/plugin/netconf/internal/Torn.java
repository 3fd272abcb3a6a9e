// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import org.plugboard.connection.ConnectionException;

/**
 * What came of requests that went in one write, which failed. The last one was not taken whole, since then the write would have gone
 * well; those before it the device may have taken, and done.
 *
 * @param last of them
 * @param cause why the write failed
 */
record Torn(Call last, Cause cause) implements Call.Outcome {

    /** Why a write failed. Everybody who hears of it gets an exception of his own. Thread-safe. */
    interface Cause {

        /**
         * For one whose request was in it.
         *
         * @param what was torn
         * @param lost what the device may have done, as the end of the message; empty if nothing
         */
        ConnectionException told(String what, String lost);
    }

    @Override
    public Message of(Call call) {
        throw call == last
                ? cause.told(call.operation(), "")
                : cause.told(
                        call.operation() + ", or a request behind it,",
                        call.wanted().purpose().lost());
    }
}
