// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.TestbedSource;
import org.plugboard.spi.TransportFactory;

/** All that plugins contribute, by kind. Whoever is removed is reported to {@code onRemoval} before it is forgotten. */
public final class Plugins {

    private final Registry<ConnectionFactory> connections = new Registry<>();
    private final Registry<TransportFactory> transports = new Registry<>();
    private final Registry<TestbedSource> sources = new Registry<>();
    private final Consumer<Plugin<?>> onRemoval;
    private volatile Supplier<List<String>> troubles = List::of;

    Plugins(Consumer<Plugin<?>> onRemoval) {
        this.onRemoval = onRemoval;
    }

    /**
     * Adds a connection class.
     *
     * @throws IllegalArgumentException if it has no name, or two of its services could be meant by one name
     */
    public void addConnections(Plugin<ConnectionFactory> plugin) {
        requireNames(plugin, "connection class");
        ServiceTable.ofSessionsOf(plugin.factory());
        connections.add(plugin);
    }

    /**
     * Adds a transport.
     *
     * @throws IllegalArgumentException if it has no protocol
     */
    public void addTransports(Plugin<TransportFactory> plugin) {
        requireNames(plugin, "transport");
        transports.add(plugin);
    }

    /** Adds a reader of testbeds. */
    public void addSources(Plugin<TestbedSource> plugin) {
        sources.add(plugin);
    }

    /** Forgets a connection class and closes its sessions; returns when they are closed or their time is over. */
    public void removeConnections(Plugin<ConnectionFactory> plugin) {
        connections.remove(plugin);
        onRemoval.accept(plugin);
    }

    /** Forgets a transport and closes the sessions above it; returns when they are closed or their time is over. */
    public void removeTransports(Plugin<TransportFactory> plugin) {
        transports.remove(plugin);
        onRemoval.accept(plugin);
    }

    /** Forgets a reader of testbeds. */
    public void removeSources(Plugin<TestbedSource> plugin) {
        sources.remove(plugin);
    }

    /** Who can say which installed plugin does not work and why; asked only when a name is unknown. */
    public void explainedBy(Supplier<List<String>> whatIsWrong) {
        troubles = whatIsWrong;
    }

    Registry<ConnectionFactory> connections() {
        return connections;
    }

    Registry<TransportFactory> transports() {
        return transports;
    }

    Registry<TestbedSource> sources() {
        return sources;
    }

    /** The connection class of this name, or an exception that says what there is and what is wrong. */
    Plugin<ConnectionFactory> connectionClass(String subject, String name) {
        return connections
                .find(name)
                .orElseThrow(() -> unknown(subject, "connection class", name, connections.names()));
    }

    /** The transport for this protocol, or an exception that says what there is and what is wrong. */
    Plugin<TransportFactory> transport(String subject, String protocol) {
        return transports
                .find(protocol)
                .orElseThrow(() -> unknown(subject, "transport for protocol", protocol, transports.names()));
    }

    private UnknownNameException unknown(String subject, String kind, String name, List<String> known) {
        return Names.unknown(subject, kind, name, known, troubles.get());
    }

    /** What is wrong with installed plugins, for messages. */
    List<String> troubles() {
        return troubles.get();
    }

    private static void requireNames(Plugin<?> plugin, String kind) {
        if (plugin.names().isEmpty()) {
            throw new IllegalArgumentException("the " + kind + " of " + plugin.owner() + " has no name: annotate it");
        }
    }
}
