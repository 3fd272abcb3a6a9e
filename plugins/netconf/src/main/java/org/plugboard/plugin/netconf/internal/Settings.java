// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.plugboard.spi.ConnectionContext;

/**
 * The arguments of a NETCONF session.
 *
 * @param timeout how long a call without a limit of its own may take (semantics 150)
 * @param maxAnswer the most bytes that are kept of one message
 * @param maxDepth how many elements may be nested in a reply
 */
record Settings(Duration timeout, int maxAnswer, int maxDepth) {

    private static final int MAX_ANSWER = 64 * 1024 * 1024;

    static Settings of(ConnectionContext context) {
        return new Settings(
                limit(context, "timeout", Duration.ofSeconds(30)),
                positive(context, "max_answer", MAX_ANSWER, "bytes"),
                positive(context, "max_depth", XmlCursor.MAX_DEPTH, "elements"));
    }

    private static Duration limit(ConnectionContext context, String name, Duration otherwise) {
        Duration limit = context.arguments().duration(name, otherwise);
        if (limit.isZero()) {
            throw new InvalidRequestException(
                    "%s: %s is 0, in which no call can be done; give it more, such as 30s, or leave it out"
                            .formatted(context.name(), name));
        }
        return limit;
    }

    private static int positive(ConnectionContext context, String name, int otherwise, String unit) {
        int number = context.arguments().number(name, otherwise);
        if (number < 1) {
            throw new InvalidRequestException(
                    "%s: %s is %d; it is a number of %s, at least 1".formatted(context.name(), name, number, unit));
        }
        return number;
    }

    /** Of a request that says none itself. */
    Limits limits() {
        return new Limits(timeout, maxAnswer, maxDepth);
    }
}
