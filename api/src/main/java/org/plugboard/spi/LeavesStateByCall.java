// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link Session} some of whose services leave something in it or not, depending on what they are called with: a line, a request. A
 * service that always does is marked {@link org.plugboard.connection.LeavesState}.
 */
@ConsumerType
public interface LeavesStateByCall {

    /**
     * Whether this call would leave something that is of use to the caller's next call only: then it is refused on a pool except through a
     * lease. Asked before a call on a pool, in the thread of the call; must not block, and sends nothing. What is wrong with the arguments
     * the call says itself.
     *
     * @param service the name of the service
     * @param arguments as the service takes them
     */
    boolean leavesState(String service, List<@Nullable Object> arguments);
}
