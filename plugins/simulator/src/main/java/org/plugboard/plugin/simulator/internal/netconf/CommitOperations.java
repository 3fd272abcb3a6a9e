// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** What becomes of the candidate (RFC 6241, sections 8.3 and 8.4). */
final class CommitOperations {

    private static final long TIMEOUT_S = 600;

    private final Capabilities capabilities;
    private final Configurations configurations;
    private final ConfirmedCommit confirmed;

    CommitOperations(Capabilities capabilities, Configurations configurations, ConfirmedCommit confirmed) {
        this.capabilities = capabilities;
        this.configurations = configurations;
        this.confirmed = confirmed;
    }

    void addTo(Operations operations) {
        if (!capabilities.has(Capabilities.CANDIDATE)) {
            return;
        }
        operations.add("commit", this::commit);
        operations.add("discard-changes", (request, session) -> {
            configurations.locks().requireFree(Datastores.CANDIDATE, session.id(), "in-use");
            configurations.discard();
            return Operation.OK;
        });
        if (capabilities.has(Capabilities.CONFIRMED_COMMIT_1_1)) {
            operations.add("cancel-commit", (request, session) -> {
                confirmed.cancel(session, text(request, "persist-id"));
                return Operation.OK;
            });
        }
    }

    private String commit(Element request, ServerSession session) throws RpcProblem {
        for (Element parameter : Xml.children(request)) {
            boolean known =
                    switch (parameter.getLocalName()) {
                        case "confirmed", "confirm-timeout" -> capabilities.has(Capabilities.CONFIRMED_COMMIT);
                        case "persist", "persist-id" -> capabilities.has(Capabilities.CONFIRMED_COMMIT_1_1);
                        default -> false;
                    };
            if (!known) {
                throw RpcProblem.badElement(
                        parameter.getLocalName(), "commit has no " + parameter.getLocalName() + " here");
            }
        }
        String id = text(request, "persist-id");
        if (Xml.child(request, "confirmed").isPresent()) {
            Duration time = Duration.ofSeconds(Requests.number(request, "confirm-timeout", TIMEOUT_S));
            confirmed.begin(session, text(request, "persist"), id, time);
        } else {
            confirmed.confirm(session, id);
        }
        return Operation.OK;
    }

    private static @Nullable String text(Element request, String name) {
        return Requests.text(request, name).orElse(null);
    }
}
