// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened to a connection, told to {@link ConnectionListener}s. Names and texts only: it holds neither the device nor
 * the connection nor anything of a plugin, and no secret.
 *
 * @param number counts all events of a plugboard, from 1 on; a listener that sees a gap has missed some
 * @param time when it happened; of a loss, when that was noticed
 * @param kind what happened
 * @param testbed the name of the testbed that the device is in, or was in last; empty if it never was in one. Two testbeds may have
 *     devices of one name
 * @param device the name of the device
 * @param alias the alias of the connection
 * @param connectionClass the name of its class, as it was asked for
 * @param path the name of its path; empty while none was named and its class has not chosen one
 * @param worker the number of the worker of a pool; empty if it happened to the connection as a whole
 * @param reason why, as messages say it; empty where there is nothing to say
 */
public record ConnectionEvent(
        long number,
        Instant time,
        Kind kind,
        Optional<String> testbed,
        String device,
        String alias,
        String connectionClass,
        Optional<String> path,
        OptionalInt worker,
        String reason) {

    /**
     * What can happen. A connection that was connected ends in one of {@link #DISCONNECTED}, {@link #LOST} and {@link
     * #PLUGIN_WITHDRAWN}; an attempt to connect that fails is told to its caller only.
     */
    public enum Kind {

        /** It was made, and is not connected. */
        INSTANTIATED,

        /** Somebody has connected it; of a pool, so many workers as it begins with, or fewer. */
        CONNECTED,

        /** It was closed from this side: by its user, because its facts changed, its device is held by nobody, … */
        DISCONNECTED,

        /** It was found dead, which nobody had asked for; with a worker, that one of a pool. Once for each loss. */
        LOST,

        /** It had ended by itself and is connected again without anybody's {@code connect}; with a worker, that one replaces a lost one. */
        RECONNECTED,

        /** It was dropped and cannot be used again. */
        DESTROYED,

        /** It was closed because a plugin that it stood on left, its class or a transport, which the reason names. */
        PLUGIN_WITHDRAWN,

        /** It was closed so, and its class and all transports that it stood on are offered again: {@code connect} may do again. */
        PLUGIN_BACK
    }

    /** Device and alias, and of a worker its number, as messages begin: {@code R1/pool#2}. */
    public String name() {
        return device + "/" + alias + (worker.isPresent() ? "#" + worker.getAsInt() : "");
    }

    /** As a line of a log: {@code R1/pool#2: LOST: keep-alive: no answer}. */
    @Override
    public String toString() {
        return name() + ": " + kind + (reason.isEmpty() ? "" : ": " + reason);
    }
}
