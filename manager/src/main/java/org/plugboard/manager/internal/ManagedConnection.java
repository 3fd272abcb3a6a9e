// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.PoolFigures;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handle that users hold: what the connection is, its {@link Lifecycle}, and its services through the {@link Door}. */
final class ManagedConnection extends ServiceCalls implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedConnection.class);
    private static final Set<String> CONSOLES = Set.of("console", "con");

    private final PlugboardCore core;
    private final ManagedDevice device;
    private final String alias;
    private final AtomicReference<Map<String, Object>> arguments;
    private final Course course;
    private final Chronicle chronicle;
    private final Retries retries;
    private final Lifecycle life;
    private final Reconnection reconnection;

    /** Whether it is a pool: so it was when it was made, and may be otherwise when it is opened by other facts. */
    private volatile boolean isPool;

    private final Set<Thread> threadsInHooks = ConcurrentHashMap.newKeySet();

    /**
     * A connection that is not connected.
     *
     * @param facts those that the resolution was made by
     * @throws InvalidRequestException if the arguments make a pool that cannot be
     */
    ManagedConnection(
            PlugboardCore core,
            ManagedDevice device,
            String alias,
            ConnectRequest request,
            DeviceFacts facts,
            Resolution resolution) {
        this.core = core;
        this.device = device;
        this.alias = alias;
        this.arguments = new AtomicReference<>(request.arguments());
        this.course = new Course(core, device, alias, request, facts, resolution, arguments);
        this.chronicle = new Chronicle(core, device, alias, course);
        this.isPool = course.settings().pool().isPool();
        this.retries = new Retries(name());
        this.life = new Lifecycle(name(), core.workers(), chronicle, retries, this::newOpening);
        this.reconnection = new Reconnection(this, life, course, retries);
    }

    /** A console bears one session at a time, and there the other workers fail (semantics 54). */
    void warnOfPoolOverConsole() {
        path().map(Path::name)
                .filter(path -> isPool && CONSOLES.contains(path.toLowerCase(Locale.ROOT)))
                .ifPresent(path -> LOG.warn(
                        "{}: a pool over path {}: pools are not for consoles and other paths that bear one session only",
                        name(),
                        path));
    }

    /** Device and alias, as every message begins. */
    String name() {
        return course.name();
    }

    Optional<String> derivedAlias() {
        return course.derivedAlias();
    }

    /** Whether this name means its class, which may have several. */
    boolean isOfClass(String name) {
        return name.equals(connectionClass())
                || (course.given() == null
                        && core.contributions()
                                .connections()
                                .find(connectionClass())
                                .map(plugin -> plugin.names().contains(name))
                                .orElse(false));
    }

    /** The names of its class, as far as they are known just now. */
    Stream<String> classNames() {
        Stream<String> names = Optional.ofNullable(course.given())
                .or(() -> core.contributions().connections().find(connectionClass()))
                .stream()
                .flatMap(plugin -> plugin.names().stream());
        return Stream.concat(Stream.of(connectionClass()), names);
    }

    /** Whether there are hooks at all. */
    boolean mayBeHooked() {
        return !core.hooks().isEmpty();
    }

    /** The hooks around a call of this service by this thread, the outermost first. */
    List<Hook> hooks(String service) {
        return core.hooks().around(this, service);
    }

    /** The threads whose calls go through hooks just now; touched only where there are hooks. */
    Set<Thread> threadsInHooks() {
        return threadsInHooks;
    }

    /** Whether this name means its path, be it there or not. */
    boolean isOver(String via) {
        return course.isOver(via);
    }

    boolean isMadeBy(ConnectionFactory factory) {
        Plugin<ConnectionFactory> given = course.given();
        return given != null && given.factory() == factory;
    }

    /** What is told of it. */
    Chronicle chronicle() {
        return chronicle;
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
        return course.className();
    }

    @Override
    public Optional<Path> path() {
        return course.path();
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

    /** Whether the argument has this value already. */
    boolean has(String argument, Object value) {
        return value.equals(arguments.get().get(argument));
    }

    @Override
    public Connection with(String argument, Object value) {
        if (argument.equals(PoolSettings.SIZE)) {
            throw new InvalidRequestException(
                    name() + ": " + argument + " is fixed when a connection is made; destroy it and make another one");
        }
        arguments.updateAndGet(before -> {
            Map<String, Object> more = new LinkedHashMap<>(before);
            more.put(argument, value);
            return Collections.unmodifiableMap(more);
        });
        return this;
    }

    /** Forgets an argument of the call, but not what it is. */
    void without(String argument) {
        if (!argument.equals(PoolSettings.SIZE)) {
            arguments.updateAndGet(before -> {
                Map<String, Object> fewer = new LinkedHashMap<>(before);
                fewer.remove(argument);
                return Collections.unmodifiableMap(fewer);
            });
        }
    }

    @Override
    public Connection connect() {
        retries.lift();
        Door.connect(this, false);
        return this;
    }

    /**
     * Connects, without hooks.
     *
     * @param isOnUse whether a call wants it, and not the user
     */
    void open(boolean isOnUse) {
        if (life.connect(isOnUse)) {
            LOG.info(
                    "{}: {} by class {}{}",
                    name(),
                    isOnUse ? "connected again" : "connected",
                    connectionClass(),
                    overPath());
        }
    }

    /** How it is connected by calls. */
    Reconnection reconnection() {
        return reconnection;
    }

    /** A call was answered by a session. */
    void answered() {
        retries.answered();
    }

    private String overPath() {
        return path().map(path -> " over path " + path.name()).orElse("");
    }

    /** Prepares an opening: looks up who has the class now, merges the arguments as they are now. */
    private Opening newOpening() {
        while (true) {
            SessionMaker maker = course.maker(chronicle);
            boolean asPool = maker.settings().pool().isPool();
            Opening opening = asPool
                    ? new OpenPool(maker, core.live(), core.workers())
                    : new SingleSession(maker, core.live(), core.workers());
            // A change of the facts closes the openings that are known by then; this one may have become known too
            // late.
            Optional<String> outdated = opening.outdated();
            if (outdated.isEmpty()) {
                isPool = asPool;
                return opening;
            }
            opening.close(Ending.factsChanged(outdated.get()));
        }
    }

    @Override
    public Lease lease() {
        return leased(opening -> opening.borrow(Access.ALONE)).orElseThrow();
    }

    @Override
    public Optional<Lease> lease(Duration limit) {
        return leased(opening -> opening.borrow(Access.ALONE, Limits.exactNs(limit)));
    }

    private Optional<Lease> leased(Function<Opening, @Nullable Worker> borrow) {
        return reconnection.withLiving(reconnection::opening, opening -> {
            Worker worker = borrow.apply(opening);
            if (worker == null) {
                return Optional.empty();
            }
            if (reconnection.replaces(opening)) {
                opening.giveBack(worker, Access.ALONE);
                return null;
            }
            Loan loan = new Loan(opening, worker, core.workers());
            return Optional.of(new ManagedLease(this, loan, core.cleaner(), core.workers()));
        });
    }

    @Override
    public Optional<PoolFigures> pool() {
        return isPool
                ? life.openingIfAny()
                        .flatMap(Opening::figures)
                        .or(() -> Optional.of(course.settings().pool().figuresOfNone()))
                : Optional.empty();
    }

    @Override
    public void disconnect() {
        life.close(false, Ending.DISCONNECTED);
    }

    @Override
    public void destroy() {
        destroy(Ending.DESTROYED);
    }

    /** Destroys it for this reason, which running calls get to hear. */
    void destroy(Ending ending) {
        device.connections().forget(this);
        life.close(true, ending);
    }

    @Override
    public Set<String> services() {
        Optional<Set<String>> ofSession =
                life.openingIfAny().map(Opening::services).filter(names -> !names.isEmpty());
        return ofSession.orElseGet(() -> Optional.ofNullable(course.given())
                .or(() -> core.contributions().connections().find(connectionClass()))
                .map(plugin -> ServiceTable.ofSessionsOf(plugin.factory()).names())
                .orElse(Set.of()));
    }

    @Override
    public List<String> completions(List<String> before) {
        return life.openingIfAny()
                .map(opening -> opening.completions(List.copyOf(before)))
                .orElse(List.of());
    }

    @Override
    ManagedConnection connection() {
        return this;
    }

    @Override
    Sessions sessions(ManagedConnection called) {
        return reconnection.opening();
    }

    @Override
    public String toString() {
        return name() + " (" + (isPool ? "pool of " : "") + connectionClass() + ", " + state() + ")";
    }
}
