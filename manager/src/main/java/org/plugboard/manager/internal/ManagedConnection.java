// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handle that users hold: what the connection is, its {@link Lifecycle}, and its services through the {@link Door}. */
final class ManagedConnection implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedConnection.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);

    private final PlugboardCore core;
    private final ManagedDevice device;
    private final String alias;
    private final String className;
    private final @Nullable String derivedAlias;
    private final @Nullable Plugin<ConnectionFactory> given;
    private final @Nullable Path named;
    private final AtomicReference<@Nullable Path> chosen = new AtomicReference<>();
    private final AtomicReference<Map<String, Object>> arguments;
    private final Lifecycle life;

    /**
     * A connection that is not connected.
     *
     * @param given whether the caller gave the class's factory; else the class is found by name at each connect
     */
    ManagedConnection(
            PlugboardCore core,
            ManagedDevice device,
            String alias,
            Resolution resolution,
            boolean given,
            Map<String, Object> arguments) {
        this.core = core;
        this.device = device;
        this.alias = alias;
        this.className = resolution.className();
        this.derivedAlias = resolution.plugin().alias();
        this.named = resolution.path();
        this.given = given ? resolution.plugin() : null;
        this.arguments = new AtomicReference<>(arguments);
        this.life = new Lifecycle(name(), core.workers(), this::newAttempt);
    }

    /** Device and alias, as every message begins. */
    String name() {
        return device.name() + "/" + alias;
    }

    Optional<String> derivedAlias() {
        return Optional.ofNullable(derivedAlias);
    }

    /** Whether this name means its class, which may have several. */
    boolean isOfClass(String name) {
        return name.equals(className)
                || (given == null
                        && core.contributions()
                                .connections()
                                .find(className)
                                .map(plugin -> plugin.names().contains(name))
                                .orElse(false));
    }

    boolean isMadeBy(ConnectionFactory factory) {
        return given != null && given.factory() == factory;
    }

    Lifecycle life() {
        return life;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public String connectionClass() {
        return className;
    }

    @Override
    public Optional<Path> path() {
        return Optional.ofNullable(named != null ? named : chosen.get());
    }

    @Override
    public State state() {
        return life.state();
    }

    @Override
    public Instant since() {
        return life.since();
    }

    @Override
    public boolean isConnected() {
        return state() == State.CONNECTED;
    }

    @Override
    public Connection with(String argument, Object value) {
        DeviceConnections.refusePools(name(), Set.of(argument));
        arguments.updateAndGet(before -> {
            Map<String, Object> more = new LinkedHashMap<>(before);
            more.put(argument, value);
            return Collections.unmodifiableMap(more);
        });
        return this;
    }

    @Override
    public Connection connect() {
        boolean wasConnected = isConnected();
        life.connect();
        if (!wasConnected) {
            LOG.info("{}: connected by class {}{}", name(), className, overPath());
        }
        return this;
    }

    private String overPath() {
        return path().map(path -> " over path " + path.name()).orElse("");
    }

    /** Prepares an opening: looks up who has the class now, merges the arguments as they are now. */
    private ConnectAttempt newAttempt() {
        DeviceFacts facts = device.facts();
        Plugin<ConnectionFactory> plugin =
                given != null ? given : core.contributions().connectionClass(name(), className);
        MergedArguments merged = new MergedArguments(
                name(),
                arguments.get(),
                named == null ? Map.of() : named.arguments(),
                facts.defaults().arguments());
        Deadline deadline = Deadline.after(merged.duration("connect_timeout", CONNECT_TIMEOUT));
        Duration turnLimit = merged.duration("lock_timeout", Duration.ZERO);
        OpenSession session = new OpenSession(name(), device.token(), plugin, turnLimit, core.live(), core.workers());
        core.live().add(session);
        // Removing a plugin closes the sessions that are known by then; this one may have become known too late.
        if (given == null && !core.contributions().connections().holds(plugin)) {
            session.close(plugin.owner() + " was removed");
        }
        SessionContext.Opening opening = new SessionContext.Opening(
                facts,
                alias,
                Resolution.choices(facts, plugin),
                core.contributions(),
                core.workers(),
                session,
                device.learnedByPlugins(),
                chosen);
        return new ConnectAttempt(name(), session, new SessionContext(opening, merged, named), deadline);
    }

    @Override
    public void disconnect() {
        life.close(false, "it was disconnected");
    }

    @Override
    public void destroy() {
        device.connections().forget(this);
        life.close(true, "it was destroyed");
    }

    @Override
    public Set<String> services() {
        Optional<Set<String>> ofSession =
                life.sessionIfAny().map(OpenSession::services).filter(names -> !names.isEmpty());
        return ofSession.orElseGet(() -> Optional.ofNullable(given)
                .or(() -> core.contributions().connections().find(className))
                .map(plugin -> ServiceTable.ofSessionsOf(plugin.factory()).names())
                .orElse(Set.of()));
    }

    @Override
    public @Nullable Object call(String service, @Nullable Object... values) {
        return Door.call(this, service, values);
    }

    @Override
    public <T> T as(Class<T> serviceInterface) {
        if (!serviceInterface.isInterface() || !serviceInterface.isAnnotationPresent(ServiceInterface.class)) {
            throw new InvalidRequestException(
                    name() + ": " + serviceInterface.getName() + " is no service interface (@ServiceInterface)");
        }
        OpenSession session = life.session();
        if (serviceInterface.getClassLoader() != null
                && serviceInterface.getClassLoader().equals(session.pluginLoader())) {
            throw new InvalidRequestException(name() + ": " + serviceInterface.getName()
                    + " is defined by the plugin's own bundle and would be gone with it; call its methods by name, or move"
                    + " it to an API bundle");
        }
        if (!session.implementsType(serviceInterface)) {
            throw new NotSupportedException(name() + ": class " + className + " does not offer "
                    + serviceInterface.getSimpleName() + "; it has: " + String.join(", ", session.services()));
        }
        return TypedView.of(this, serviceInterface);
    }

    @Override
    public String execute(String command) {
        return text(call("execute", command));
    }

    @Override
    public String configure(String lines) {
        return text(call("configure", lines));
    }

    @Override
    @Deprecated(since = "0.1.0")
    public String config(String lines) {
        LOG.warn("{}: config is an old name; call configure", name());
        return configure(lines);
    }

    @Override
    public void send(String text) {
        call("send", text);
    }

    @Override
    public String receive() {
        return text(call("receive"));
    }

    /** A class may answer with something else than text; it is then shown as text, nothing as the empty one. */
    private static String text(@Nullable Object result) {
        return result == null ? "" : result.toString();
    }

    @Override
    public String toString() {
        return name() + " (" + className + ", " + state() + ")";
    }
}
