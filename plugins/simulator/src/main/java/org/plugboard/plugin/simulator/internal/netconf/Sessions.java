// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;

/** The sessions of a device. Used under the lock of the device. */
final class Sessions {

    private final Map<Long, ServerSession> open = new TreeMap<>();
    private final Configurations configurations;
    private final ConfirmedCommit confirmed;
    private final BaseNotifications news;
    private final Errands errands;
    private long last;

    Sessions(Configurations configurations, ConfirmedCommit confirmed, BaseNotifications news, Errands errands) {
        this.configurations = configurations;
        this.confirmed = confirmed;
        this.news = news;
        this.errands = errands;
    }

    ServerSession begin(String user, String host, Client client) {
        last++;
        ServerSession session = new ServerSession(last, user, host, client);
        open.put(last, session);
        news.started(session);
        return session;
    }

    Collection<ServerSession> all() {
        return open.values();
    }

    long everOpened() {
        return last;
    }

    /**
     * A session is over, if it was not yet.
     *
     * @param reason closed, killed, dropped
     * @param killer who has killed it, or null
     */
    void end(ServerSession session, String reason, @Nullable ServerSession killer) throws RpcProblem {
        if (session.isOver()) {
            return;
        }
        session.end();
        open.remove(session.id());
        if (session.subscription() != null) {
            session.subscription().end();
        }
        confirmed.ended(session);
        configurations.release(session);
        news.ended(session, reason, killer);
    }

    void kill(long id, ServerSession killer) throws RpcProblem {
        ServerSession session = open.get(id);
        if (session == null) {
            throw RpcProblem.invalid("there is no session " + id);
        }
        end(session, "killed", killer);
        errands.add(session.client()::cut);
    }
}
