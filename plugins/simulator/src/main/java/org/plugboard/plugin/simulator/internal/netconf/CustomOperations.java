// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.ListKeys;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Trees;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Custom;
import org.w3c.dom.Element;

/** The operations and actions (RFC 7950, section 7.15) of a device's own. */
final class CustomOperations {

    private static final String YANG = "urn:ietf:params:xml:ns:yang:1";

    private final ServerDescription description;
    private final Configurations configurations;
    private final Knowledge knowledge;
    private final Streams streams;
    private final UnaryOperator<String> fill;

    CustomOperations(
            ServerDescription description,
            Configurations configurations,
            Knowledge knowledge,
            Streams streams,
            UnaryOperator<String> fill) {
        this.description = description;
        this.configurations = configurations;
        this.knowledge = knowledge;
        this.streams = streams;
        this.fill = fill;
    }

    void addTo(Operations operations) {
        description
                .rpcs()
                .forEach((name, custom) ->
                        operations.add(custom.namespace(), name, (request, session) -> answer(custom)));
        if (!description.actions().isEmpty()) {
            operations.add(YANG, "action", (request, session) -> act(request));
        }
    }

    private String act(Element request) throws RpcProblem {
        Element tree = Trees.holding(request);
        Element action =
                find(tree).orElseThrow(() -> new RpcProblem("protocol", "unknown-element", "there is no such action"));
        Element there = knowledge.with(configurations.stores().get(Datastores.RUNNING));
        ListKeys keys = description.keys();
        if (action.getParentNode() instanceof Element parent && !keys.has(there, parent)) {
            throw new RpcProblem(
                    "application", "data-missing", "there is no " + parent.getLocalName() + " to do this with");
        }
        Custom custom = description.actions().get(action.getLocalName());
        if (custom == null) {
            throw new IllegalStateException("the action was found by its name");
        }
        return answer(custom);
    }

    /** The first element, of those around others first, that is an action. */
    private Optional<Element> find(Element parent) {
        for (Element child : Xml.children(parent)) {
            Custom custom = description.actions().get(child.getLocalName());
            Optional<Element> found = custom != null && custom.namespace().equals(Xml.namespace(child))
                    ? Optional.of(child)
                    : find(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private String answer(Custom custom) throws RpcProblem {
        if (custom.fires() != null) {
            streams.fire(custom.fires(), custom.count());
        }
        if (!custom.errors().isEmpty()) {
            throw new RpcProblem(custom.errors());
        }
        return custom.reply().isEmpty() ? Operation.OK : fill.apply(custom.reply());
    }
}
