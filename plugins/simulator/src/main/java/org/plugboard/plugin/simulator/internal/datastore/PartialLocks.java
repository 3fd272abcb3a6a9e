// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Which session has locked which parts of running (RFC 5717). Used under the lock of its device. */
public final class PartialLocks {

    private final ListKeys keys;
    private final Map<Long, Held> held = new TreeMap<>();
    private long last;

    /**
     * A lock.
     *
     * @param session whose it is
     * @param since when it was taken
     * @param selects the expressions
     * @param nodes the elements that they selected when it was taken
     */
    public record Held(long session, Instant since, List<String> selects, List<Element> nodes) {}

    /** Without a schema. */
    public PartialLocks(ListKeys keys) {
        this.keys = keys;
    }

    /** Locks what these expressions select, and gives the lock's number. */
    public long lock(Element running, List<Element> selects, long session) throws RpcProblem {
        List<Element> nodes = new ArrayList<>();
        for (Element select : selects) {
            nodes.addAll(XPathFilter.nodes(running, Xml.text(select), select));
        }
        if (nodes.isEmpty()) {
            throw new RpcProblem("application", "operation-failed", "nothing is selected").tagged("no-matches");
        }
        for (Held other : held.values()) {
            if (other.session() != session && other.nodes().stream().anyMatch(node -> overlaps(node, nodes))) {
                throw DatastoreLocks.denied("lock-denied", "a part of it is locked", other.session());
            }
        }
        last++;
        held.put(
                last,
                new Held(session, Instant.now(), selects.stream().map(Xml::text).toList(), nodes));
        return last;
    }

    /** Gives a lock back. */
    public void unlock(long id, long session) throws RpcProblem {
        Held lock = held.get(id);
        if (lock == null || lock.session() != session) {
            throw RpcProblem.invalid("session " + session + " has no partial lock " + id);
        }
        held.remove(id);
    }

    /** Refuses if another session has locked a part. */
    public void requireNone(long session) throws RpcProblem {
        Optional<Held> other =
                held.values().stream().filter(lock -> lock.session() != session).findFirst();
        if (other.isPresent()) {
            throw DatastoreLocks.denied(
                    "lock-denied", "a part of it is locked", other.get().session());
        }
    }

    /** Refuses a change of running that changes what another session has locked. */
    public void requireUntouched(Element before, Element after, long session) throws RpcProblem {
        for (Held lock : held.values()) {
            for (Element node : lock.nodes()) {
                if (lock.session() != session && differs(node, before, after)) {
                    throw DatastoreLocks.denied(
                                    "in-use", InstancePath.of(node, keys).text() + " is locked", lock.session())
                            .at(InstancePath.of(node, keys));
                }
            }
        }
    }

    /** The locks by their numbers. */
    public Map<Long, Held> all() {
        return held;
    }

    /** Where the elements of a lock are. */
    public List<InstancePath> paths(long id) {
        Held lock = held.get(id);
        return lock == null
                ? List.of()
                : lock.nodes().stream().map(node -> InstancePath.of(node, keys)).toList();
    }

    /** A session has gone. */
    public void release(long session) {
        held.values().removeIf(lock -> lock.session() == session);
    }

    private boolean differs(Element node, Element before, Element after) {
        Optional<Element> old = keys.locate(before, node);
        Optional<Element> now = keys.locate(after, node);
        if (old.isEmpty() || now.isEmpty()) {
            return old.isPresent() != now.isPresent();
        }
        return !Xml.text(old.get()).equals(Xml.text(now.get()))
                || !TreeChange.between(old.get(), now.get(), keys).isEmpty();
    }

    /** Whether one is the other, or around it. */
    private boolean overlaps(Element locked, List<Element> wanted) {
        String path = InstancePath.of(locked, keys).text() + "/";
        return wanted.stream()
                .map(node -> InstancePath.of(node, keys).text() + "/")
                .anyMatch(other -> other.startsWith(path) || path.startsWith(other));
    }
}
