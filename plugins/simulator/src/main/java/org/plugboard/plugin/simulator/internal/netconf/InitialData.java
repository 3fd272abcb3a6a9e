// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.function.UnaryOperator;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/**
 * What a device begins with.
 *
 * @param description what is said of it
 * @param fill fills placeholders
 */
record InitialData(ServerDescription description, UnaryOperator<String> fill) {

    Datastores stores() {
        Datastores stores = new Datastores();
        Element running = data(description.running());
        stores.put(Datastores.RUNNING, running);
        if (description.capabilities().has(Capabilities.CANDIDATE)) {
            stores.put(Datastores.CANDIDATE, running);
        }
        if (description.capabilities().has(Capabilities.STARTUP)) {
            stores.put(Datastores.STARTUP, description.startup() == null ? running : data(description.startup()));
        }
        return stores;
    }

    UrlStore urls() {
        UrlStore urls = new UrlStore(description.capabilities());
        description.urls().forEach((url, content) -> urls.put(url, data(content)));
        return urls;
    }

    Element state() {
        return data(description.state());
    }

    private Element data(String xml) {
        try {
            return Xml.parse("<data xmlns=\"" + Xml.BASE + "\">" + fill.apply(xml) + "</data>");
        } catch (RpcProblem e) {
            // A description is read once before; only what its placeholders stand for can do this.
            throw new InvalidRequestException("simulator: the data for NETCONF is no XML: " + e.getMessage(), e);
        }
    }
}
