// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.spi.CompletesLines;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.LeavesStateByCall;
import org.plugboard.spi.Listening;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session of a connection or of a pool, and the only owner of the plugin's objects: when it is closed, nothing of the
 * plugin is kept here.
 */
final class OpenSession implements SessionFetches.Owner {

    /** How long a plugin may take to end a session; then its transports are closed under it. */
    static final Duration DISCONNECT_LIMIT = Duration.ofSeconds(5);

    /** How much longer than its deadline a plugin may take to connect before it is ended. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private record Opened(Plugin<ConnectionFactory> plugin, Session session, SessionKind kind) {}

    private static final Logger LOG = LoggerFactory.getLogger(OpenSession.class);

    private final String name;
    private final SessionOwner owner;
    private final Permit permit;
    private final Workers workers;
    private final SessionTransports transports;
    private final SessionFetches fetches = new SessionFetches();
    private final SessionEnd end;
    private volatile @Nullable Plugin<ConnectionFactory> plugin;
    private final SessionUse use = new SessionUse();
    private volatile @Nullable Opened opened;
    private volatile @Nullable KeepAlive keepAlive;

    /**
     * Of the connection or worker {@code name}; its class is told to it before it is opened.
     *
     * @param permit which goes back when nothing of the session is left, or its plugin was left behind
     */
    OpenSession(String name, SessionOwner owner, Permit permit, Workers workers) {
        this.name = name;
        this.end = new SessionEnd(name);
        this.owner = owner;
        this.permit = permit;
        this.workers = workers;
        this.transports = new SessionTransports(name, workers);
    }

    /**
     * Waits until the limits of the device let the session in.
     *
     * @throws org.plugboard.connection.LimitReachedException if they do not in time
     */
    void awaitPermit(Duration limit) {
        if (!permit.await(limit)) {
            throw end.closedException("", null);
        }
    }

    /** From now on it is of this class. */
    void become(Plugin<ConnectionFactory> by) {
        plugin = by;
        // Whoever closed it before has not seen the plugin: it must not be kept.
        if (end.hasBegun()) {
            plugin = null;
        }
    }

    /**
     * Makes the plugin's session and connects it, in the caller's thread and within the deadline. A plugin that honours it says by
     * itself what did not come in time; one that does not is ended a moment later.
     */
    void open(SessionContext context, Deadline deadline) {
        Plugin<ConnectionFactory> by = plugin;
        if (by == null) {
            throw end.closedException("", null);
        }
        permit.use();
        Deadline lastCall = Limits.extended(deadline, GRACE);
        try (Watchdog watchdog = new Watchdog(workers, lastCall, () -> close(Ending.overrun(deadline)))) {
            Session session = create(by, context);
            session.connect(deadline);
            if (watchdog.hasOverrun()) {
                throw end.exception("", null);
            }
            context.mergedArguments().refuseUnread();
            keepAlive(session, context.keepAlive());
        } catch (RuntimeException | LinkageError e) {
            throw end.translated("connect", by, e);
        }
    }

    private Session create(Plugin<ConnectionFactory> by, SessionContext context) {
        Session session = by.factory().create(context);
        opened = new Opened(
                by, session, new SessionKind(ServiceTable.of(session.getClass()), session.getClass(), by.ownLoader()));
        // Whoever closed it before `opened` was set did not see the session: it must not be connected now.
        if (end.hasBegun()) {
            opened = null;
            throw end.closedException("", null);
        }
        KeepAlive.refuseUnfit(context.keepAlive(), session, name, by.displayName());
        return session;
    }

    private void keepAlive(Session session, KeepAliveSettings settings) {
        KeepAlive begun = new KeepAlive(new KeepAlive.Kept(this, session, use, transports, owner), settings, workers);
        keepAlive = begun;
        begun.begin();
        if (end.hasBegun()) {
            endKeepAlive();
        }
    }

    private void endKeepAlive() {
        KeepAlive begun = keepAlive;
        if (begun != null) {
            begun.end();
            keepAlive = null;
        }
    }

    /** Adopts a transport, which ends with this session; refuses it if the session has ended. */
    void adopt(ManagedTransport transport) {
        transports.add(transport);
        if (end.hasBegun()) {
            transport.close();
            throw end.closedException("", null);
        }
    }

