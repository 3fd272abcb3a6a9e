// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.HashMap;
import java.util.Map;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** The operations of a device by their names. */
final class Operations {

    private final Map<Name, Operation> table = new HashMap<>();

    private record Name(String namespace, String name) {}

    void add(String namespace, String name, Operation operation) {
        table.put(new Name(namespace, name), operation);
    }

    /** Adds one of RFC 6241. */
    void add(String name, Operation operation) {
        add(Xml.BASE, name, operation);
    }

    /** Does what a session asks for. */
    String perform(Element request, ServerSession session) throws RpcProblem {
        Operation operation = table.get(new Name(Xml.namespace(request), request.getLocalName()));
        if (operation == null) {
            throw RpcProblem.unsupported("there is no operation " + request.getLocalName());
        }
        return operation.perform(request, session);
    }
}
