// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import static org.plugboard.plugin.simulator.internal.datastore.Datastores.RUNNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.plugboard.plugin.simulator.internal.datastore.EditOptions;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Trees;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** Reads and changes any datastore of the architecture of RFC 8342 (RFC 8526). */
final class NmdaOperations {

    /** Of the identities of datastores. */
    static final String DATASTORES = "urn:ietf:params:xml:ns:yang:ietf-datastores";

    /** Of the operations, and of the parameter of others that names a datastore. */
    static final String NAMESPACE = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";

    private static final String ORIGIN = "urn:ietf:params:xml:ns:yang:ietf-origin";
    static final String INTENDED = "intended";
    private static final String OPERATIONAL = "operational";

    private final Configurations configurations;
    private final Knowledge knowledge;
    private final Selection selection;
    private final EditOperations edits;

    NmdaOperations(Configurations configurations, Knowledge knowledge, Selection selection, EditOperations edits) {
        this.configurations = configurations;
        this.knowledge = knowledge;
        this.selection = selection;
        this.edits = edits;
    }

    void addTo(Operations operations) {
        operations.add(NAMESPACE, "get-data", (request, session) -> get(request));
        operations.add(NAMESPACE, "edit-data", this::edit);
    }

    /** The names of the datastores, also of those that are only read. */
    List<String> datastores() {
        List<String> names = new ArrayList<>(configurations.stores().names());
        names.addAll(List.of(INTENDED, OPERATIONAL));
        return names;
    }

    private String get(Element request) throws RpcProblem {
        Element data = selection.withDefaults(data(request), request);
        Optional<Element> subtree = Xml.child(request, "subtree-filter");
        Optional<Element> xpath = Xml.child(request, "xpath-filter");
        if (subtree.isPresent()) {
            data = selection.subtree(data, subtree.get());
        } else if (xpath.isPresent()) {
            data = selection.xpath(data, Xml.text(xpath.get()), xpath.get());
        }
        Optional<String> depth = Requests.text(request, "max-depth").filter(text -> !text.equals("unbounded"));
        if (depth.isPresent()) {
            data = Trees.copy(data);
            cut(data, Requests.number(request, "max-depth", 1));
        }
        return "<data xmlns=\"" + NAMESPACE + "\">" + Xml.content(data, NAMESPACE) + "</data>";
    }

    private Element data(Element request) throws RpcProblem {
        String store = datastore(request);
        Element running = configurations.stores().get(RUNNING);
        if (!store.equals(OPERATIONAL)) {
            Origins.refuse(request);
            return store.equals(INTENDED) ? running : configurations.stores().get(store);
        }
        Optional<String> configuration = Requests.text(request, "config-filter");
        boolean tagged = Xml.child(request, "with-origin").isPresent();
        Element intended = tagged ? tagged(running) : running;
        if (!Origins.includeConfiguration(request)) {
            intended = Trees.copy(running);
            Xml.children(intended).forEach(intended::removeChild);
        }
        if (configuration.isEmpty()) {
            return knowledge.with(intended);
        }
        return configuration.get().equals("true") ? intended : knowledge.state();
    }

    private String edit(Element request, ServerSession session) throws RpcProblem {
        String operation = EditOperations.one(request, "default-operation", EditOperations.DEFAULTS, "merge");
        String store = datastore(request);
        if (List.of(INTENDED, OPERATIONAL).contains(store)) {
            throw RpcProblem.invalid(store + " cannot be edited");
        }
        Optional<Element> url = Xml.child(request, "url");
        Element change = url.isPresent() ? configurations.read(url.get()) : Requests.child(request, "config");
        edits.edit(store, change, new EditOptions(operation, EditOptions.OnError.ROLL_BACK), false, session);
        return Operation.OK;
    }

    private static String datastore(Element request) throws RpcProblem {
        return Requests.local(Requests.required(request, "datastore"));
    }

    /** All configuration is there because somebody wanted it. */
    private static Element tagged(Element running) {
        Element tagged = Trees.copy(running);
        for (Element top : Xml.children(tagged)) {
            top.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:or", ORIGIN);
            top.setAttributeNS(ORIGIN, "or:origin", "or:intended");
        }
        return tagged;
    }

    private static void cut(Element parent, long levels) {
        for (Element child : Xml.children(parent)) {
            if (levels > 1) {
                cut(child, levels - 1);
            } else {
                Xml.children(child).forEach(child::removeChild);
            }
        }
    }
}
