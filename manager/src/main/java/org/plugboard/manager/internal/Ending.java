// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;

/**
 * Why a session, a pool or one of its workers ends: the kind decides what becomes of it, the reason is told.
 *
 * @param reason as in "the connection was closed: …"; without the connection's name
 */
record Ending(Kind kind, String reason) {

    /** What an end has come by. */
    enum Kind {

        /** Its user has disconnected or destroyed it. */
        ASKED,

        /** A call or a look found it dead. */
        LOST,

        /** Its keep-alive found it dead, and knows best why. */
        SILENT,

        /** A plugin that it stands on has left. */
        WITHDRAWN,

        /** A source of credentials that it was asking has left; it does not stand on it. */
        UNANSWERED,

        /** What it was built on is otherwise now, or its testbed is gone. */
        FACTS_CHANGED,

        /** Nobody has used it for as long as its setting says. */
        IDLE,

        /** Nobody holds its device. */
        UNHELD,

        /** Plugboard is being stopped. */
        STOPPING,

        /** Its class has overrun the deadline of connect. */
        OVERRUN,

        /** A worker of a pool that lives, and is of no more use. */
        GIVEN_UP,

        /** It has never been open for anybody. */
        NOT_OPENED
    }

    /** Its user has disconnected it. */
    static final Ending DISCONNECTED = new Ending(Kind.ASKED, "it was disconnected");

    /** Its user has destroyed it. */
    static final Ending DESTROYED = new Ending(Kind.ASKED, "it was destroyed");

    /** Nobody holds its device. */
    static final Ending UNHELD = new Ending(Kind.UNHELD, "nobody holds its device");

    /** Plugboard is being stopped. */
    static final Ending STOPPING = new Ending(Kind.STOPPING, "Plugboard is being stopped");

    /** It could not be connected, for a reason of its own. */
    static final Ending NOT_CONNECTED = notOpened("it could not be connected");

    /** It was found dead, for this reason. */
    static Ending lost(String reason) {
        return new Ending(Kind.LOST, reason);
    }

    /** Its keep-alive found it dead, for this reason. */
    static Ending silent(String reason) {
        return new Ending(Kind.SILENT, reason);
    }

    /** This plugin, which it stands on or was asking, has left. */
    static Ending withdrawn(Plugin<?> plugin) {
        Kind kind = plugin.factory() instanceof CredentialSource ? Kind.UNANSWERED : Kind.WITHDRAWN;
        return new Ending(kind, plugin.owner() + " was removed");
    }

    /** What it was built on is otherwise now. */
    static Ending factsChanged(String reason) {
        return new Ending(Kind.FACTS_CHANGED, reason);
    }

    /** Nobody has used it for so long. */
    static Ending idle(Duration limit) {
        return new Ending(Kind.IDLE, "idle for " + Limits.inWords(limit));
    }

    /** It was not connected by this deadline. */
    static Ending overrun(Deadline deadline) {
        return new Ending(Kind.OVERRUN, "it was not connected in " + deadline);
    }

    /** A worker of no more use. */
    static Ending givenUp(String reason) {
        return new Ending(Kind.GIVEN_UP, reason);
    }

    /** It was made, and nobody came to have it. */
    static Ending notOpened(String reason) {
        return new Ending(Kind.NOT_OPENED, reason);
    }

    /** The same for what is still being connected. */
    Ending whileConnecting() {
        return new Ending(kind, reason + " while it was connecting");
    }

    /** Whether its peer is gone, which nobody had asked for. */
    boolean isLoss() {
        return kind == Kind.LOST || kind == Kind.SILENT;
    }

    /** What it is to those who hear of it. */
    ConnectionEvent.Kind told() {
        return isLoss()
                ? ConnectionEvent.Kind.LOST
                : is(Kind.WITHDRAWN) || is(Kind.UNANSWERED)
                        ? ConnectionEvent.Kind.PLUGIN_WITHDRAWN
                        : ConnectionEvent.Kind.DISCONNECTED;
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
