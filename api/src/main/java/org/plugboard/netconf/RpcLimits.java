// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one request may cost; null and 0 stand for what the connection says.
 *
 * @param timeout how long it may take, more than zero, by default as the argument {@code timeout}
 * @param maxAnswer so many bytes of the reply are read, by default as the argument {@code max_answer}
 * @param maxDepth so many elements may be nested in the reply, by default as the argument {@code max_depth}, 1,000
 */
public record RpcLimits(@Nullable Duration timeout, long maxAnswer, int maxDepth) {

    /** As the connection says. */
    public static final RpcLimits OF_CONNECTION = new RpcLimits(null, 0, 0);

    /** @throws IllegalArgumentException if a time is not more than zero, or a number is negative */
    public RpcLimits {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException(
                    "timeout is %s; give it more than zero, such as Duration.ofSeconds(30), or nothing for that of the connection"
                            .formatted(timeout));
        }
        check("maxAnswer", maxAnswer, "bytes");
        check("maxDepth", maxDepth, "elements");
    }

    private static void check(String name, long limit, String unit) {
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "%s is %d; it is a number of %s, at least 1, or 0 for that of the connection"
                            .formatted(name, limit, unit));
        }
    }
}
