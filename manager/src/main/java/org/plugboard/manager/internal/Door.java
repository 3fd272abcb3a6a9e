// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;

/**
 * The one door that every service call on every connection passes: by name or typed, on a connection, a pool, a lease or a
 * device; and every connect. What holds for all calls is written here once: the hooks around them, that a worker is borrowed for the
 * call, what is refused where the next call has another session, that an opening is replaced which was dead before the call had sent
 * anything, the end of one that the call found dead, and that the device lives as long as the call runs.
 */
final class Door {

    private static final @Nullable Object[] NONE = {};

    private Door() {}

    /** What is called: found in each session anew, since the next one may be of another version of its class. */
    private interface Asked {

        Call in(SessionKind kind);
    }

    private static final class Call {

        final Method service;
        final @Nullable Object[] arguments;

        Call(Method service, @Nullable Object[] arguments) {
            this.service = service;
            this.arguments = arguments;
        }
    }

    private static Asked named(ManagedConnection connection, String service, @Nullable Object[] arguments) {
        return kind -> {
            Method method = kind.services().find(connection.name(), service, arguments.length);
            return new Call(method, ArgumentConverter.convert(connection.name(), method, arguments));
        };
    }

    /** A call by name, as shells and scripts make it. */
    static @Nullable Object call(ServiceCalls callee, String service, @Nullable Object[] arguments) {
        ManagedConnection connection = callee.connection();
        return pass(callee, connection, named(connection, service, arguments), Object.class);
    }

    /** A call of a method of a service interface. */
    static @Nullable Object call(ServiceCalls callee, Method service, @Nullable Object[] arguments) {
        Call call = new Call(service, arguments);
        return pass(callee, callee.connection(), kind -> call, service.getReturnType());
    }

    /** Through the hooks, if there are any, to the session. */
    private static @Nullable Object pass(
            ServiceCalls callee, ManagedConnection connection, Asked asked, Class<?> resultType) {
        if (connection.mayBeHooked()) {
            Call call = found(connection, () -> callee.sessions(connection), asked);
            String service = call.service.getName();
            List<Hook> hooks = connection.hooks(service);
            if (!hooks.isEmpty()) {
                CalledService goal = new CalledService(connection, service);
                return HookedPassage.pass(connection, callee, hooks, goal, resultType, call.arguments);
            }
        }
        return serve(connection, () -> callee.sessions(connection), asked);
    }

    /**
     * Connects; what its hooks make of the result is nobody's business (semantics 70).
     *
     * @param isOnUse whether a call wants it, and not the user
     */
    static void connect(ManagedConnection connection, boolean isOnUse) {
        List<Hook> hooks = connection.hooks(Connecting.NAME);
        if (hooks.isEmpty()) {
            connection.open(isOnUse);
        } else {
            HookedPassage.pass(connection, connection, hooks, new Connecting(connection, isOnUse), Object.class, NONE);
        }
    }

    /** A service, found anew each time: a hook may go on with its call behind a disconnect and connect. */
    private record CalledService(ManagedConnection connection, String service) implements HookedPassage.Goal {

        @Override
        public @Nullable Object[] converted(ServiceCalls target, @Nullable Object[] arguments) {
            return found(connection, () -> target.sessions(connection), named(connection, service, arguments))
                    .arguments;
        }

        /** The hooks are passed; those of a connect that the call needs are not. */
        @Override
        public @Nullable Object reach(ServiceCalls target, @Nullable Object[] arguments) {
            return serve(
                    connection,
                    () -> HookedPassage.behind(connection, () -> target.sessions(connection)),
                    named(connection, service, arguments));
        }
    }

    /** Connecting, as hooks see it. */
    private record Connecting(ManagedConnection connection, boolean isOnUse) implements HookedPassage.Goal {

        static final String NAME = "connect";

        @Override
        public String service() {
            return NAME;
        }

        @Override
        public @Nullable Object[] converted(ServiceCalls target, @Nullable Object[] arguments) {
            if (arguments.length > 0) {
                throw new InvalidRequestException(connection.name()
                        + ": connect takes no arguments; give them to the connection by with(name, value)");
            }
            return arguments;
        }

        @Override
        public Object reach(ServiceCalls target, @Nullable Object[] arguments) {
            if (target != connection) {
                throw new InvalidRequestException(connection.name() + ": a lease cannot be connected");
            }
            connection.open(isOnUse);
            return connection;
        }
    }

    /** Who makes a call, and how it has been borrowed. */
    private record Borrowed(Sessions sessions, Call call, Access access, Worker worker) {}

    /** What is called, in the session that there is, or in the one that takes its place if that is dead. */
    private static Call found(ManagedConnection connection, Supplier<Sessions> source, Asked asked) {
        return connection.reconnection().withLiving(source, sessions -> asked.in(sessions.kind()));
    }

    /**
     * Serves the call.
     *
     * @param source where it gets its session; asked again if that turned out to be dead and is to be replaced
     */
    private static @Nullable Object serve(ManagedConnection connection, Supplier<Sessions> source, Asked asked) {
        return served(
                connection,
                connection.reconnection().withLiving(source, sessions -> borrowed(connection, sessions, asked)));
    }

    /** A worker for the call, of which nothing was sent yet; null if its session is dead, and to be replaced. */
    private static @Nullable Borrowed borrowed(ManagedConnection connection, Sessions sessions, Asked asked) {
        Call call = asked.in(sessions.kind());
        ServiceTable table = sessions.kind().services();
        if (!sessions.keepsState() && table.leavesState(call.service)) {
            throw leavingState(connection, call);
        }
        Access access = table.access(call.service);
        Worker worker = sessions.borrow(access);
        if (connection.reconnection().replaces(sessions)) {
            sessions.giveBack(worker, access);
            return null;
        }
        if (!sessions.keepsState() && worker.session().leavesState(call.service, call.arguments)) {
            sessions.giveBack(worker, access);
            throw leavingState(connection, call);
        }
        return new Borrowed(sessions, call, access, worker);
    }

    private static InvalidRequestException leavingState(ManagedConnection connection, Call call) {
        return new InvalidRequestException(connection.name() + ": "
                + call.service.getName()
                + " leaves something in the session, and the next call on a pool may get another one; take a"
                + " lease and call it there");
    }

    private static @Nullable Object served(ManagedConnection connection, Borrowed borrowed) {
        Sessions sessions = borrowed.sessions();
        Worker worker = borrowed.worker();
        Call call = borrowed.call();
        try {
            Object result = worker.session().call(call.service, call.arguments);
            connection.answered();
            return result;
        } catch (ConnectionException e) {
            sessions.failed(worker, e);
            if (sessions.opening().isDead()) {
                connection.life().lost(sessions.opening(), worker.session().lossSeen(e));
            } else if (worker.session().isConnected()) {
                // A session that outlives the call was not dead at once, and most errors are what the device answers.
                connection.answered();
            }
            throw e;
        } finally {
            sessions.giveBack(worker, borrowed.access());
            Reference.reachabilityFence(connection.device());
        }
    }
}
