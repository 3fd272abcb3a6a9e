// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.PluginFacts;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedSource;
import org.plugboard.spi.TransportFactory;

/** All that plugins contribute, by kind. Whoever is removed is reported to {@code onRemoval} when it can no longer be found. */
public final class Plugins {

    private static final String CLASS = "connection class";

    private final Registry<ConnectionFactory> connections = new Registry<>();
    private final Registry<TransportFactory> transports = new Registry<>();
    private final Registry<TestbedSource> sources = new Registry<>();
    private final Registry<TestbedCallable> callables = new Registry<>();
    private final Registry<SecretStrings> secretStrings = new Registry<>();
    private final Registry<CredentialSource> credentialSources = new Registry<>();
    private final Consumer<Plugin<?>> onRemoval;
    private volatile Supplier<List<PluginFacts>> installed = this::contributors;

    /**
     * Without any.
     *
     * @param onArrival is told that there is one more connection class or transport, or that one has other names
     */
    Plugins(Consumer<Plugin<?>> onRemoval, Runnable onArrival) {
        this.onRemoval = onRemoval;
        connections.watch(onArrival);
        transports.watch(onArrival);
    }

    /**
     * Adds a connection class.
     *
     * @throws IllegalArgumentException if it has no name, or two of its services could be meant by one name
     */
    public void addConnections(Plugin<ConnectionFactory> plugin) {
        requireNames(plugin, CLASS);
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

    /** Forgets a connection class and closes its sessions; returns when they are closed or their time is over. */
    public void removeConnections(Plugin<ConnectionFactory> plugin) {
        connections.remove(plugin, () -> onRemoval.accept(plugin));
    }

    /** Forgets a transport and closes the sessions above it; returns when they are closed or their time is over. */
    public void removeTransports(Plugin<TransportFactory> plugin) {
        transports.remove(plugin, () -> onRemoval.accept(plugin));
    }

    /** Forgets a credential source and closes the sessions that are asking it. */
    public void removeCredentialSource(Plugin<CredentialSource> plugin) {
        credentialSources.remove(plugin, () -> onRemoval.accept(plugin));
    }

    /** Who knows what is installed and what of it does not work; asked for a list, and when a name is unknown. */
    public void installedBy(Supplier<List<PluginFacts>> container) {
        installed = container;
    }

    /** What is installed, sorted by name. */
    List<PluginFacts> installed() {
        return installed.get().stream()
                .sorted(Comparator.comparing(PluginFacts::name))
                .toList();
    }

    /** Without a container, whoever contributes something is what is installed. */
    private List<PluginFacts> contributors() {
        Map<String, List<String>> offers = new TreeMap<>();
        connections.all().forEach(plugin -> offer(offers, plugin, "class " + String.join(", ", plugin.names())));
        transports.all().forEach(plugin -> offer(offers, plugin, "transport " + String.join(", ", plugin.names())));
        sources.all().forEach(plugin -> offer(offers, plugin, "testbed files"));
        callables.all().forEach(plugin -> offer(offers, plugin, "callable " + String.join(", ", plugin.names())));
        secretStrings.all().forEach(plugin -> offer(offers, plugin, "secret strings"));
        credentialSources
                .all()
                .forEach(plugin -> offer(offers, plugin, "credential source " + String.join(", ", plugin.names())));
        return offers.entrySet().stream()
                .map(entry -> new PluginFacts(entry.getKey(), "", entry.getValue(), List.of()))
                .toList();
    }

    private static void offer(Map<String, List<String>> offers, Plugin<?> plugin, String what) {
        offers.computeIfAbsent(plugin.owner(), owner -> new ArrayList<>()).add(what);
    }

    /** Who makes sessions, by class name. */
    public Registry<ConnectionFactory> connections() {
        return connections;
    }

    /** Who makes transports, by protocol. */
    public Registry<TransportFactory> transports() {
        return transports;
    }

    /** Who reads testbeds. */
    public Registry<TestbedSource> sources() {
        return sources;
    }

    /** What the markup of a testbed may call, by name. */
    public Registry<TestbedCallable> callables() {
        return callables;
    }

    /** Who reads secrets as they stand in testbed files. */
    public Registry<SecretStrings> secretStrings() {
        return secretStrings;
    }

    /** Where credentials come from that do not stand in the file, by name. */
    public Registry<CredentialSource> credentialSources() {
        return credentialSources;
    }

    /** Is another number whenever something came or went that decides how a testbed is read. */
    long readersVersion() {
        return sources.changes() + callables.changes() + secretStrings.changes() + credentialSources.changes();
    }

    /** The connection class of this name, or an exception that says what there is and what is wrong. May wait for it. */
    Plugin<ConnectionFactory> connectionClass(String name, Patience patience) {
        PluginSearch<ConnectionFactory> search = new PluginSearch<>(connections, CLASS, name, patience);
        return search.find().orElseThrow(() -> noClass(patience.subject(), name, search.clues()));
    }

    /**
     * That there is no connection class of this name, what there is, and what is wrong.
     *
     * @param clues what is known of it, as clauses: {@code path 'rest' names it}
     */
    UnknownNameException noClass(String subject, String name, Stream<String> clues) {
        return unknown(
                subject,
                CLASS,
                name,
                connections.names(),
                troubles().isEmpty()
                        ? Stream.concat(clues, Stream.of("is a plugin that has this class missing?"))
                        : clues);
    }

    /** The transport for this protocol, or an exception that says what there is and what is wrong. May wait for it. */
    Plugin<TransportFactory> transport(String protocol, Patience patience) {
        String kind = "transport for protocol";
        PluginSearch<TransportFactory> search = new PluginSearch<>(transports, kind, protocol, patience);
        return search.find().orElseThrow(() -> {
            // A class may serve a protocol that it speaks above the transport of another.
            boolean served = connections.all().stream()
                    .anyMatch(plugin -> plugin.protocols().contains(protocol));
            return unknown(
                    patience.subject(),
                    kind,
                    protocol,
                    transports.names(),
                    Stream.concat(search.clues(), served ? Stream.empty() : Stream.of(noClassServes(protocol))));
        });
    }

    /** The credential source of this name, or an exception that says what there is and what is wrong. May wait for it. */
    Plugin<CredentialSource> credentialSource(String credential, String source, Patience patience) {
        String kind = "credential source";
        PluginSearch<CredentialSource> search = new PluginSearch<>(credentialSources, kind, source, patience);
        return search.find()
                .orElseThrow(() -> unknown(
                        patience.subject(),
                        kind,
                        source,
                        credentialSources.names(),
                        Stream.concat(
                                search.clues(),
                                Stream.of("credential " + credential + " comes from it: is a plugin missing?"))));
    }

    private String noClassServes(String protocol) {
        List<String> names = connections.names();
        return "no connection class here serves it either (classes here: "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + "): is a plugin for " + protocol
                + " missing?";
    }

    private UnknownNameException unknown(
            String subject, String kind, String name, List<String> known, Stream<String> reasons) {
        return UnknownNameException.of(
                subject,
                kind,
                name,
                known,
                Stream.concat(reasons, troubles().stream()).toArray(String[]::new));
    }

    /** What is wrong with installed plugins, for messages. */
    List<String> troubles() {
        return installed().stream()
                .flatMap(plugin -> plugin.missing().stream()
                        .map(reason -> (plugin.name() + " " + plugin.version()).trim() + ": " + reason))
                .toList();
    }

    private static void requireNames(Plugin<?> plugin, String kind) {
        if (plugin.names().isEmpty()) {
            throw new IllegalArgumentException("the " + kind + " of " + plugin.owner() + " has no name: annotate it");
        }
    }
}
