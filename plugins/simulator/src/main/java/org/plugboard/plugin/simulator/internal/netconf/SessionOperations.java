// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.w3c.dom.Element;

/** What ends sessions (RFC 6241, sections 7.8 and 7.9). */
final class SessionOperations {

    private final Sessions sessions;

    SessionOperations(Sessions sessions) {
        this.sessions = sessions;
    }

    void addTo(Operations operations) {
        operations.add("close-session", (request, session) -> {
            sessions.end(session, "closed", null);
            return Operation.OK;
        });
        operations.add("kill-session", this::kill);
    }

    private String kill(Element request, ServerSession session) throws RpcProblem {
        Requests.child(request, "session-id");
        long id = Requests.number(request, "session-id", 0);
        if (id == session.id()) {
            throw RpcProblem.invalid("a session cannot kill itself");
        }
        sessions.kill(id, session);
        return Operation.OK;
    }
}
