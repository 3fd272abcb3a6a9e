// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.w3c.dom.Element;

/**
 * A commit that has to be confirmed (RFC 6241, section 8.4): running goes back to what it was when its time is over or, unless it
 * was to persist, when its session ends. Used under the lock of the device.
 */
final class ConfirmedCommit {

    private final Configurations configurations;
    private final BaseNotifications news;
    private final Alarm alarm;
    private @Nullable Pending pending;
    private long rounds;

    /** Has {@link #timedOut} called later. */
    @FunctionalInterface
    interface Alarm {
        Future<?> after(Duration time, long round);
    }

    /**
     * One that waits.
     *
     * @param before what running was before the first of them
     * @param session who has to confirm it, unless it persists
     * @param persist the word by which any session can confirm it, or null
     * @param round its number, as a time may be over while the next one begins
     * @param timeout when it is taken back
     */
    private record Pending(
            Element before, ServerSession session, @Nullable String persist, long round, Future<?> timeout) {}

    ConfirmedCommit(Configurations configurations, BaseNotifications news, Alarm alarm) {
        this.configurations = configurations;
        this.news = news;
        this.alarm = alarm;
    }

    /** Commits the candidate, to be confirmed; if a commit waits already, it waits longer. */
    void begin(ServerSession session, @Nullable String persist, @Nullable String id, Duration time) throws RpcProblem {
        requireOwn(session, id);
        Element before = pending == null ? configurations.stores().get(Datastores.RUNNING) : pending.before;
        configurations.commit(session);
        String event = pending == null ? "start" : "extend";
        forget();
        rounds++;
        pending = new Pending(before, session, persist, rounds, alarm.after(time, rounds));
        news.confirmed(event, time, session);
    }

    /** Commits the candidate; that confirms what waits. */
    void confirm(ServerSession session, @Nullable String id) throws RpcProblem {
        requireOwn(session, id);
        configurations.commit(session);
        if (pending != null) {
            forget();
            news.confirmed("complete", null, session);
        }
    }

    /** Takes back what waits. */
    void cancel(ServerSession session, @Nullable String id) throws RpcProblem {
        if (pending == null) {
            throw new RpcProblem("application", "operation-failed", "no commit waits to be confirmed");
        }
        requireOwn(session, id);
        rollBack("cancel", session);
    }

    /** The time is over. */
    void timedOut(long round) throws RpcProblem {
        if (pending != null && pending.round == round) {
            rollBack("timeout", null);
        }
    }

    /** A session has gone. */
    void ended(ServerSession session) throws RpcProblem {
        if (pending != null && pending.session == session && pending.persist == null) {
            rollBack("cancel", session);
        }
    }

    /** Refuses if a commit of another session waits. */
    void requireNone(ServerSession session, String tag) throws RpcProblem {
        if (pending != null && pending.session != session) {
            throw new RpcProblem(
                            "protocol",
                            tag,
                            "a commit waits to be confirmed",
                            "<session-id>" + pending.session.id() + "</session-id>")
                    .tagged("outstanding-confirmed-commit");
        }
    }

    private void requireOwn(ServerSession session, @Nullable String id) throws RpcProblem {
        if (id != null && (pending == null || !id.equals(pending.persist))) {
            throw RpcProblem.invalid("no commit waits that has this persist-id");
        }
        if (id == null && pending != null && pending.persist != null) {
            throw RpcProblem.invalid("the commit that waits has a persist-id");
        }
        if (id == null) {
            requireNone(session, "in-use");
        }
    }

    private void rollBack(String event, @Nullable ServerSession session) throws RpcProblem {
        if (pending != null) {
            Element before = pending.before;
            forget();
            configurations.restore(before, session);
            news.confirmed(event, null, session);
        }
    }

    private void forget() {
        if (pending != null) {
            pending.timeout.cancel(false);
            pending = null;
        }
    }
}
