// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** The operations that a session may ask for (RFC 6241, sections 7 and 8). */
final class Operations {

    private static final String OK = "<ok/>";

    private final NetconfDevice device;
    private final long session;

    Operations(NetconfDevice device, long session) {
        this.device = device;
        this.session = session;
    }

    /** Does it, and gives the content of the reply. */
    String perform(Element operation) throws RpcProblem {
        if (!Xml.namespace(operation).equals(Xml.BASE)) {
            throw unsupported(operation);
        }
        switch (operation.getLocalName()) {
            case "get" -> {
                return data(device.everything(), operation);
            }
            case "get-config" -> {
                return data(device.config(store(operation, "source")), operation);
            }
            case "edit-config" -> edit(operation);
            case "lock" -> device.lock(store(operation, "target"), session);
            case "unlock" -> device.unlock(store(operation, "target"), session);
            case "commit" -> {
                require(":candidate:", operation);
                device.commit(session);
            }
            case "discard-changes" -> {
                require(":candidate:", operation);
                device.discard(session);
            }
            case "validate" -> validate(operation);
            case "close-session" -> device.gone(session);
            default -> throw unsupported(operation);
        }
        return OK;
    }

    private static String data(Element data, Element operation) throws RpcProblem {
        Optional<Element> filter = Xml.child(operation, "filter");
        if (filter.isEmpty()) {
            return "<data>" + Xml.content(data, Xml.BASE) + "</data>";
        }
        String type = filter.get().hasAttribute("type")
                ? filter.get().getAttribute("type")
                : filter.get().getAttributeNS(Xml.BASE, "type");
        if (!type.isEmpty() && !type.equals("subtree")) {
            throw new RpcProblem(
                    "protocol",
                    "bad-attribute",
                    "only subtree filters are understood",
                    "<bad-attribute>type</bad-attribute><bad-element>filter</bad-element>");
        }
        return "<data>" + Xml.content(SubtreeFilter.select(data, filter.get()), Xml.BASE) + "</data>";
    }

    private void edit(Element operation) throws RpcProblem {
        String defaultOperation =
                Xml.child(operation, "default-operation").map(Xml::text).orElse("merge");
        if (!Set.of("merge", "replace", "none").contains(defaultOperation)) {
            throw new RpcProblem("protocol", "invalid-value", "there is no default-operation " + defaultOperation);
        }
        Element config = Xml.child(operation, "config").orElseThrow(() -> missing("config"));
        String store = store(operation, "target");
        if (Xml.child(operation, "test-option")
                .map(Xml::text)
                .filter("test-only"::equals)
                .isEmpty()) {
            device.edit(store, config, defaultOperation, session);
        }
    }

    private void validate(Element operation) throws RpcProblem {
        require(":validate:", operation);
        Element source = Xml.child(operation, "source").orElseThrow(() -> missing("source"));
        if (Xml.child(source, "config").isEmpty()) {
            device.config(store(operation, "source"));
        }
    }

    private static String store(Element operation, String role) throws RpcProblem {
        List<Element> named = Xml.child(operation, role).map(Xml::children).orElseThrow(() -> missing(role));
        if (named.isEmpty()) {
            throw missing(role);
        }
        return named.get(0).getLocalName();
    }

    private void require(String capability, Element operation) throws RpcProblem {
        if (!device.can(capability)) {
            throw unsupported(operation);
        }
    }

    private static RpcProblem unsupported(Element operation) {
        return new RpcProblem(
                "protocol", "operation-not-supported", "there is no operation " + operation.getLocalName());
    }

    private static RpcProblem missing(String element) {
        return new RpcProblem(
                "protocol", "missing-element", element + " is missing", "<bad-element>" + element + "</bad-element>");
    }
}
