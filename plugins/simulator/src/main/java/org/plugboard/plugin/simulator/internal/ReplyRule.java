// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.RpcError;

/**
 * What is special in some replies.
 *
 * @param when a text that the request has; nothing for any request
 * @param times how often it holds on a device, or 0 for ever
 * @param errors what is refused; the operation is not done
 * @param warnings what is said beside the result
 * @param data the content of the reply instead of the result, or null; the operation is not done
 * @param large much instead of the result, or null; the operation is not done
 * @param order when it comes
 */
record ReplyRule(
        String when,
        int times,
        List<RpcError> errors,
        List<RpcError> warnings,
        @Nullable String data,
        @Nullable LargeData large,
        Order order) {

    /**
     * When a reply comes.
     *
     * @param delay the time before it; those behind it wait too
     * @param late the time before it; others go before
     * @param behind how many other replies go before
     */
    record Order(Duration delay, Duration late, int behind) {

        static final Order AT_ONCE = new Order(Duration.ZERO, Duration.ZERO, 0);
    }
}
