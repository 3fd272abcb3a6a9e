// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** What is read (RFC 6241, sections 7.1 and 7.7). */
final class ReadOperations {

    private final Configurations configurations;
    private final Knowledge knowledge;
    private final Selection selection;

    ReadOperations(Configurations configurations, Knowledge knowledge, Selection selection) {
        this.configurations = configurations;
        this.knowledge = knowledge;
        this.selection = selection;
    }

    void addTo(Operations operations) {
        operations.add("get", (request, session) -> data(knowledge.with(running()), request));
        operations.add(
                "get-config",
                (request, session) -> data(configurations.read(Requests.place(request, "source")), request));
    }

    private Element running() throws RpcProblem {
        return configurations.stores().get(Datastores.RUNNING);
    }

    private String data(Element data, Element request) throws RpcProblem {
        return "<data>" + Xml.content(selection.of(data, request), Xml.BASE) + "</data>";
    }
}
