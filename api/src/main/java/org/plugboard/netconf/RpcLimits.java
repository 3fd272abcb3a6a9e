// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one request may cost; null and 0 stand for what the connection says.
 *
 * @param timeout how long it may take, by default as the argument {@code timeout}
 * @param maxAnswer so many bytes of the reply are read, by default as the argument {@code max_answer}
 * @param maxDepth so many elements may be nested in the reply, by default as the argument {@code max_depth}, 1,000
 */
public record RpcLimits(@Nullable Duration timeout, long maxAnswer, int maxDepth) {

    /** As the connection says. */
    public static final RpcLimits OF_CONNECTION = new RpcLimits(null, 0, 0);

    /** @throws IllegalArgumentException if one is negative */
    public RpcLimits {
        if (maxAnswer < 0 || maxDepth < 0 || (timeout != null && timeout.isNegative())) {
            throw new IllegalArgumentException("limits are not negative: timeout %s, maxAnswer %d, maxDepth %d"
                    .formatted(timeout, maxAnswer, maxDepth));
        }
    }
}
