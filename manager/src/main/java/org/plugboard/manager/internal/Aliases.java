// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one device by alias, and the one function that finds them: the exact alias; else the default
 * connection, if the name is the one that its class gives it; else, for the default alias, the connection under the name
 * that the default class gives (semantics 26, 29, 30).
 */
final class Aliases {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ManagedConnection> connections = new LinkedHashMap<>();
    private String defaultAlias;

    Aliases(String defaultAlias) {
        this.defaultAlias = defaultAlias;
    }

    String defaultAlias() {
        lock.lock();
        try {
            return defaultAlias;
        } finally {
            lock.unlock();
        }
    }

    void defaultAlias(String alias) {
        lock.lock();
        try {
            defaultAlias = alias;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The connection that the name means.
     *
     * @param nameByDefaultClass the name that the class of a default connection would give; asked only when it matters
     */
    Optional<ManagedConnection> find(String name, Supplier<Optional<String>> nameByDefaultClass) {
        ManagedConnection ofDefault;
        boolean isDefault;
        lock.lock();
        try {
            ManagedConnection exact = connections.get(name);
            if (exact != null) {
                return Optional.of(exact);
            }
            ofDefault = connections.get(defaultAlias);
            isDefault = name.equals(defaultAlias);
        } finally {
            lock.unlock();
        }
        if (ofDefault != null) {
            return Optional.of(ofDefault)
                    .filter(connection -> connection.derivedAlias().equals(Optional.of(name)));
        }
        return isDefault
                ? nameByDefaultClass.get().map(this::exact).filter(connection -> connection
                        .derivedAlias()
                        .equals(Optional.of(connection.alias())))
                : Optional.empty();
    }

    private @Nullable ManagedConnection exact(String alias) {
        lock.lock();
        try {
            return connections.get(alias);
        } finally {
            lock.unlock();
        }
    }

    /** Stores the connection under its alias, unless somebody was faster; returns the one that is stored. */
    ManagedConnection store(ManagedConnection connection) {
        lock.lock();
        try {
            ManagedConnection other = connections.putIfAbsent(connection.alias(), connection);
            return other == null ? connection : other;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets this very connection. */
    void remove(ManagedConnection connection) {
        lock.lock();
        try {
            connections.remove(connection.alias(), connection);
        } finally {
            lock.unlock();
        }
    }

    /** A snapshot in the order in which they were made. */
    Map<String, ManagedConnection> all() {
        lock.lock();
        try {
            return Collections.unmodifiableMap(new LinkedHashMap<>(connections));
        } finally {
            lock.unlock();
        }
    }

    List<String> names() {
        return new ArrayList<>(all().keySet());
    }
}
