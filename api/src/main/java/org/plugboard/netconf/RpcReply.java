// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.List;

/**
 * The answer to a request that the device has done.
 *
 * @param answer the element {@code data} of an operation that answers with one – {@code get}, {@code get-config}, {@code get-data}, {@code
 *     get-schema} –, else the whole {@code rpc-reply}
 * @param warnings what the device reported beside it, in its order
 */
public record RpcReply(Xml answer, List<RpcError> warnings) {

    public RpcReply {
        warnings = List.copyOf(warnings);
    }

    /** The answer, as shells print it. */
    @Override
    public String toString() {
        return answer.text();
    }
}
