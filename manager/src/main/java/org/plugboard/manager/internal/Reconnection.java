// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;

/**
 * Connecting on use: where its setting asks for it, a connection that was connected and has ended otherwise than by its user is connected
 * again by the next call, in the thread of that. What was given to a session is never given to another one. Holds nothing of a plugin.
 */
final class Reconnection {

    private final ManagedConnection connection;
    private final Lifecycle life;
    private final Course course;
    private final Retries retries;

    /** Of this connection. */
    Reconnection(ManagedConnection connection, Lifecycle life, Course course, Retries retries) {
        this.connection = connection;
        this.life = life;
        this.course = course;
        this.retries = retries;
    }

    /**
     * The opening for a call, which may be connected for it, through the hooks of connect.
     *
     * @throws NotConnectedException if there is none, or if it is too early to try again
     * @throws org.plugboard.connection.ConnectionException if it cannot be connected
     */
    Opening opening() {
        Optional<Opening> usable = life.usable();
        if (usable.isPresent()) {
            return usable.get();
        }
        if (!isWanted()) {
            return life.opening();
        }
        life.openingIfAny()
                .flatMap(Opening::ending)
                .filter(ending -> !ending.isLoss())
                .ifPresent(ending -> retries.excuse());
        try {
            retries.refuseTooEarly();
        } catch (NotConnectedException tooEarly) {
            // Another call may have connected it since the first look: the pause is then the one behind its success.
            return life.usable().orElseThrow(() -> tooEarly);
        }
        Door.connect(connection, true);
        return life.opening();
    }

    /**
     * Whether these are dead and another opening is to take their place, which {@link #opening} then connects: for whoever has sent
     * nothing yet. Their remains are cleared away in the background.
     */
    boolean replaces(Sessions sessions) {
        boolean replaced = sessions.isToBeReplaced() && life.isWanted();
        if (replaced) {
            life.noticeDead(sessions.opening());
        }
        return replaced;
    }

    /**
     * Does what sends nothing with the sessions that there are; anew, with those that take their place, each time that they are dead
     * and to be replaced.
     *
     * @param source where they come from
     * @param action returns null if it has found out by itself that they are
     */
    <S extends Sessions, T> T withLiving(Supplier<S> source, Function<S, @Nullable T> action) {
        while (true) {
            S sessions = source.get();
            try {
                T result = action.apply(sessions);
                if (result != null) {
                    return result;
                }
            } catch (ConnectionClosedException e) {
                if (!replaces(sessions)) {
                    throw e;
                }
            }
        }
    }

    private boolean isWanted() {
        return life.isWanted() && course.settings().reconnect();
    }
}
