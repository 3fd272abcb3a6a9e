// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionEvent.Kind;

/**
 * What was told of one connection last, so that its events come in the order in which things happened and each end is told once,
 * whoever sees it first. Knows names and openings, but neither the device nor the connection. Thread-safe; neither blocks nor logs, so that
 * it can be told under the lock that decides what happens.
 */
final class Chronicle {

    private static final OptionalInt THE_WHOLE = OptionalInt.empty();

    private final Events events;
    private final Comebacks comebacks;
    private final Workers workers;
    private final Whereabouts whereabouts;
    private final String device;
    private final String alias;
    private final Course course;
    private boolean introduced;

    /** The one that is told to be connected. */
    private @Nullable Opening connected;

    /** How many of its workers are told to be lost and not yet to be replaced. */
    private int lostWorkers;

    /** The protocols that it stood on when it was ended by a plugin that left; null unless it waits for one. */
    private @Nullable Set<String> awaited;

    /** Of a connection that nothing was told of yet. */
    Chronicle(PlugboardCore core, ManagedDevice device, String alias, Course course) {
        this.events = core.events();
        this.comebacks = core.comebacks();
        this.workers = core.workers();
        this.whereabouts = device.wiring().whereabouts();
        this.device = device.name();
        this.alias = alias;
        this.course = course;
    }

    /** It is there. What else happens to it is told behind that, even if it was seen before. */
    synchronized void instantiated() {
        if (!introduced) {
            introduced = true;
            happened(Kind.INSTANTIATED, THE_WHOLE, "");
        }
    }

    /** Somebody has connected it by this opening. */
    void opened(Opening opening) {
        opened(opening, Kind.CONNECTED);
    }

    /** It was lost, and is connected by this opening without a connect of its user. */
    void reopened(Opening opening) {
        opened(opening, Kind.RECONNECTED);
    }

    private synchronized void opened(Opening opening, Kind kind) {
        if (opening.ending().isPresent()) {
            // Whoever ended it has found nothing here that would end.
            return;
        }
        connected = opening;
        lostWorkers = 0;
        awaitNoPlugin();
        tell(kind, THE_WHOLE, "");
    }

    /**
     * This opening ends, or is found to be dead; only the first who says so is heard.
     *
     * @param ending why, unless the opening itself knows it
     */
    synchronized void ended(Opening opening, Ending ending) {
        if (connected != opening) {
            return;
        }
        connected = null;
        Ending why = opening.ending().orElse(ending);
        tell(why.told(), THE_WHOLE, why.reason());
        if (why.is(Ending.Kind.WITHDRAWN)) {
            awaited = opening.protocols();
            comebacks.add(this);
            // Another one may offer the same all the time, or have come before anybody waited for it.
            boolean unused = workers.trySoon("look for the plugins of " + device + "/" + alias, this::lookForPlugins);
        }
    }

    /** It can never be connected again. */
    synchronized void destroyed(Ending ending) {
        awaitNoPlugin();
        tell(Kind.DESTROYED, THE_WHOLE, ending.reason());
    }

    /** A worker of this pool was found dead. To be said before it can be replaced. */
    synchronized void workerLost(Opening pool, int number, Ending ending) {
        if (connected == pool) {
            lostWorkers++;
            tell(Kind.LOST, OptionalInt.of(number), ending.reason());
        }
    }

    /** A worker of this pool is connected. To be said before anybody can use it. */
    synchronized void workerConnected(Opening pool, int number) {
        if (connected == pool && lostWorkers > 0) {
            lostWorkers--;
            tell(Kind.RECONNECTED, OptionalInt.of(number), "");
        }
    }

    /** Plugins have come or gone: those that it waits for may be here. */
    synchronized void lookForPlugins() {
        Set<String> protocols = awaited;
        if (protocols != null && course.isOffered(protocols)) {
            awaitNoPlugin();
            String over = protocols.isEmpty() ? "" : " over " + String.join(", ", protocols);
            tell(Kind.PLUGIN_BACK, THE_WHOLE, "class " + course.className() + over + " is here again");
        }
    }

    private void awaitNoPlugin() {
        awaited = null;
        comebacks.remove(this);
    }

    private void tell(Kind kind, OptionalInt worker, String reason) {
        instantiated();
        happened(kind, worker, reason);
    }

    private void happened(Kind kind, OptionalInt worker, String reason) {
        events.happened(
                kind,
                new Events.Subject(whereabouts.testbed(), device, alias, course.className(), course.pathName()),
                worker,
                reason);
    }
}
