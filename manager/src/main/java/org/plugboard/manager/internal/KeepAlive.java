// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.KeptAlive;
import org.plugboard.spi.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one open session alive while nobody calls it, and finds out when it is not any more: it is ended then, and its next call
 * hears why. Has no thread of its own, and holds what is the plugin's until it is ended.
 *
 * <p>Transports are asked beside calls and leases as well, since a long command may be as silent as an idle session. Of a call whose
 * peer is gone only the transport is closed; what becomes of the call is its own matter. The class is asked when nobody has the session.
 */
final class KeepAlive {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);

    /** How much longer than its deadline a plugin may take before the session is ended. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * What is kept alive.
     *
     * @param open the manager's side of it
     * @param session the plugin's
     * @param use who calls it
     * @param transports what it stands on
     * @param owner who is told of its end, and whether it is free
     */
    record Kept(OpenSession open, Session session, SessionUse use, SessionTransports transports, SessionOwner owner) {}

    /** Something that does not return if the peer is gone. */
    private interface Sign {
        void give(Deadline deadline) throws IOException;
    }

    private final Kept kept;
    private final KeepAliveSettings settings;
    private final Workers workers;
    private final Recurring looks;

    /** A little less than is wanted, so that sessions that were called together are not all looked at together. */
    private final long periodNs;

    /** Only of the worker that looks. */
    private volatile long lookedNs = System.nanoTime();

    KeepAlive(Kept kept, KeepAliveSettings settings, Workers workers) {
        this.kept = kept;
        this.settings = settings;
        this.workers = workers;
        this.periodNs = (long)
                (Limits.exactNs(settings.period()) * ThreadLocalRandom.current().nextDouble(0.9, 1));
        this.looks = new Recurring(
                "keep-alive of " + kept.open().name(),
                () -> Duration.ofNanos(Math.max(1, remainingNs())),
                this::look,
                workers);
    }

    /**
     * Refuses what the class cannot do, before it connects.
     *
     * @throws InvalidRequestException if it is to type, and has no keyboard
     */
    static void refuseUnfit(KeepAliveSettings settings, Session session, String name, String className) {
        if (settings.isWanted() && settings.by() == KeepAliveSettings.By.ENTER && !(session instanceof KeptAlive)) {
            throw new InvalidRequestException(
                    "%s: class %s has no command line at which an Enter key could be typed; keep it alive by keep_alive_by: transport"
                            .formatted(name, className));
        }
    }

    /** Begins, if it is wanted. */
    void begin() {
        if (settings.isWanted()) {
            looks.begin();
        }
    }

    /** Ends with the session. Does not wait. */
    void end() {
        looks.end();
    }

    private long remainingNs() {
        long nowNs = System.nanoTime();
        return periodNs - Math.min(kept.use().sinceNs(nowNs), nowNs - lookedNs);
    }

    private void look() {
        if (remainingNs() > 0) {
            // It was called meanwhile.
            return;
        }
        lookedNs = System.nanoTime();
        if (settings.by() == KeepAliveSettings.By.TRANSPORT) {
            check(kept.transports()::keepAlive);
        } else if (kept.session() instanceof KeptAlive session) {
            kept.owner().whileFree(kept.open(), () -> check(session::keepAlive));
        }
    }

    private void check(Sign sign) {
        Optional<String> failure = failure(sign);
        if (failure.isPresent()) {
            missed(failure.get());
        } else if (!isCalled() && !kept.open().isConnected()) {
            lost("the peer has ended the session");
        }
    }

    private Optional<String> failure(Sign sign) {
        Deadline deadline = Deadline.after(settings.limit());
        Deadline lastCall = Limits.extended(deadline, GRACE);
        String late = "not over in " + deadline;
        try (Watchdog watchdog = new Watchdog(workers, lastCall, () -> lost(late))) {
            sign.give(deadline);
            return watchdog.hasOverrun() ? Optional.of(late) : Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedIOException | CallInterruptedException e) {
            // By the watchdog, or because Plugboard is being stopped.
            LOG.debug("{}: keep-alive interrupted", kept.open().name(), e);
            return Optional.empty();
        } catch (NotConnectedException e) {
            // The class knows it already; so does isConnected.
            LOG.debug("{}: keep-alive", kept.open().name(), e);
            return Optional.empty();
        } catch (IOException | ConnectionException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(e.toString());
        }
    }

    private boolean isCalled() {
        return kept.use().isGoingOn();
    }

    private void missed(String why) {
        if (isCalled()) {
            // It may know better than to end when its transport does: a device that restarts is silent, too.
            LOG.info(
                    "{}: keep-alive, left to the call that goes on: {}",
                    kept.open().name(),
                    why);
            kept.transports().close();
        } else {
            lost(why);
        }
    }

    private void lost(String why) {
        String name = kept.open().name();
        String reason = "keep-alive: " + Said.without(name, why);
        if (kept.open().endedAt().isEmpty()) {
            LOG.warn("{}: {}", name, reason);
            kept.owner().lost(kept.open(), Ending.silent(reason));
        }
    }
}
