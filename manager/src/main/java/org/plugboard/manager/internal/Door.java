// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.Reference;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;

/**
 * The one door that every service call on every connection passes: by name or typed, on a connection or on its device.
 * What holds for all calls is written here once: the turn of those that need one, the end of a session that the call found dead, and that the
 * device lives as long as the call runs.
 */
final class Door {

    private Door() {}

    /** A call by name, as shells and scripts make it. */
    static @Nullable Object call(ManagedConnection connection, String service, @Nullable Object[] arguments) {
        OpenSession session = connection.life().session();
        Method method = session.serviceTable().find(connection.name(), service, arguments.length);
        return pass(connection, session, method, ArgumentConverter.convert(connection.name(), method, arguments));
    }

    /** A call of a method of a service interface. */
    static @Nullable Object call(ManagedConnection connection, Method service, @Nullable Object[] arguments) {
        return pass(connection, connection.life().session(), service, arguments);
    }

    private static @Nullable Object pass(
            ManagedConnection connection, OpenSession session, Method service, @Nullable Object[] arguments) {
        try {
            if (!session.serviceTable().needsTurn(service)) {
                return call(connection, session, service, arguments);
            }
            takeTurn(connection, session);
            try {
                return call(connection, session, service, arguments);
            } finally {
                session.turn().release();
            }
        } finally {
            Reference.reachabilityFence(connection.device());
        }
    }

    private static @Nullable Object call(
            ManagedConnection connection, OpenSession session, Method service, @Nullable Object[] arguments) {
        try {
            return session.call(service, arguments);
        } catch (ConnectionException e) {
            if (!session.isConnected()) {
                connection.life().lost(session);
            }
            throw e;
        }
    }

    private static void takeTurn(ManagedConnection connection, OpenSession session) {
        try {
            switch (session.turn().take(session.turnLimit())) {
                case MINE -> {}
                case CLOSED -> throw session.closedException();
                case TIMED_OUT ->
                    throw new TimedOutException(connection.name() + ": no turn after "
                            + Turn.inWords(session.turnLimit()) + ", "
                            + session.turn().waiting()
                            + " more are waiting; give it more time by the argument lock_timeout");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    connection.name() + ": interrupted while waiting for the turn; nothing was sent", "", e);
        }
    }
}
