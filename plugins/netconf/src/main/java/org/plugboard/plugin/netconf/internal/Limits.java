// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.Optional;
import org.plugboard.netconf.RpcLimits;
import org.plugboard.spi.Deadline;

/**
 * What one request may cost.
 *
 * @param timeout how long it may take
 * @param maxAnswer so many bytes of its reply are read
 * @param maxDepth so many elements may be nested in its reply
 */
record Limits(Duration timeout, long maxAnswer, int maxDepth) {

    /** When a request has to be over that is sent now. */
    Deadline deadline(RpcLimits own) {
        return Deadline.after(own.timeout() == null ? timeout : own.timeout());
    }

    /** What the request says itself, and else what the connection says. */
    Limits with(RpcLimits own) {
        return new Limits(
                Optional.ofNullable(own.timeout()).orElse(timeout),
                own.maxAnswer() == 0 ? maxAnswer : own.maxAnswer(),
                own.maxDepth() == 0 ? maxDepth : own.maxDepth());
    }
}
