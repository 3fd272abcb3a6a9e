// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;

/**
 * What became of one of several requests; see {@link Netconf#sendAll}. One of the two is there.
 *
 * @param reply its answer, or null if there is none
 * @param failure why there is none, or null: what {@link Netconf#send} would have thrown
 */
public record RpcResult(@Nullable RpcReply reply, @Nullable ConnectionException failure) {

    /** @throws IllegalArgumentException unless one of the two is there */
    public RpcResult {
        if ((reply == null) == (failure == null)) {
            throw new IllegalArgumentException("a result is a reply or a failure");
        }
    }

    /** Whether the device has done what it was asked. */
    public boolean isDone() {
        return reply != null;
    }

    /**
     * Its answer.
     *
     * @throws ConnectionException why there is none
     */
    public RpcReply get() {
        if (failure != null) {
            throw failure;
        }
        if (reply == null) {
            throw new IllegalStateException("a result is a reply or a failure");
        }
        return reply;
    }

    /** The answer, or the message of the failure, as shells print it. */
    @Override
    public String toString() {
        return failure == null ? String.valueOf(reply) : String.valueOf(failure.getMessage());
    }
}
