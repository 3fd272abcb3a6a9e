// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.w3c.dom.Element;

/** What a device's sessions of NETCONF have in common: its datastores and their locks. Thread-safe. */
final class NetconfDevice {

    private static final String CANDIDATE = "candidate";
    private static final String RUNNING = "running";

    private final NetconfDescription description;
    private final Texts texts;
    private final AtomicLong sessions = new AtomicLong();
    private final Map<String, Element> stores = new LinkedHashMap<>();
    private final Map<String, Long> locks = new HashMap<>();

    NetconfDevice(NetconfDescription description, Texts texts) {
        this.description = description;
        this.texts = texts;
        stores.put(RUNNING, data(description.running()));
        if (can(":candidate:")) {
            stores.put(CANDIDATE, copy(RUNNING));
        }
    }

    NetconfDescription description() {
        return description;
    }

    long newSession() {
        return sessions.incrementAndGet();
    }

    boolean can(String capability) {
        return description.capabilities().stream().anyMatch(one -> one.contains(capability));
    }

    /** A copy of a datastore. */
    synchronized Element config(String store) throws RpcProblem {
        return (Element) store(store).cloneNode(true);
    }

    /** A copy of the running configuration with all else that the device knows. */
    synchronized Element everything() throws RpcProblem {
        Element all = config(RUNNING);
        ConfigEdit.mergeAll(all, data(description.state()), description.keys());
        return all;
    }

    /** Changes a datastore wholly or not at all. */
    synchronized void edit(String store, Element config, String defaultOperation, long session) throws RpcProblem {
        if (store.equals(RUNNING) && !can(":writable-running:")) {
            throw new RpcProblem("protocol", "operation-not-supported", "running cannot be edited");
        }
        Element changed = config(store);
        refuseIfLocked(store, session, "in-use");
        if (defaultOperation.equals("replace")) {
            Xml.children(changed).forEach(changed::removeChild);
        }
        new ConfigEdit(description.keys())
                .apply(changed, config, defaultOperation.equals("replace") ? "merge" : defaultOperation);
        stores.put(store, changed);
    }

    synchronized void lock(String store, long session) throws RpcProblem {
        store(store);
        if (locks.containsKey(store)) {
            refuse(store, "lock-denied");
        }
        locks.put(store, session);
    }

    synchronized void unlock(String store, long session) throws RpcProblem {
        store(store);
        if (!Long.valueOf(session).equals(locks.get(store))) {
            throw new RpcProblem("protocol", "operation-failed", "session " + session + " does not hold " + store);
        }
        locks.remove(store);
    }

    synchronized void commit(long session) throws RpcProblem {
        store(CANDIDATE);
        refuseIfLocked(RUNNING, session, "in-use");
        refuseIfLocked(CANDIDATE, session, "in-use");
        stores.put(RUNNING, copy(CANDIDATE));
    }

    synchronized void discard(long session) throws RpcProblem {
        store(CANDIDATE);
        refuseIfLocked(CANDIDATE, session, "in-use");
        stores.put(CANDIDATE, copy(RUNNING));
    }

    /** A session has gone: its locks are free, and what it changed under one and did not commit is forgotten (8.3). */
    synchronized void gone(long session) {
        if (Long.valueOf(session).equals(locks.get(CANDIDATE))) {
            stores.put(CANDIDATE, copy(RUNNING));
        }
        locks.values().removeIf(holder -> holder == session);
    }

    private Element store(String name) throws RpcProblem {
        Element store = stores.get(name);
        if (store == null) {
            throw new RpcProblem(
                    "protocol",
                    List.of(CANDIDATE, "startup").contains(name) ? "operation-not-supported" : "invalid-value",
                    "there is no datastore " + name);
        }
        return store;
    }

    private Element copy(String store) {
        @Nullable Element found = stores.get(store);
        if (found == null) {
            throw new IllegalStateException("no " + store);
        }
        return (Element) found.cloneNode(true);
    }

    private void refuseIfLocked(String store, long session, String tag) throws RpcProblem {
        Long holder = locks.get(store);
        if (holder != null && holder != session) {
            refuse(store, tag);
        }
    }

    private void refuse(String store, String tag) throws RpcProblem {
        throw new RpcProblem(
                "protocol", tag, store + " is locked", "<session-id>" + locks.get(store) + "</session-id>");
    }

    private Element data(String xml) {
        try {
            return Xml.parse("<data xmlns=\"" + Xml.BASE + "\">" + texts.fill(xml) + "</data>");
        } catch (RpcProblem e) {
            // A description is read once before; only what its placeholders stand for can do this.
            throw new InvalidRequestException("simulator: the data for NETCONF is no XML: " + e.getMessage(), e);
        }
    }
}
