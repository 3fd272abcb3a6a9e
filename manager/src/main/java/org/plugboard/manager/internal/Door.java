// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.Reference;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;

/**
 * The one door that every service call on every connection passes: by name or typed, on a connection, a pool, a lease or a
 * device. What holds for all calls is written here once: that a session is borrowed for the call, what is refused where the next call
 * has another session, the end of an opening that the call found dead, and that the device lives as long as the call runs.
 */
final class Door {

    private Door() {}

    /** A call by name, as shells and scripts make it. */
    static @Nullable Object call(ServiceCalls callee, String service, @Nullable Object[] arguments) {
        ManagedConnection connection = callee.connection();
        Sessions sessions = callee.sessions();
        Method method = sessions.serviceTable().find(connection.name(), service, arguments.length);
        return pass(connection, sessions, method, ArgumentConverter.convert(connection.name(), method, arguments));
    }

    /** A call of a method of a service interface. */
    static @Nullable Object call(ServiceCalls callee, Method service, @Nullable Object[] arguments) {
        return pass(callee.connection(), callee.sessions(), service, arguments);
    }

    private static @Nullable Object pass(
            ManagedConnection connection, Sessions sessions, Method service, @Nullable Object[] arguments) {
        ServiceTable table = sessions.serviceTable();
        if (!sessions.keepsState() && table.leavesState(service)) {
            throw new InvalidRequestException(connection.name() + ": " + service.getName()
                    + " leaves something in the session, and the next call on a pool may get another one; take a lease and"
                    + " call it there");
        }
        Access access = table.access(service);
        OpenSession session = sessions.borrow(access);
        try {
            return session.call(service, arguments);
        } catch (ConnectionException e) {
            if (sessions.opening().isDead()) {
                connection.life().lost(sessions.opening());
            }
            throw e;
        } finally {
            sessions.giveBack(session, access);
            Reference.reachabilityFence(connection.device());
        }
    }
}
