// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.ConnectionContext;

/**
 * The arguments of a NETCONF session.
 *
 * @param timeout how long a call without a limit of its own may take (semantics 150)
 * @param maxAnswer the most bytes that are kept of one message
 */
record Settings(Duration timeout, int maxAnswer) {

    private static final int MAX_ANSWER = 64 * 1024 * 1024;

    static Settings of(ConnectionContext context) {
        int maxAnswer = context.arguments().number("max_answer", MAX_ANSWER);
        if (maxAnswer < 1) {
            throw new InvalidRequestException(
                    "%s: max_answer is %d; it is a number of bytes, at least 1".formatted(context.name(), maxAnswer));
        }
        return new Settings(context.arguments().duration("timeout", Duration.ofSeconds(30)), maxAnswer);
    }

    /** Of a request that says none itself. */
    Limits limits() {
        return new Limits(timeout, maxAnswer, XmlCursor.MAX_DEPTH);
    }
}
