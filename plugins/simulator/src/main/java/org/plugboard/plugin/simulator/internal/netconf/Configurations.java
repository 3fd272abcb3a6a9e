// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import static org.plugboard.plugin.simulator.internal.datastore.Datastores.CANDIDATE;
import static org.plugboard.plugin.simulator.internal.datastore.Datastores.RUNNING;
import static org.plugboard.plugin.simulator.internal.datastore.Datastores.STARTUP;

import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.DatastoreLocks;
import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.PartialLocks;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.TreeChange;
import org.plugboard.plugin.simulator.internal.datastore.Trees;
import org.w3c.dom.Element;

/** What all changes of configurations have in common: locks, and who is told. Used under the lock of the device. */
final class Configurations {

    private final ServerDescription description;
    private final Datastores stores;
    private final UrlStore urls;
    private final BaseNotifications news;
    private final DatastoreLocks locks = new DatastoreLocks();
    private final PartialLocks partial;
    private boolean modified;

    Configurations(ServerDescription description, Datastores stores, UrlStore urls, BaseNotifications news) {
        this.description = description;
        this.stores = stores;
        this.urls = urls;
        this.news = news;
        this.partial = new PartialLocks(description.keys());
    }

    Datastores stores() {
        return stores;
    }

    UrlStore urls() {
        return urls;
    }

    DatastoreLocks locks() {
        return locks;
    }

    PartialLocks partial() {
        return partial;
    }

    /** Whether the candidate has what is not committed. */
    boolean isModified() {
        return modified;
    }

    /** What a request means by a datastore, a URL or a configuration in it; not to be changed. */
    Element read(Element place) throws RpcProblem {
        if (Requests.isNamed(place)) {
            return named(place);
        }
        return switch (place.getLocalName()) {
            case "config" -> Trees.holding(place);
            case "url" -> urls.read(place.getTextContent().strip());
            default -> stores.get(place.getLocalName());
        };
    }

    /** Only a device of RFC 8342 knows datastores by their identities. */
    void refuseIfUnknown(Element place) throws RpcProblem {
        if (Requests.isNamed(place) && !description.capabilities().has(Capabilities.NMDA)) {
            throw RpcProblem.badElement(place.getLocalName(), "it is of RFC 8526, which this device does not have");
        }
    }

    /** All configuration is in effect, so that what is intended is what is running. */
    private Element named(Element place) throws RpcProblem {
        refuseIfUnknown(place);
        String store = Requests.datastore(place);
        return stores.get(store.equals(NmdaOperations.INTENDED) ? RUNNING : store);
    }

    void requireWritable(String store) throws RpcProblem {
        stores.get(store);
        if (store.equals(RUNNING) && !description.capabilities().has(Capabilities.WRITABLE_RUNNING)) {
            throw RpcProblem.unsupported("running cannot be edited");
        }
    }

    /** Puts a configuration into a datastore, unless somebody else has locked what it changes. */
    void write(String store, Element tree, ServerSession session) throws RpcProblem {
        Element before = stores.get(store);
        locks.requireFree(store, session.id(), "in-use");
        if (store.equals(RUNNING)) {
            partial.requireUntouched(before, tree, session.id());
        }
        put(store, tree, session);
        if (store.equals(CANDIDATE)) {
            modified = true;
        } else if (store.equals(RUNNING) && stores.has(CANDIDATE) && !modified) {
            stores.put(CANDIDATE, tree);
        }
    }

    void commit(ServerSession session) throws RpcProblem {
        locks.requireFree(CANDIDATE, session.id(), "in-use");
        write(RUNNING, stores.get(CANDIDATE), session);
        modified = false;
    }

    void discard() throws RpcProblem {
        stores.copy(RUNNING, CANDIDATE);
        modified = false;
    }

    /** Takes running back to what it was, whoever has locked it; by a session, or by the device itself. */
    void restore(Element before, @Nullable ServerSession by) throws RpcProblem {
        put(RUNNING, before, by);
    }

    /** A session has gone: its locks are free, and what it changed under one and did not commit is forgotten (8.3). */
    void release(ServerSession session) throws RpcProblem {
        boolean held = locks.of(CANDIDATE)
                .filter(lock -> lock.session() == session.id())
                .isPresent();
        locks.release(session.id());
        partial.release(session.id());
        if (held) {
            discard();
        }
    }

    private void put(String store, Element tree, @Nullable ServerSession session) throws RpcProblem {
        Element before = stores.get(store);
        stores.put(store, tree);
        if (store.equals(RUNNING) || store.equals(STARTUP)) {
            news.changed(store, TreeChange.between(before, tree, description.keys()), session);
        }
    }
}
