// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** What a device's sessions of NETCONF have in common. Nothing here blocks. Thread-safe. */
public final class NetconfServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NetconfServer.class);

    private static final String BASE = "urn:ietf:params:netconf:base:";

    private final ReentrantLock lock = new ReentrantLock();
    private final Errands errands = new Errands();
    private final Operations operations = new Operations();
    private final List<String> capabilities = new ArrayList<>();
    private final boolean interleaves;
    private final Alarms alarms;
    private final Streams streams;
    private final ConfirmedCommit confirmed;
    private final Sessions sessions;

    /** Work that the lock of the device is held for. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws RpcProblem;
    }

    /**
     * Starts with what the description says.
     *
     * @param versions the versions of the base that it speaks
     * @param fill fills placeholders
     * @param timer where what comes later waits
     */
    public NetconfServer(
            ServerDescription description,
            List<String> versions,
            UnaryOperator<String> fill,
            ScheduledExecutorService timer) {
        Capabilities can = description.capabilities();
        versions.forEach(version -> capabilities.add(BASE + version));
        capabilities.addAll(can.uris());
        interleaves = can.has(Capabilities.INTERLEAVE);
        alarms = new Alarms(timer);
        EventLog log = new EventLog(description.notifications().log(), errands);
        BaseNotifications news = new BaseNotifications(log, can);
        streams = new Streams(description.notifications(), log, fill);
        InitialData initial = new InitialData(description, fill);
        Configurations configurations = new Configurations(description, initial.stores(), initial.urls(), news);
        confirmed = new ConfirmedCommit(
                configurations, news, (time, round) -> alarms.after(time, () -> confirmTimeOver(round)));
        sessions = new Sessions(configurations, confirmed, news, errands);
        Knowledge knowledge = new Knowledge(initial.state(), description.keys());
        Schemas schemas = new Schemas(description);
        Selection selection = new Selection(description);
        EditOperations edits = new EditOperations(description, configurations, selection);
        edits.addTo(operations);
        new ReadOperations(configurations, knowledge, selection).addTo(operations);
        new LockOperations(configurations, confirmed).addTo(operations, can);
        new CommitOperations(can, configurations, confirmed).addTo(operations);
        new SessionOperations(sessions).addTo(operations);
        new SubscriptionOperations(log, streams, selection, alarms).addTo(operations, can);
        new CustomOperations(description, configurations, knowledge, streams, fill).addTo(operations);
        if (can.has(Capabilities.NOTIFICATION)) {
            knowledge.add(streams::toXml);
        }
        if (can.has(Capabilities.MONITORING)) {
            schemas.addTo(operations);
            knowledge.add(new Monitoring(capabilities, configurations, schemas, sessions)::toXml);
        }
        NmdaOperations nmda = new NmdaOperations(configurations, knowledge, selection, edits);
        if (can.has(Capabilities.NMDA)) {
            nmda.addTo(operations);
        }
        if (can.has(Capabilities.YANG_LIBRARY)) {
            knowledge.add(() -> schemas.library(nmda.datastores()));
        }
        description.notifications().kinds().forEach((name, kind) -> {
            if (kind.every() != null) {
                alarms.every(kind.every(), () -> fire(name, kind.count()));
            }
        });
    }

    /** What the {@code hello} says. */
    public List<String> capabilities() {
        return List.copyOf(capabilities);
    }

    /** Somebody has connected. */
    public ServerSession begin(String user, String host, Client client) {
        return inOrder(() -> sessions.begin(user, host, client));
    }

    /** Does what a session asks for, and gives the content of the reply. */
    public String perform(Element request, ServerSession session) throws RpcProblem {
        return locked(() -> {
            session.asked();
            try {
                if (session.isOver()) {
                    throw new RpcProblem("protocol", "operation-failed", "the session is over");
                }
                if (!interleaves
                        && isNotified(session)
                        && !request.getLocalName().equals("close-session")) {
                    throw new RpcProblem(
                            "protocol", "resource-denied", "the session has subscribed, and there is no :interleave");
                }
                return operations.perform(request, session);
            } catch (RpcProblem e) {
                session.refused();
                throw e;
            }
        });
    }

    /** The next notification for a session that has subscribed, if there is one. */
    public Optional<String> notification(ServerSession session) {
        return inOrder(() -> {
            Subscription subscription = session.subscription();
            Optional<String> next = subscription == null ? Optional.empty() : Optional.ofNullable(subscription.poll());
            next.ifPresent(message -> session.notified());
            return next;
        });
    }

    /** The connection of a session is gone. */
    public void gone(ServerSession session) {
        inOrder(() -> {
            sessions.end(session, "dropped", null);
            return session;
        });
    }

    /** Has a notification of the description happen. */
    public void fire(String name, int count) {
        inOrder(() -> {
            streams.fire(name, count);
            return name;
        });
    }

    /** What it would have done later is not done. */
    @Override
    public void close() {
        alarms.close();
    }

    private void confirmTimeOver(long round) {
        inOrder(() -> {
            confirmed.timedOut(round);
            return round;
        });
    }

    private static boolean isNotified(ServerSession session) {
        return session.subscription() != null && !session.subscription().isOver();
    }

    /** For what no request of a client can make fail. */
    private <T> T inOrder(Work<T> work) {
        try {
            return locked(work);
        } catch (RpcProblem e) {
            LOG.debug("simulator: {}", e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    private <T> T locked(Work<T> work) throws RpcProblem {
        Deque<Runnable> after = new ArrayDeque<>();
        lock.lock();
        try {
            return work.run();
        } finally {
            after.addAll(errands.take());
            lock.unlock();
            after.forEach(Runnable::run);
        }
    }
}
