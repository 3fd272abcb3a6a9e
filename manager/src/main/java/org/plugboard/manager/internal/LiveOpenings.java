// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.plugboard.connection.ConnectionException;

/**
 * What is open or being opened, of all devices. It knows devices only by a token, so that it keeps none
 * alive.
 */
final class LiveOpenings {

    private final Set<Opening> openings = ConcurrentHashMap.newKeySet();
    private final Workers workers;
    private final LossWatch watch;
    private volatile boolean closed;

    /**
     * Nothing is open yet.
     *
     * @param pause between two looks for what was lost; zero is none
     */
    LiveOpenings(Duration pause, Workers workers) {
        this.workers = workers;
        this.watch = new LossWatch(openings, pause, workers);
    }

    /** Counts the opening as live; one that comes when all have been closed is refused. */
    void add(Opening opening) {
        openings.add(opening);
        watch.begin();
        if (closed) {
            opening.close(Ending.STOPPING);
        }
    }

    /** Closes all, and from now on whatever comes. */
    List<ConnectionException> closeForGood() {
        closed = true;
        watch.end();
        return close(opening -> true, Ending.STOPPING);
    }

    /**
     * One that was closed because the facts below it changed.
     *
     * @param name device and alias
     * @param reason what changed
     * @param failure what went wrong, if something did
     */
    record Outdated(String name, String reason, Optional<ConnectionException> failure) {}

    /** Closes, in parallel, those whose facts have changed, and returns when they are closed or their time is over. */
    List<Outdated> closeOutdated() {
        List<Callable<Outdated>> calls = new ArrayList<>();
        openings.forEach(opening -> opening.outdated()
                .ifPresent(reason -> calls.add(
                        () -> new Outdated(opening.name(), reason, opening.close(Ending.factsChanged(reason))))));
        return workers.all("close what was built on other facts", calls);
    }

    void remove(Opening opening) {
        openings.remove(opening);
    }

    int count() {
        return openings.size();
    }

    /** Closes those that are meant in parallel, and returns when all are closed or their time is over. */
    List<ConnectionException> close(Predicate<Opening> meant, Ending ending) {
        List<Callable<Optional<ConnectionException>>> calls = openings.stream()
                .filter(meant)
                .<Callable<Optional<ConnectionException>>>map(opening -> () -> opening.close(ending))
                .toList();
        return workers.all("close: " + ending.reason(), calls).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
