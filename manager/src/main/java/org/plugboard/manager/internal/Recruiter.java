// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the workers of a pool and closes them all in the end: the first ones in parallel, later ones in the background, as
 * the {@link Roster} is short of them. When that fails it is tried again after a while, longer each time; but not
 * what would fail in the same way again, since a device may lock an account for it.
 */
final class Recruiter {

    private static final Logger LOG = LoggerFactory.getLogger(Recruiter.class);

    /** How much longer than its deadline connecting is waited for: a class that overruns it is ended in this time. */
    private static final Duration GRACE = OpenSession.DISCONNECT_LIMIT.plusSeconds(2);

    private final String name;
    private final SessionMaker maker;
    private final Roster roster;
    private final SessionOwner owner;
    private final IntConsumer onConnected;
    private final Consumer<Ending> onDeserted;
    private final Workers workers;
    private final Backoff backoff;
    private final PoolPermits permits;

    /** Two at once would each count on what the other then gives back, and nobody would be queued for. */
    private final OneAtATime mending = new OneAtATime(this::mendOnce);

    private final Duration connectTimeout;
    private final AtomicBoolean saidWhatIsInTheWay = new AtomicBoolean();
    private final AtomicInteger number = new AtomicInteger();

    /** All that are not over, those that are being connected too. */
    private final Set<OpenSession> sessions = ConcurrentHashMap.newKeySet();

    /** The class of all workers; null before the first is connected, and when it is closed. */
    private volatile @Nullable Plugin<ConnectionFactory> plugin;

    private volatile boolean closed;
    private volatile @Nullable SessionKind kind;
    private volatile @Nullable String lastFailure;

    /**
     * For the connection of this maker.
     *
     * @param owner is told of the end of each session
     * @param onConnected is told the number of each worker that is connected, before anybody can have it
     * @param onDeserted is told why there is no worker any more and none will come
     */
    Recruiter(
            SessionMaker maker,
            Roster roster,
            SessionOwner owner,
            IntConsumer onConnected,
            Consumer<Ending> onDeserted,
            Workers workers) {
        this.name = maker.name();
        this.maker = maker;
        this.roster = roster;
        this.owner = owner;
        this.onConnected = onConnected;
        this.onDeserted = onDeserted;
        this.workers = workers;
        this.backoff = new Backoff(workers, this::mend);
        this.connectTimeout = maker.settings().connectTimeout();
        this.permits = new PoolPermits(maker::permit, () -> workers.soon("connect " + name, this::mend));
    }

    /** From now on its workers are of this class. */
    void become(Plugin<ConnectionFactory> by) {
        plugin = by;
        // Whoever closed it before has not seen the plugin: it must not be kept.
        if (closed) {
            plugin = null;
        }
    }

    /**
     * Waits until the limits of the device let in a first worker.
     *
     * @return false if the pool was closed meanwhile
     * @throws LimitReachedException if they do not in time
     */
    boolean awaitPermit(Duration limit) {
        return permits.awaitOne(limit);
    }

    /**
     * Connects the least number of workers in parallel (semantics 52), as far as the limits of the device let them in now, and
     * returns when each of them is connected or has failed. It is enough if one is.
     *
     * @throws ConnectionException the first failure, with the others suppressed, if all have failed
     */
    void connectFirst(Deadline deadline) {
        List<Callable<Optional<RuntimeException>>> calls = new ArrayList<>();
        recruit(Integer.MAX_VALUE, permit -> calls.add(() -> connectOne(permit, deadline)));
        Deadline atLast = Limits.extended(deadline, GRACE);
        List<RuntimeException> failures = workers.all("connect " + name, calls, atLast).stream()
                .map(outcome -> outcome.orElseGet(() -> Optional.of(late(deadline))))
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty() && failures.size() == calls.size()) {
            RuntimeException first = failures.get(0);
            failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
        if (!failures.isEmpty()) {
            LOG.warn(
                    "{}: {} of {} workers are connected; {} failed: {}",
                    name,
                    calls.size() - failures.size(),
                    calls.size(),
                    failures.size(),
                    failures.stream()
                            .map(RuntimeException::getMessage)
                            .distinct()
                            .collect(Collectors.joining("; ")));
            failures.forEach(this::note);
        }
    }

    private RuntimeException late(Deadline deadline) {
        return new TimedOutException(name + ": its class is still connecting a worker after " + deadline);
    }

    /** Connects as many as the roster is short of, in the background. Does not block; a thread that mends already does it again. */
    void mend() {
        mending.run();
    }

    private void mendOnce() {
        if (plugin == null) {
            return;
        }
        if (backoff.isHopeless()) {
            reportIfDeserted();
        } else if (backoff.mayTry()) {
            recruit(
                    backoff.isWary() ? 1 : Integer.MAX_VALUE,
                    permit -> workers.soon("connect " + name, () -> connectOne(permit, Deadline.after(connectTimeout))
                            .ifPresent(this::note)));
        }
        permits.giveBackUntaken();
    }

