// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.plugin.terminal.internal.GoingDown.End;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a session back whose device restarts: on the line that has survived, or by new transports, with growing pauses
 * between them. Used once.
 */
final class Reload {

    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    /** A device may still let somebody in while it goes down. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A login that is stuck, at a device that is not ready yet, must not use up all of the time. */
    private static final Duration ATTEMPT = Duration.ofSeconds(60);

    /** A device that has just started may not reach its login server yet; one that refuses more often locks the user out. */
    private static final int MOST_REFUSALS = 3;

    /** The session whose device restarts. */
    interface Restarting {

        /** Begins the command line anew over the transport that is there. */
        void resume(Deadline deadline);

        /** Opens a new transport and the command line over it. */
        void connect(Deadline deadline);

        /** Closes the transport. */
        void hangUp();

        /** Waits so long; true if the session was ended meanwhile. */
        boolean isEndedWithin(Duration pause) throws InterruptedException;
    }

    private final Restarting session;
    private final String name;
    private int refusals;
    private @Nullable ConnectionException last;

    Reload(Restarting session, String name) {
        this.session = session;
        this.name = name;
    }

    /**
     * Restarts the device and waits until the command line is back; gives what was said until it went down. However it ends
     * otherwise, the line is closed unless the device stays at its prompt: what is typed next could answer an open question.
     *
     * @throws TimedOutException if it does not come back in time
     */
    String run(GoingDown goingDown, Deadline deadline) {
        try {
            comeBack(goingDown.run(deadline), goingDown.said(), deadline);
            return goingDown.said();
        } catch (RuntimeException | Error e) {
            if (!goingDown.stays()) {
                session.hangUp();
            }
            throw e;
        }
    }

    private void comeBack(End end, String said, Deadline deadline) {
        if (end == End.ASKS && succeeds(session::resume, deadline)) {
            return;
        }
        session.hangUp();
        Duration pause = FIRST_PAUSE;
        while (!deadline.isOver()) {
            pause(deadline.atMost(pause), said);
            if (!deadline.isOver() && succeeds(session::connect, deadline)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        throw late(end, said, deadline);
    }

    private boolean succeeds(Consumer<Deadline> attempt, Deadline deadline) {
        try {
            attempt.accept(deadline.atMost(ATTEMPT));
            return true;
        } catch (CallInterruptedException e) {
            throw e;
        } catch (ConnectionException e) {
            failed(e);
            return false;
        }
    }

    private void failed(ConnectionException e) {
        LOG.debug("{}: not back yet: {}", name, e.getMessage());
        last = e;
        if (e instanceof AuthenticationException && ++refusals == MOST_REFUSALS) {
            throw e;
        }
    }

    private void pause(Deadline end, String said) {
        try {
            if (session.isEndedWithin(Duration.ofNanos(Math.max(0, end.remainingNs())))) {
                throw new ConnectionClosedException(name + ": disconnected while the device restarted", said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    name + ": interrupted while the device restarted; connect again when it is back", said, e);
        }
    }

    private TimedOutException late(End end, String said, Deadline deadline) {
        TimedOutException late = new TimedOutException(
                "%s: the device %s and was not back in %s%s; connect again when it is, or allow more time"
                        .formatted(
                                name,
                                end == End.SILENT ? "fell silent" : "restarted",
                                deadline,
                                last == null ? "" : " (" + last.getMessage() + ")"),
                said);
        late.initCause(last);
        return late;
    }
}