    /** Waits until a way to the device may be opened, which is a login: the first one came with the permit. */
    void awaitLogin(Deadline deadline) {
        if (!permit.login(Duration.ofNanos(Math.max(0, deadline.remainingNs())))) {
            throw end.closedException("", null);
        }
    }

    /** Forgets a transport that is closed. */
    void release(ManagedTransport transport) {
        transports.remove(transport);
    }

    @Override
    public void adopt(SessionFetches.Fetch fetch) {
        fetches.add(fetch);
    }

    @Override
    public void release(SessionFetches.Fetch fetch) {
        fetches.remove(fetch);
    }

    /** Whether the session uses something of this plugin: its class, a transport, or a credential source that it asks now. */
    boolean uses(Plugin<?> withdrawn) {
        Plugin<ConnectionFactory> by = plugin;
        return (by != null && by.is(withdrawn)) || transports.use(withdrawn) || fetches.use(withdrawn);
    }

    /** The protocols of the transports that it stands on just now, sorted. */
    Set<String> protocols() {
        return transports.protocols();
    }

    /** When it began to end; empty while nobody has ended it. */
    Optional<Instant> endedAt() {
        return end.since();
    }

    /** Why it ends; empty while nobody has ended it. */
    Optional<Ending> ending() {
        return end.because();
    }

    /** Whether it can be used, as the plugin sees it. Calls the plugin. */
    boolean isConnected() {
        return ask(
                Session.class,
                "whether it is connected",
                false,
                session -> transports.areOpen() && session.isConnected());
    }

    /** Whether somebody hears what its device says by itself, as the plugin sees it. Calls the plugin; does not block. */
    boolean isListening() {
        return ask(Listening.class, "whether it is listening", false, Listening::isListening);
    }

    /**
     * Whether it was connected and is dead while nobody calls it: a call finds out by itself, and knows better whether that is the end.
     * Calls the plugin; does not block.
     */
    boolean isLostUnused() {
        long calls = use.begun();
        return keepAlive != null
                && use.isUntouchedSince(calls)
                && !isConnected()
                && use.isUntouchedSince(calls)
                && !end.hasBegun();
    }

    /** Why it is dead, as far as can be seen from outside. Calls the plugin; does not block. */
    String lossSeen() {
        Opened now = opened;
        return transports
                .closed()
                .map(transport -> transport + " was closed from the other side")
                .orElseGet(() -> now == null
                        ? "it has ended"
                        : "class " + now.plugin().displayName() + " has seen its session end");
    }

    /** Why it is dead, as the call that found it says; if that says no more than that it is, as can be seen from outside. */
    String lossSeen(ConnectionException inCall) {
        return inCall.getCause() instanceof NotConnectedException ? lossSeen() : Said.cause(name, inCall.getMessage());
    }

    @Override
    public ConnectionClosedException closedException() {
        return end.closedException("", null);
    }

    /** The names of the services, empty when it is closed. */
    Set<String> services() {
        Opened now = opened;
        return now == null ? Set.of() : now.kind().services().names();
    }

    /** The words that can go on a line, as far as the session knows. Calls the plugin; does not block. */
    List<String> completions(List<String> before) {
        return ask(
                CompletesLines.class,
                "how a line goes on",
                List.of(),
                session -> List.copyOf(session.completions(before)));
    }

    /** What it is, or the exception that says why it is closed. */
    SessionKind kind() {
        return openedOrThrow().kind();
    }

    /** Device, alias and, of a pool, the number of the worker. */
    String name() {
        return name;
    }

