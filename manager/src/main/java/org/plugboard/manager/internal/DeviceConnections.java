// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ConnectionManager;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Names;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection manager of one device. */
final class DeviceConnections implements ConnectionManager {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceConnections.class);
    private static final String DEFAULT_ALIAS = "default";

    private final PlugboardCore core;
    private final WeakReference<ManagedDevice> device;
    private final String deviceName;
    private final LiveFacts live;

    /** Why there can be no connections any more; null as long as there can. */
    private volatile @Nullable Ending ended;

    DeviceConnections(PlugboardCore core, ManagedDevice device) {
        this.core = core;
        this.device = new WeakReference<>(device);
        this.deviceName = device.name();
        this.live = device.live();
    }

    /** The connections of a device that has none yet. */
    static Aliases aliases(DeviceFacts facts) {
        return new Aliases(defaultAlias(facts));
    }

    /**
     * The default alias that the facts say (semantics 10).
     *
     * @throws InvalidRequestException if it cannot be one
     */
    static String defaultAlias(DeviceFacts facts) {
        return facts.attribute("default_connection_alias")
                .or(facts.defaults()::alias)
                .map(alias -> requireAlias(facts.name(), alias))
                .orElse(DEFAULT_ALIAS);
    }

    private static String requireAlias(String deviceName, String alias) {
        try {
            return Names.alias(alias);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(deviceName + ": " + e.getMessage());
        }
    }

    /** They belong to the device, since a handle holds its device: the manager must not keep it alive. */
    private Aliases aliases() {
        return liveDevice().aliases();
    }

    @Override
    public Device device() {
        return liveDevice();
    }

    private ManagedDevice liveDevice() {
        ManagedDevice live = device.get();
        if (live == null) {
            throw new IllegalStateException(deviceName + ": the device is gone because nobody held it");
        }
        return live;
    }

    @Override
    public Map<String, Connection> connections() {
        return Collections.unmodifiableMap(aliases().all());
    }

    @Override
    public String defaultAlias() {
        return aliases().defaultAlias();
    }

    @Override
    public void defaultAlias(String alias) {
        aliases().defaultAlias(requireAlias(deviceName, alias));
    }

    @Override
    public Connection instantiate(ConnectRequest request) {
        return managed(request);
    }

    @Override
    public Connection connect(ConnectRequest request) {
        ManagedConnection connection = managed(request);
        try {
            return connection.connect();
        } catch (InvalidRequestException | UnknownNameException e) {
            // What was refused must not stay: the next call on this alias would be refused for it again.
            request.arguments().keySet().forEach(connection::without);
            throw e;
        }
    }

    @Override
    @Deprecated(since = "0.1.0")
    public Connection instantiatePool(ConnectRequest request, int size) {
        LOG.warn("{}: instantiatePool is an old name; call instantiate with a pool size", deviceName);
        return instantiate(request.pool(size));
    }

    @Override
    @Deprecated(since = "0.1.0")
    public Connection startPool(ConnectRequest request, int size) {
        LOG.warn("{}: startPool is an old name; call connect with a pool size", deviceName);
        return connect(request.pool(size));
    }

    /** The connection that the request means: the one that is there, else a new one. */
    private ManagedConnection managed(ConnectRequest request) {
        String alias = request.alias()
                .map(name -> requireAlias(deviceName, name))
                .orElseGet(() -> aliases().defaultAlias());
        Optional<ManagedConnection> existing = find(alias);
        if (existing.isPresent()) {
            return reused(existing.get(), request);
        }
        refuseEnded();
        DeviceFacts facts = live.now();
        Resolution resolution = Resolution.of(request, facts, core.contributions(), core.defaultClass());
        ManagedConnection made = new ManagedConnection(core, liveDevice(), alias, request, facts, resolution);
        ManagedConnection stored = aliases().store(made);
        stored.chronicle().instantiated();
        // What ends a device destroys the connections that are known by then; this one may have become known too late.
        Ending end = ended;
        if (end != null) {
            stored.destroy(end);
            refuseEnded();
        }
        made.warnOfPoolOverConsole();
        return stored == made ? made : reused(stored, request);
    }

    /** The class and path of a connection stay as they are; arguments count when it is connected the next time. */
    private ManagedConnection reused(ManagedConnection connection, ConnectRequest request) {
        List<String> ignored = new ArrayList<>();
        request.connectionClass()
                .filter(name -> !connection.isOfClass(name))
                .ifPresent(name -> ignored.add("class " + name));
        request.factory()
                .filter(factory -> !connection.isMadeBy(factory))
                .ifPresent(factory -> ignored.add("factory " + factory));
        request.via().filter(via -> !connection.isOver(via)).ifPresent(via -> ignored.add("path " + via));
        boolean isOpen = connection.state() != Connection.State.DISCONNECTED;
        request.arguments().forEach((argument, value) -> {
            if (connection.has(argument, value)) {
                return;
            }
            if (isOpen || argument.equals(PoolSettings.SIZE)) {
                ignored.add("argument " + argument);
            } else {
                connection.with(argument, value);
            }
        });
        if (!ignored.isEmpty()) {
            LOG.warn(
                    "{}: exists already as {}; ignored: {}; destroy it first, or take another alias",
                    connection.name(),
                    connection,
                    String.join(", ", ignored));
        }
        return connection;
    }

    private Optional<ManagedConnection> find(String alias) {
        return aliases().find(alias, this::nameByDefaultClass);
    }

    private Optional<String> nameByDefaultClass() {
        try {
            return Optional.ofNullable(
                    Resolution.of(ConnectRequest.defaults(), live.now(), core.contributions(), core.defaultClass())
                            .derivedAlias());
        } catch (UnknownNameException | InvalidRequestException e) {
            LOG.debug("{}: no default class gives a name to the default connection", deviceName, e);
            return Optional.empty();
        }
    }

    /** The connection of this alias. */
    ManagedConnection existing(String alias) {
        return find(alias)
                .orElseThrow(() -> UnknownNameException.of(
                        deviceName, "connection of alias", alias, aliases().names()));
    }

    /** The default connection, if there is one. */
    Optional<ManagedConnection> findDefault() {
        return find(defaultAlias());
    }

    @Override
    public Connection alias(String name) {
        return existing(name);
    }

    @Override
    public void disconnect(String alias) {
        existing(alias).disconnect();
    }

    @Override
    public void disconnect() {
        disconnect(defaultAlias());
    }

    @Override
    public void destroy(String alias) {
        existing(alias).destroy();
    }

    @Override
    public void destroy() {
        destroy(defaultAlias());
    }

    @Override
    public boolean isConnected(String alias) {
        return find(alias).map(Connection::isConnected).orElse(false);
    }

    @Override
    public boolean isConnected() {
        return isConnected(defaultAlias());
    }

    @Override
    public void disconnectAll() {
        forAll("disconnect", Connection::disconnect);
    }

    @Override
    public void destroyAll() {
        forAll("destroy", Connection::destroy);
    }

    /**
     * Destroys all connections for this reason, and lets nobody make another one; blocks as {@link #destroyAll()} does.
     *
     * @throws SeveralFailedException as {@link #destroyAll()} does
     */
    void end(Ending ending) {
        ended = ending;
        forAll("destroy", connection -> connection.destroy(ending));
    }

    private void refuseEnded() {
        Ending end = ended;
        if (end != null) {
            throw new NotConnectedException(deviceName + ": this device can be connected to no more: " + end.reason());
        }
    }

    private void forAll(String what, Consumer<ManagedConnection> action) {
        List<Callable<Optional<ConnectionException>>> calls = aliases().all().values().stream()
                .<Callable<Optional<ConnectionException>>>map(connection -> () -> attempt(action, connection))
                .toList();
        List<ConnectionException> failures = core.workers().all(what + " " + deviceName, calls).stream()
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            throw new SeveralFailedException(
                    deviceName + ": " + failures.size() + " of " + calls.size() + " connections failed to " + what
                            + "; the first: " + failures.get(0).getMessage(),
                    failures);
        }
    }

    private static Optional<ConnectionException> attempt(
            Consumer<ManagedConnection> action, ManagedConnection connection) {
        try {
            action.accept(connection);
            return Optional.empty();
        } catch (ConnectionException e) {
            return Optional.of(e);
        }
    }

    void forget(ManagedConnection connection) {
        aliases().remove(connection);
    }
}
