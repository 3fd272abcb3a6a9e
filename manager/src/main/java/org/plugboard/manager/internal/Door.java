// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;

/**
 * The one door that every service call on every connection passes: by name or typed, on a connection, a pool, a lease or a
 * device; and every connect. What holds for all calls is written here once: the hooks around them, that a worker is borrowed for the
 * call, what is refused where the next call has another session, the end of an opening that the call found dead, and that the device
 * lives as long as the call runs.
 */
final class Door {

    private static final @Nullable Object[] NONE = {};

    private Door() {}

    /** A call by name, as shells and scripts make it. */
    static @Nullable Object call(ServiceCalls callee, String service, @Nullable Object[] arguments) {
        ManagedConnection connection = callee.connection();
        Sessions sessions = callee.sessions(connection);
        Method method = sessions.kind().services().find(connection.name(), service, arguments.length);
        return pass(
                callee,
                connection,
                sessions,
                method,
                ArgumentConverter.convert(connection.name(), method, arguments),
                Object.class);
    }

    /** A call of a method of a service interface. */
    static @Nullable Object call(ServiceCalls callee, Method service, @Nullable Object[] arguments) {
        ManagedConnection connection = callee.connection();
        return pass(callee, connection, callee.sessions(connection), service, arguments, service.getReturnType());
    }

    /** Through the hooks, if there are any, to the session. */
    private static @Nullable Object pass(
            ServiceCalls callee,
            ManagedConnection connection,
            Sessions sessions,
            Method service,
            @Nullable Object[] arguments,
            Class<?> resultType) {
        List<Hook> hooks = connection.hooks(service.getName());
        if (hooks.isEmpty()) {
            return serve(connection, sessions, service, arguments);
        }
        CalledService goal = new CalledService(connection, service.getName());
        return HookedPassage.pass(connection, callee, hooks, goal, resultType, arguments);
    }

    /** Connects; what its hooks make of the result is nobody's business (semantics 70). */
    static void connect(ManagedConnection connection) {
        List<Hook> hooks = connection.hooks(Connecting.NAME);
        if (hooks.isEmpty()) {
            connection.open();
        } else {
            HookedPassage.pass(connection, connection, hooks, new Connecting(connection), Object.class, NONE);
        }
    }

    /** A service, found anew each time: a hook may go on with its call behind a disconnect and connect. */
    private record CalledService(ManagedConnection connection, String service) implements HookedPassage.Goal {

        private Method method(Sessions sessions, @Nullable Object[] arguments) {
            return sessions.kind().services().find(connection.name(), service, arguments.length);
        }

        @Override
        public @Nullable Object[] converted(ServiceCalls target, @Nullable Object[] arguments) {
            return ArgumentConverter.convert(
                    connection.name(), method(target.sessions(connection), arguments), arguments);
        }

        @Override
        public @Nullable Object reach(ServiceCalls target, @Nullable Object[] arguments) {
            Sessions sessions = target.sessions(connection);
            Method method = method(sessions, arguments);
            return serve(connection, sessions, method, ArgumentConverter.convert(connection.name(), method, arguments));
        }
    }

    /** Connecting, as hooks see it. */
    private record Connecting(ManagedConnection connection) implements HookedPassage.Goal {

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
            connection.open();
            return connection;
        }
    }

    /** What the exception says, without the name that it begins with. */
    private static String seen(ManagedConnection connection, ConnectionException e) {
        String message = String.valueOf(e.getMessage());
        String name = connection.name() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    private static @Nullable Object serve(
            ManagedConnection connection, Sessions sessions, Method service, @Nullable Object[] arguments) {
        ServiceTable table = sessions.kind().services();
        if (!sessions.keepsState() && table.leavesState(service)) {
            throw new InvalidRequestException(connection.name() + ": " + service.getName()
                    + " leaves something in the session, and the next call on a pool may get another one; take a lease and"
                    + " call it there");
        }
        Access access = table.access(service);
        Worker worker = sessions.borrow(access);
        try {
            return worker.session().call(service, arguments);
        } catch (ConnectionException e) {
            sessions.failed(worker);
            if (sessions.opening().isDead()) {
                connection.life().lost(sessions.opening(), seen(connection, e));
            }
            throw e;
        } finally {
            sessions.giveBack(worker, access);
            Reference.reachabilityFence(connection.device());
        }
    }
}
