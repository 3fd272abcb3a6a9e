// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcReply;

/**
 * What a line does.
 *
 * @param rpc the request that it is, or null if it is none, or several
 * @param action does it, and gives what people are shown of it
 */
record Work(@Nullable Rpc rpc, Function<Netconf, String> action) {

    /** A request, and what of its reply is shown. */
    static Work asking(Rpc rpc, Function<RpcReply, String> shown) {
        return new Work(rpc, session -> shown.apply(session.send(rpc)));
    }

    static Work of(Function<Netconf, String> action) {
        return new Work(null, action);
    }
}
