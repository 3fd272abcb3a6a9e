// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import static org.plugboard.plugin.simulator.internal.datastore.Datastores.CANDIDATE;
import static org.plugboard.plugin.simulator.internal.datastore.Datastores.RUNNING;

import java.util.List;
import java.util.stream.Collectors;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** Locks of datastores (RFC 6241, sections 7.5 and 7.6), and of parts of running (RFC 5717). */
final class LockOperations {

    private static final String PARTIAL = "urn:ietf:params:xml:ns:netconf:partial-lock:1.0";

    private final Configurations configurations;
    private final ConfirmedCommit confirmed;

    LockOperations(Configurations configurations, ConfirmedCommit confirmed) {
        this.configurations = configurations;
        this.confirmed = confirmed;
    }

    void addTo(Operations operations, Capabilities capabilities) {
        operations.add("lock", this::lock);
        operations.add("unlock", this::unlock);
        if (capabilities.has(Capabilities.PARTIAL_LOCK)) {
            operations.add(PARTIAL, "partial-lock", this::lockParts);
            operations.add(PARTIAL, "partial-unlock", (request, session) -> {
                Requests.child(request, "lock-id");
                configurations.partial().unlock(Requests.number(request, "lock-id", 0), session.id());
                return Operation.OK;
            });
        }
    }

    private String lock(Element request, ServerSession session) throws RpcProblem {
        String store = target(request);
        if (store.equals(CANDIDATE)
                && configurations.isModified()
                && configurations.locks().of(CANDIDATE).isEmpty()) {
            throw new RpcProblem(
                    "protocol",
                    "lock-denied",
                    "the candidate has changes that are not committed",
                    "<session-id>0</session-id>");
        }
        if (store.equals(RUNNING)) {
            configurations.partial().requireNone(session.id());
            confirmed.requireNone(session, "lock-denied");
        }
        configurations.locks().lock(store, session.id());
        return Operation.OK;
    }

    /** What was changed in the candidate and not committed is forgotten with its lock (RFC 6241, section 8.3.5.2). */
    private String unlock(Element request, ServerSession session) throws RpcProblem {
        String store = target(request);
        configurations.locks().unlock(store, session.id());
        if (store.equals(CANDIDATE)) {
            configurations.discard();
        }
        return Operation.OK;
    }

    private String lockParts(Element request, ServerSession session) throws RpcProblem {
        List<Element> selects = Xml.children(request).stream()
                .filter(child -> child.getLocalName().equals("select"))
                .toList();
        if (selects.isEmpty()) {
            throw RpcProblem.missing("select");
        }
        configurations.locks().requireFree(RUNNING, session.id(), "lock-denied");
        confirmed.requireNone(session, "lock-denied");
        long id = configurations.partial().lock(configurations.stores().get(RUNNING), selects, session.id());
        return "<lock-id xmlns=\"" + PARTIAL + "\">" + id + "</lock-id>"
                + configurations.partial().paths(id).stream()
                        .map(path -> "<locked-node xmlns=\"" + PARTIAL + "\"" + path.declarations() + ">"
                                + Xml.escape(path.text()) + "</locked-node>")
                        .collect(Collectors.joining());
    }

    private String target(Element request) throws RpcProblem {
        Element place = Requests.place(request, "target");
        configurations.refuseIfUnknown(place);
        String store = Requests.datastore(place);
        configurations.stores().get(store);
        return store;
    }
}
