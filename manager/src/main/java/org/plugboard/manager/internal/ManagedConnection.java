// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handle that users hold. It owns at most one {@link OpenSession} at a time and one attempt to open the next; under its
 * lock it only decides who does what, and everything that calls a plugin is done outside.
 */
final class ManagedConnection implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedConnection.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);

    private final PlugboardCore core;
    private final ManagedDevice device;
    private final String alias;
    private final String className;
    private final @Nullable String derivedAlias;
    private final @Nullable Plugin<ConnectionFactory> given;

    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, Object> arguments;
    private final @Nullable Path named;
    private @Nullable Path chosen;
    private @Nullable ConnectAttempt attempt;
    private @Nullable OpenSession current;
    private boolean destroyed;

    /**
     * A connection that is not connected.
     *
     * @param given the class, when the caller gave its factory; else it is found by name at each connect
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
        this.arguments = arguments;
    }

    /** Device and alias, as every message begins. */
    String name() {
        return device.name() + "/" + alias;
    }

    Optional<String> derivedAlias() {
        return Optional.ofNullable(derivedAlias);
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
        lock.lock();
        try {
            return Optional.ofNullable(named).or(() -> Optional.ofNullable(chosen));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public State state() {
        OpenSession session;
        lock.lock();
        try {
            if (destroyed) {
                return State.DESTROYED;
            }
            if (attempt != null) {
                return State.CONNECTING;
            }
            session = current;
        } finally {
            lock.unlock();
        }
        return session != null && session.isConnected() ? State.CONNECTED : State.DISCONNECTED;
    }

    @Override
    public boolean isConnected() {
        return state() == State.CONNECTED;
    }

    @Override
    public Connection with(String argument, Object value) {
        DeviceConnections.refusePools(name(), Set.of(argument));
        lock.lock();
        try {
            Map<String, Object> more = new LinkedHashMap<>(arguments);
            more.put(argument, value);
            arguments = Collections.unmodifiableMap(more);
        } finally {
            lock.unlock();
        }
        return this;
    }

    @Override
    public Connection connect() {
        while (true) {
            ConnectAttempt running;
            OpenSession before;
            lock.lock();
            try {
                refuseDestroyed();
                running = attempt;
                before = current;
            } finally {
                lock.unlock();
            }
            if (running != null) {
                running.await();
                return this;
            }
            if (before != null && before.isConnected()) {
                return this;
            }
            ConnectAttempt mine = begin(before);
            if (mine != null) {
                if (before != null) {
                    before.close("it was found dead");
                }
                open(mine);
                return this;
            }
        }
    }

    /** Makes this thread the one that connects, unless somebody else did something since {@code before} was seen. */
    private @Nullable ConnectAttempt begin(@Nullable OpenSession before) {
        Plugin<ConnectionFactory> plugin =
                given != null ? given : core.plugins().connectionClass(name(), className);
        lock.lock();
        try {
            if (destroyed || attempt != null || current != before) {
                return null;
            }
            current = null;
            attempt = newAttempt(plugin);
            return attempt;
        } finally {
            lock.unlock();
        }
    }

    private ConnectAttempt newAttempt(Plugin<ConnectionFactory> plugin) {
        DeviceFacts facts = device.facts();
        MergedArguments merged = new MergedArguments(
                name(),
                arguments,
                named == null ? Map.of() : named.arguments(),
                facts.defaults().arguments());
        Deadline deadline = Deadline.after(merged.duration("connect_timeout", CONNECT_TIMEOUT));
        OpenSession session = new OpenSession(
                name(),
                device.token(),
                plugin,
                merged.duration("lock_timeout", Duration.ZERO),
                core.live(),
                core.workers());
        AtomicReference<@Nullable Path> choice = new AtomicReference<>();
        SessionContext context = new SessionContext(
                new SessionContext.Opening(
                        facts,
                        alias,
                        Resolution.choices(facts, plugin),
                        core.plugins(),
                        core.workers(),
                        session,
                        device.learnedByPlugins(),
                        choice),
                merged,
                named);
        return new ConnectAttempt(name(), plugin, session, context, choice, deadline);
    }

    private void open(ConnectAttempt mine) {
        try {
            refuseWithdrawn(mine);
            mine.open();
            finish(mine);
            mine.succeed();
        } catch (RuntimeException | Error e) {
            finishFailed(mine);
            mine.session().close("it could not be connected");
            mine.fail(e);
            throw e;
        }
    }

    /** Removing a plugin closes the sessions that are known by then; this one may have become known too late. */
    private void refuseWithdrawn(ConnectAttempt mine) {
        if (given == null && !core.plugins().connections().holds(mine.plugin())) {
            mine.session().close(mine.plugin().owner() + " was removed");
        }
    }

    private void finish(ConnectAttempt mine) {
        boolean wanted;
        lock.lock();
        try {
            wanted = attempt == mine;
            if (wanted) {
                attempt = null;
                current = mine.session();
                chosen = mine.choice();
            }
        } finally {
            lock.unlock();
        }
        if (!wanted) {
            mine.session().close("it was disconnected while it was connecting");
            throw mine.session().closedException("", null);
        }
        LOG.info(
                "{}: connected by class {}{}",
                name(),
                className,
                path().map(path -> " over path " + path.name()).orElse(""));
    }

    private void finishFailed(ConnectAttempt mine) {
        lock.lock();
        try {
            if (attempt == mine) {
                attempt = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void disconnect() {
        close(false, "it was disconnected");
    }

    @Override
    public void destroy() {
        device.connections().forget(this);
        close(true, "it was destroyed");
    }

    private void close(boolean forGood, String reason) {
        ConnectAttempt running;
        OpenSession open;
        lock.lock();
        try {
            running = attempt;
            open = current;
            attempt = null;
            current = null;
            destroyed |= forGood;
        } finally {
            lock.unlock();
        }
        Optional<ConnectionException> failure = Optional.empty();
        if (running != null) {
            failure = running.session().close(reason + " while it was connecting");
        }
        if (open != null) {
            failure = open.close(reason);
            LOG.info("{}: {}", name(), reason);
        }
        failure.ifPresent(thrown -> {
            throw thrown;
        });
    }

    /** A call found the session dead: its remains are cleared away in the background. */
    void lost(OpenSession session) {
        lock.lock();
        try {
            if (current == session) {
                current = null;
            }
        } finally {
            lock.unlock();
        }
        core.workers().soon("clean up " + name(), () -> session.close("it was lost"));
    }

    /** The session for a call, or the exception that says why there is none. */
    OpenSession openSession() {
        lock.lock();
        try {
            refuseDestroyed();
            if (current == null) {
                throw new NotConnectedException(name() + ": not connected; call connect() first");
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void refuseDestroyed() {
        if (destroyed) {
            throw new NotConnectedException(
                    name() + ": this connection was destroyed; make a new one with the device's connect()");
        }
    }

    @Override
    public Set<String> services() {
        OpenSession session;
        lock.lock();
        try {
            session = current;
        } finally {
            lock.unlock();
        }
        if (session != null) {
            return session.services();
        }
        Optional<Plugin<ConnectionFactory>> plugin = given != null
                ? Optional.of(given)
                : core.plugins().connections().find(className);
        return plugin.map(known -> ServiceTable.ofSessionsOf(known.factory()).names())
                .orElse(Set.of());
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
        OpenSession session = openSession();
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