    /** Has as many connected as the roster is short of and the limits of the device let in; the next one comes in its turn. */
    private void recruit(int most, Consumer<Permit> connect) {
        int missing = roster.recruit(most);
        Permit permit;
        while (missing > 0 && (permit = permits.take()) != null) {
            connect.accept(permit);
            missing--;
        }
        if (missing > 0) {
            roster.cancel(missing);
            permits.queue()
                    .filter(way -> saidWhatIsInTheWay.compareAndSet(false, true))
                    .ifPresent(way -> LOG.warn(
                            "{}: has fewer workers than it could have; more come as soon as they may: {}", name, way));
        }
    }

    /** A worker was given back alive for the first time. */
    void praise() {
        backoff.succeeded();
        if (roster.isComplete()) {
            lastFailure = null;
        }
        mend();
    }

    /** A worker could not be connected, or was dead before its first call: makes a pause, or gives up. */
    void note(RuntimeException failure) {
        if (plugin == null) {
            return;
        }
        Duration pause = backoff.failed(failure, !roster.isDeserted());
        if (backoff.isHopeless()) {
            lastFailure = failure.getMessage() + "; it is not tried again before the next connect()";
            LOG.warn("{}: no more workers are connected: {}", name, lastFailure);
            reportIfDeserted();
        } else {
            lastFailure = failure.getMessage();
            if (!pause.isZero()) {
                LOG.info(
                        "{}: a worker could not be connected, again in {} ms: {}", name, pause.toMillis(), lastFailure);
            }
        }
    }

    /** Tries at once, whatever has failed before: somebody says that it is worth it. */
    void hurry() {
        backoff.lift();
        mend();
    }

    /** Whether the next worker waits until the limits of the device let it in. */
    boolean isHeldUp() {
        return permits.isWaiting();
    }

    /** What a caller hears for whom no worker was let in. */
    Optional<LimitReachedException> tooLate(Duration waited) {
        return permits.tooLate(waited);
    }

    /** Whether it connects no more workers by itself. */
    boolean isHopeless() {
        return backoff.isHopeless();
    }

    private void reportIfDeserted() {
        if (plugin != null && roster.isDeserted()) {
            onDeserted.accept(Ending.lost("it has no worker any more: " + lastFailure));
        }
    }

    /** Connects one worker in this thread; returns why it could not be, if it could not. */
    private Optional<RuntimeException> connectOne(Permit permit, Deadline deadline) {
        boolean admitted = false;
        OpenSession session = null;
        try {
            Plugin<ConnectionFactory> by = plugin;
            if (by == null) {
                return Optional.empty();
            }
            int mine = number.incrementAndGet();
            MadeSession made = maker.make(name + "#" + mine, permit, owner);
            session = made.session();
            sessions.add(session);
            // Closing the pool closes the sessions that are known by then.
            if (plugin == null) {
                session.close(Ending.notOpened("its pool was closed"));
            }
            made.open(by, deadline);
            kind = session.kind();
            onConnected.accept(mine);
            admitted = roster.admit(new PoolWorker(session, mine));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } catch (Error e) {
            return Optional.of(new ServiceFailedException(name + ": a worker could not be connected: " + e, e));
        } finally {
            if (!admitted) {
                roster.cancel(1);
                forgetKindIfClosed();
                if (session != null) {
                    session.close(Ending.NOT_CONNECTED);
                }
                permit.end();
            }
        }
    }

    /** The plugin's types must not outlive the pool. */
    private void forgetKindIfClosed() {
        if (plugin == null) {
            kind = null;
        }
    }

    /** What its sessions are; empty before the first is connected, and when it is closed. */
    Optional<SessionKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** Forgets a session that is over. */
    void forget(OpenSession session) {
        sessions.remove(session);
    }

    boolean uses(Plugin<?> withdrawn) {
        Plugin<ConnectionFactory> by = plugin;
        return (by != null && by.is(withdrawn)) || sessions.stream().anyMatch(session -> session.uses(withdrawn));
    }

    /** The protocols of the transports that its sessions stand on, sorted. */
    Set<String> protocols() {
        Set<String> all = new TreeSet<>();
        sessions.forEach(session -> all.addAll(session.protocols()));
        return all;
    }

    /** Why the last worker that could not be connected could not. */
    Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /**
     * Connects nobody any more, and ends all sessions in parallel (semantics 52), each in a bounded time.
     *
     * @return what went wrong
     * @throws CallInterruptedException if the thread is interrupted; they end in the background
     */
    List<ConnectionException> close(Ending ending) {
        closed = true;
        plugin = null;
        forgetKindIfClosed();
        backoff.cancel();
        permits.close();
        List<Callable<Optional<ConnectionException>>> calls = sessions.stream()
                .<Callable<Optional<ConnectionException>>>map(session -> () -> session.close(ending))
                .toList();
        return workers.all("close " + name, calls).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
