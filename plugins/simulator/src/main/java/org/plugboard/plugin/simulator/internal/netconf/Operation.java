// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.w3c.dom.Element;

/** Something that a session may ask for. Runs under the lock of its device, and does not block. */
@FunctionalInterface
interface Operation {

    /** The reply when there is nothing to say. */
    String OK = "<ok/>";

    /** Does what the element asks for, and gives the content of the reply. */
    String perform(Element request, ServerSession session) throws RpcProblem;
}
