// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionManager;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.device.Asker;
import org.plugboard.device.DeviceFacts;

/** A living device: its facts, its manager, its place in the graph, and all of them seen as one. */
final class ManagedDevice extends WiredDevice {

    /** Stands for this device where the device itself must not be held. */
    private final Object token = new Object();

    private final String name;
    private final LiveFacts live;
    private final Budget budget;
    private final Asker asker;
    private final Map<String, String> learned = new ConcurrentHashMap<>();
    private final Aliases aliases;
    private final DeviceConnections connections;

    /**
     * A device whose credentials may be asked for.
     *
     * @param place where its facts stand, for messages; empty if code says them
     */
    ManagedDevice(PlugboardCore core, DeviceFacts facts, Asker asker, String place) {
        super(core.topology(), facts.interfaces());
        this.name = facts.name();
        this.live = new LiveFacts(facts, place);
        this.budget = new Budget(live, core.workers());
        this.asker = asker;
        this.aliases = DeviceConnections.aliases(facts);
        this.connections = new DeviceConnections(core, this);
    }

    Object token() {
        return token;
    }

    LiveFacts live() {
        return live;
    }

    /** What it bears; sessions hold this, and not the device. */
    Budget budget() {
        return budget;
    }

    /** Takes new facts of the same name, without ending what does not agree with them. */
    void become(DeviceFacts facts, String place) {
        String before = DeviceConnections.defaultAlias(facts());
        live.become(facts, place);
        // One that the user has set himself stays.
        if (aliases.defaultAlias().equals(before)) {
            aliases.defaultAlias(DeviceConnections.defaultAlias(facts));
        }
    }

    /** Who can be asked for what a credential lacks. */
    Asker asker() {
        return asker;
    }

    Aliases aliases() {
        return aliases;
    }

    Map<String, String> learnedByPlugins() {
        return learned;
    }

    DeviceConnections connections() {
        return connections;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceFacts facts() {
        return live.now();
    }

    @Override
    public Map<String, String> learned() {
        return Map.copyOf(learned);
    }

    @Override
    public ConnectionManager connectionManager() {
        return connections;
    }

    @Override
    public Connection instantiate(ConnectRequest request) {
        return connections.instantiate(request);
    }

    @Override
    public Connection connect(ConnectRequest request) {
        return connections.connect(request);
    }

    @Override
    @Deprecated(since = "0.1.0")
    public Connection instantiatePool(ConnectRequest request, int size) {
        return connections.instantiatePool(request, size);
    }

    @Override
    @Deprecated(since = "0.1.0")
    public Connection startPool(ConnectRequest request, int size) {
        return connections.startPool(request, size);
    }

    @Override
    public Connection alias(String alias) {
        return connections.alias(alias);
    }

    @Override
    public void disconnect(String alias) {
        connections.disconnect(alias);
    }

    @Override
    public void disconnect() {
        connections.disconnect();
    }

    @Override
    public void destroy(String alias) {
        connections.destroy(alias);
    }

    @Override
    public void destroy() {
        connections.destroy();
    }

    @Override
    public boolean isConnected(String alias) {
        return connections.isConnected(alias);
    }

    @Override
    public boolean isConnected() {
        return connections.isConnected();
    }

    @Override
    public void disconnectAll() {
        connections.disconnectAll();
    }

    @Override
    public void destroyAll() {
        connections.destroyAll();
    }

    /** The connection whose services the device has as its own (semantics 25). */
    @Override
    ManagedConnection connection() {
        return connections
                .findDefault()
                .orElseThrow(() -> new NotConnectedException(
                        name() + ": no connection is the default one; call connect() first (aliases: "
                                + connections.connections().keySet() + ")"));
    }

    @Override
    Sessions sessions(ManagedConnection called) {
        return called.sessions(called);
    }

    /** Of the connection that is the default one now: its type is what was asked for. */
    @Override
    public <T> T as(Class<T> serviceInterface) {
        return connection().as(serviceInterface);
    }

    @Override
    public String toString() {
        return name() + facts().os().map(os -> " (" + os + ")").orElse("");
    }
}