    /** Calls the plugin's method in the thread that has borrowed the session. */
    @Nullable
    Object call(Method service, @Nullable Object[] arguments) {
        Opened now = openedOrThrow();
        if (!service.getDeclaringClass().isInstance(now.session())) {
            throw new NotSupportedException(name + ": class " + now.plugin().displayName() + " does not implement "
                    + service.getDeclaringClass().getName());
        }
        use.begin();
        try {
            service.trySetAccessible();
            return service.invoke(now.session(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException own
                    && !(own instanceof ConnectionException)
                    && now.kind().services().runsCallersCode(service)) {
                throw own;
            }
            throw end.translated(service.getName(), now.plugin(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new ServiceFailedException(name + ": " + service + " is not public", e);
        } finally {
            use.end();
        }
    }

    /** Whether a call would leave something in the session for the next one, as the plugin sees it. Calls the plugin; does not block. */
    boolean leavesState(Method service, @Nullable Object[] arguments) {
        return ask(
                LeavesStateByCall.class,
                "what " + service.getName() + " leaves",
                false,
                session -> session.leavesState(service.getName(), Arrays.asList(arguments)));
    }

    private Opened openedOrThrow() {
        Opened now = openedUnlessEnding();
        if (now == null) {
            throw end.closedException("", null);
        }
        return now;
    }

    /** Null as soon as it begins to end: its plugin may be going, and is called by nobody but {@link #disconnect()} then. */
    private @Nullable Opened openedUnlessEnding() {
        return end.hasBegun() ? null : opened;
    }

    /** Whether nothing of its callers is left in it, as the plugin sees it. Calls the plugin; does not block. */
    boolean isReset() {
        Opened now = openedUnlessEnding();
        return now == null
                || !(now.session() instanceof Resettable)
                || ask(Resettable.class, "whether it is reset", false, Resettable::isReset);
    }

    /**
     * Asks the session what only its plugin knows. What that throws must not reach who asks: a worker of a pool would be lost by it.
     *
     * @param kind who can be asked it
     * @param otherwise the answer of a session that is closed or about to be, of no such kind, or throws
     */
    private <K, A> A ask(Class<K> kind, String what, A otherwise, Function<K, A> question) {
        Opened now = openedUnlessEnding();
        if (now == null || !kind.isInstance(now.session())) {
            return otherwise;
        }
        try {
            return question.apply(kind.cast(now.session()));
        } catch (RuntimeException | Error e) {
            String message = name + ": class " + now.plugin().displayName() + " does not know " + what;
            if (e instanceof Error && !(e instanceof LinkageError)) {
                LOG.error(message, e);
            } else {
                LOG.debug(message, e);
            }
            return otherwise;
        }
    }

    /**
     * Has the plugin bring the session back to its first state, in the caller's thread; one that overruns the deadline is
     * closed under it.
     *
     * @return why it could not be, if it could not
     */
    Optional<ConnectionException> reset(Deadline deadline) {
        Opened now = openedUnlessEnding();
        if (now == null || !(now.session() instanceof Resettable session)) {
            return Optional.of(end.closedException("", null));
        }
        try (Watchdog watchdog =
                new Watchdog(workers, deadline, () -> close(Ending.givenUp("it could not be reset in " + deadline)))) {
            session.reset(deadline);
            if (watchdog.hasOverrun()) {
                return Optional.of(end.closedException("", null));
            }
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(end.translated("reset", now.plugin(), e));
        } catch (Error e) {
            return Optional.of(new ServiceFailedException(name + ": reset failed: " + e, e));
        }
        return isReset()
                ? Optional.empty()
                : Optional.of(new OutOfStepException(name + ": it could not be brought back to its first state"));
    }

    /**
     * Ends the session: the plugin is asked to, in a bounded time, then its transports are closed. Does not wait for a
     * running call, which ends by this. Who comes second waits for the first.
     *
     * @return what the plugin threw, or that it did not end in time
     */
    Optional<ConnectionException> close(Ending ending) {
        return end.once(ending, () -> {
            try {
                endKeepAlive();
                owner.ending(this, ending);
                fetches.close();
                Optional<ConnectionException> failure = disconnect();
                transports.close();
                return failure;
            } finally {
                opened = null;
                plugin = null;
                permit.end();
                owner.ended(this);
            }
        });
    }

    private Optional<ConnectionException> disconnect() {
        Opened now = opened;
        return now == null
                ? Optional.empty()
                : workers.bounded(
                        "disconnect of " + name + " by class " + now.plugin().displayName(),
                        DISCONNECT_LIMIT,
                        () -> now.session().disconnect(Deadline.after(DISCONNECT_LIMIT)));
    }
}
