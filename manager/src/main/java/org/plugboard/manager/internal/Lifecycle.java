// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection.State;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one connection: at most one {@link Opening} at a time, and at most one attempt to open the next. Under its lock
 * it only decides who does what; everything that calls a plugin is done outside.
 */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final String name;
    private final Workers workers;
    private final Chronicle chronicle;
    private final Retries retries;
    private final Supplier<Opening> openings;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ConnectAttempt attempt;
    private @Nullable Opening current;

    /** Whether the current opening was found dead, and is being cleared away. */
    private boolean foundDead;

    /** How the last opening has ended; null if its user has disconnected it, or nobody connected it yet. */
    private @Nullable PastEnd past;

    private boolean destroyed;

    /** Whether its user has connected it, and not disconnected it since. */
    private boolean wanted;

    private Instant since = Instant.now();

    /**
     * Begins disconnected.
     *
     * @param chronicle is told what happens
     * @param retries is told what becomes of the attempts
     * @param openings prepares an opening, without calling a plugin
     */
    Lifecycle(String name, Workers workers, Chronicle chronicle, Retries retries, Supplier<Opening> openings) {
        this.name = name;
        this.workers = workers;
        this.chronicle = chronicle;
        this.retries = retries;
        this.openings = openings;
    }

    /** The state now. One that turns out to be dead is noticed here, as by a call. */
    State state() {
        Opening seen;
        lock.lock();
        try {
            if (destroyed) {
                return State.DESTROYED;
            }
            if (attempt != null) {
                return State.CONNECTING;
            }
            seen = current;
        } finally {
            lock.unlock();
        }
        if (seen == null) {
            return State.DISCONNECTED;
        }
        if (seen.isConnected()) {
            return State.CONNECTED;
        }
        if (!seen.isDead()) {
            seen.giveUpLost();
            return State.CONNECTING;
        }
        // Of one that was ended, the next call hears why.
        if (seen.endedAt().isEmpty()) {
            noticeDead(seen);
        }
        return State.DISCONNECTED;
    }

    /** Somebody found the opening dead while no call was in it. Calls the plugin; does not block. */
    void noticeDead(Opening dead) {
        lost(dead, dead.lossSeen());
    }

    /**
     * Somebody found the opening dead: its remains are cleared away in the background. Of many that find it at once, the first does
     * it; one that another opening has followed is none of their business. It stays the current one, so that connect waits for
     * its end, by which its place on the device becomes free.
     *
     * @param seen why, as its finder has seen it
     */
    void lost(Opening dead, String seen) {
        Ending lost = Ending.lost(seen);
        lock.lock();
        try {
            if (current != dead || foundDead) {
                return;
            }
            foundDead = true;
            since = Instant.now();
            past = new PastEnd(dead.ending().orElse(lost), since);
            chronicle.ended(dead, lost);
        } finally {
            lock.unlock();
        }
        workers.soon("clean up " + name, () -> dead.close(lost));
    }

    /** When it came into its state; for one that was lost, when that was noticed, now at the latest. */
    Instant since() {
        state();
        lock.lock();
        try {
            Optional<Instant> ended = foundDead ? Optional.empty() : currentEnd();
            return ended.orElse(since);
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: when the current opening was ended, if it was. */
    private Optional<Instant> currentEnd() {
        return Optional.ofNullable(current).flatMap(Opening::endedAt);
    }

    /**
     * Connects in the caller's thread, or waits for whoever does, or does nothing if it is connected.
     *
     * @param isOnUse whether a call wants it, and not the user
     * @return whether it was this thread that connected it
     */
    boolean connect(boolean isOnUse) {
        while (true) {
            ConnectAttempt running;
            Opening before;
            lock.lock();
            try {
                refuseDestroyed();
                running = attempt;
                before = current;
            } finally {
                lock.unlock();
            }
            if (running != null) {
                if (running.await()) {
                    return false;
                }
                continue;
            }
            if (before != null && !before.isDead()) {
                before.awaitHealed();
                return false;
            }
            ConnectAttempt mine = begin(before, isOnUse);
            if (mine != null) {
                open(mine, before);
                return true;
            }
        }
    }

    /** Makes this thread the one that connects, unless somebody else did something since {@code before} was seen. */
    private @Nullable ConnectAttempt begin(@Nullable Opening before, boolean isOnUse) {
        ConnectAttempt mine = new ConnectAttempt(name, openings.get(), isOnUse);
        Ending seen = Ending.lost(before == null ? "" : before.lossSeen());
        boolean isMyTurn;
        lock.lock();
        try {
            isMyTurn = !destroyed && attempt == null && current == before;
            if (isMyTurn) {
                attempt = mine;
                if (before != null) {
                    past = new PastEnd(
                            before.ending().orElse(seen), currentEnd().orElseGet(Instant::now));
                }
                become(null);
            }
        } finally {
            lock.unlock();
        }
        if (!isMyTurn) {
            mine.opening().close(Ending.notOpened("somebody else was faster"));
        }
        return isMyTurn ? mine : null;
    }

    /** Opens it, when nothing is left of what was there before. */
    private void open(ConnectAttempt mine, @Nullable Opening before) {
        try {
            if (before != null) {
                before.close(Ending.lost(before.lossSeen()));
            }
            mine.open();
            if (!finish(mine, mine.opening())) {
                // Whoever has taken it may not have come to close it.
                mine.opening().close(mine.ending());
                throw mine.opening().closedException();
            }
            mine.succeed();
        } catch (RuntimeException | Error e) {
            // One that was ended from outside says nothing of the device.
            if (mine.opening().endedAt().isEmpty() || e instanceof TimedOutException) {
                retries.failed(e);
            }
            finish(mine, null);
            try {
                mine.opening().close(Ending.NOT_CONNECTED);
            } finally {
                mine.fail(e);
            }
            throw e;
        }
    }

    /** Under the lock: from now on this opening is the current one. */
    private void become(@Nullable Opening opening) {
        current = opening;
        foundDead = false;
        since = Instant.now();
    }

    /** Ends the attempt with this opening; false if somebody has ended it before. */
    private boolean finish(ConnectAttempt mine, @Nullable Opening opening) {
        lock.lock();
        try {
            if (attempt != mine) {
                return false;
            }
            attempt = null;
            become(opening);
            if (opening != null) {
                wanted = true;
                past = null;
                if (mine.isOnUse()) {
                    // Before anybody can call it: an answer ends the pause that this begins.
                    retries.connected();
                    chronicle.reopened(opening);
                } else {
                    chronicle.opened(opening);
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes what is open or being opened; does not wait for running calls.
     *
     * @param forGood whether it can never be connected again
     * @throws ConnectionException what the plugin threw; it is closed all the same
     */
    void close(boolean forGood, Ending ending) {
        ConnectAttempt running;
        Opening open;
        lock.lock();
        try {
            running = attempt;
            open = current;
            attempt = null;
            if (running != null) {
                running.take(ending.whileConnecting());
            }
            if (running != null || open != null || (forGood && !destroyed)) {
                become(null);
            }
            if (open != null) {
                chronicle.ended(open, ending);
            }
            if (forGood && !destroyed) {
                chronicle.destroyed(ending);
            }
            destroyed |= forGood;
            wanted = false;
            past = null;
        } finally {
            lock.unlock();
        }
        Optional<ConnectionException> failure = Optional.empty();
        if (running != null) {
            failure = running.opening().close(running.ending());
        }
        if (open != null) {
            failure = open.close(ending);
            LOG.info("{}: {}", name, ending.reason());
        }
        failure.ifPresent(thrown -> {
            throw thrown;
        });
    }

    /** The opening for a call, or the exception that says why there is none. */
    Opening opening() {
        lock.lock();
        try {
            refuseDestroyed();
            if (current == null || foundDead) {
                String how = past == null ? "" : ": " + past.inWords();
                throw new NotConnectedException(name + ": not connected" + how + "; call connect() first");
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** The opening that nobody has ended or found dead, if there is one. */
    Optional<Opening> usable() {
        lock.lock();
        try {
            return foundDead || currentEnd().isPresent() ? Optional.empty() : Optional.ofNullable(current);
        } finally {
            lock.unlock();
        }
    }

    /** Whether its user has connected it, and neither disconnected nor destroyed it since. */
    boolean isWanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** The opening, if there is one. */
    Optional<Opening> openingIfAny() {
        lock.lock();
        try {
            return Optional.ofNullable(current);
        } finally {
            lock.unlock();
        }
    }

    private void refuseDestroyed() {
        if (destroyed) {
            throw new NotConnectedException(
                    name + ": this connection was destroyed; make a new one with the device's connect()");
        }
    }
}
