// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.PoolFigures;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opening of a pool: workers of the same class and path, of which each call borrows one (semantics 44–54). The {@link
 * Roster} knows who is free, the {@link Recruiter} connects, the {@link Rounds} look after those that nobody asks for; what is said to
 * sessions is said here, under no lock.
 */
final class OpenPool implements Opening, SessionOwner, SessionFetches.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPool.class);

    /** How long a worker may take to be brought back to its first state. */
    private static final Duration RESET_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Object device;
    private final SessionMaker maker;
    private final LiveOpenings live;
    private final Chronicle chronicle;
    private final Workers workers;
    private final ConnectionSettings settings;
    private final OpeningDeadline deadline;

    private final Roster roster;
    private final Recruiter recruiter;
    private final SessionEnd end;
    private final PoolQueue queue;
    private final Rounds rounds;
    private final IdleClose idle;
    private final SessionFetches waits = new SessionFetches();

    /** Makes what is to be opened, without calling a plugin. */
    OpenPool(SessionMaker maker, LiveOpenings live, Workers workers) {
        this.settings = maker.settings();
        this.deadline = new OpeningDeadline(settings);
        this.name = maker.name();
        this.device = maker.deviceToken();
        this.maker = maker;
        this.live = live;
        this.chronicle = maker.chronicle();
        this.workers = workers;
        this.roster = new Roster(settings.pool());
        this.end = new SessionEnd(name);
        this.recruiter = new Recruiter(
                maker, roster, this, number -> chronicle.workerConnected(this, number), this::closeSoon, workers);
        this.queue = new PoolQueue(settings, roster, recruiter, end, this::giveUp);
        this.rounds = new Rounds(settings.pool(), roster, this::giveUp, workers);
        this.idle = new IdleClose(this, workers);
        live.add(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> outdated() {
        return maker.ground().outdated();
    }

    @Override
    public Deadline deadline() {
        return deadline.current();
    }

    @Override
    public void open() {
        deadline.waiting();
        if (!recruiter.awaitPermit(settings.limitTimeout())) {
            throw closedException();
        }
        Deadline begun = deadline.connecting();
        recruiter.become(maker.plugin(name, settings.pluginTimeout(), begun, this));
        recruiter.connectFirst(begun);
        rounds.begin();
        idle.begin(settings.idleTimeout());
        if (end.hasBegun()) {
            rounds.end();
            idle.end();
            throw closedException();
        }
    }

    @Override
    public void adopt(SessionFetches.Fetch wait) {
        waits.add(wait);
    }

    @Override
    public void release(SessionFetches.Fetch wait) {
        waits.remove(wait);
    }

    @Override
    public boolean isConnected() {
        return queue.isConnected();
    }

    @Override
    public void giveUpLost() {
        roster.members().stream()
                .map(PoolWorker::session)
                .filter(OpenSession::isLostUnused)
                .forEach(session -> lost(session, Ending.lost(session.lossSeen())));
    }

    @Override
    public String lossSeen() {
        return "it has ended";
    }

    /** Without a worker it is not: it mends itself. */
    @Override
    public boolean isDead() {
        return end.hasBegun();
    }

    /**
     * Workers that are dead go, even if somebody has leased them. While others live, only what was given up is tried again: who
     * connects before each use must not end the pauses.
     */
    @Override
    public void awaitHealed() {
        queue.awaitHealed();
    }

    @Override
    public Optional<Instant> endedAt() {
        return end.since();
    }

    @Override
    public Optional<Ending> ending() {
        return end.because();
    }

    @Override
    public ConnectionException closedException() {
        return end.closedException("", null);
    }

    @Override
    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public SessionKind kind() {
        return recruiter.kind().filter(known -> !end.hasBegun()).orElseThrow(this::closedException);
    }

    @Override
    public Set<String> services() {
        return recruiter.kind().map(known -> known.services().names()).orElse(Set.of());
    }

    @Override
    public boolean uses(Plugin<?> withdrawn) {
        return recruiter.uses(withdrawn);
    }

    @Override
    public Set<String> protocols() {
        return recruiter.protocols();
    }

    @Override
    public boolean belongsTo(Object deviceToken) {
        return device == deviceToken;
    }

    /** The next call may get another worker. */
    @Override
    public boolean keepsState() {
        return false;
    }

    @Override
    public Worker borrow(Access access) {
        return idle.borrowed(queue::borrow);
    }

    @Override
    public @Nullable Worker borrow(Access access, long limitNs) {
        return idle.borrowed(() -> queue.borrow(limitNs));
    }

    @Override
    public void failed(Worker worker, ConnectionException failure) {
        ((PoolWorker) worker).suspect(worker.session().lossSeen(failure));
    }

    @Override
    public void giveBack(Worker worker, Access access, Thread borrower) {
        PoolWorker mine = (PoolWorker) worker;
        idle.left();
        String suspicion = mine.suspicion();
        if (suspicion != null && !mine.session().isConnected()) {
            giveUp(mine, Ending.lost(suspicion));
        } else if (mine.isTooOld(settings.pool())) {
            giveUp(mine, Ending.givenUp("old enough"));
        } else if (!mine.session().isReset()) {
            roster.keep(mine);
            workers.soon("reset " + mine.session().name(), () -> reset(mine));
        } else {
            free(mine);
        }
    }

    private void free(PoolWorker worker) {
        boolean isNew = !worker.prove();
        roster.free(worker);
        if (isNew) {
            recruiter.praise();
        }
    }

    private void reset(PoolWorker worker) {
        Optional<ConnectionException> failure = worker.session().reset(Deadline.after(RESET_LIMIT));
        if (failure.isEmpty()) {
            free(worker);
        } else {
            boolean isLost =
                    worker.session().endedAt().isEmpty() && !worker.session().isConnected();
            String reason = Said.cause(worker.session().name(), failure.get().getMessage());
            giveUp(worker, isLost ? Ending.lost(reason) : Ending.givenUp(reason));
        }
    }

    /** Ends a worker, in the background, and has it replaced. */
    private void giveUp(PoolWorker worker, Ending ending) {
        boolean isStillborn = !worker.isProven() && !worker.session().isConnected();
        if (!worker.giveUp()) {
            return;
        }
        if (ending.isLoss()) {
            chronicle.workerLost(this, worker.number(), ending);
        }
        if (roster.dismiss(worker)) {
            LOG.info("{}: worker {} is given up: {}", name, worker.session().name(), ending.reason());
            workers.soon(
                    "end " + worker.session().name(), () -> worker.session().close(ending));
            if (isStillborn) {
                // A device that lets in and hangs up must not be logged into again and again without a pause.
                recruiter.note(new ConnectionClosedException(
                        worker.session().name() + ": it was connected, and dead before its first call was over", ""));
            }
            recruiter.mend();
        }
    }

    /** Free workers that are dead are replaced by the rounds; here they do not count. */
    @Override
    public Optional<PoolFigures> figures() {
        long dead = roster.freeOnes().stream()
                .filter(worker -> !worker.session().isConnected())
                .count();
        return Optional.of(roster.figures((int) dead, recruiter.lastFailure()));
    }

    private void closeSoon(Ending ending) {
        workers.soon("close " + name, () -> {
            LOG.warn("{}: {}", name, ending.reason());
            close(ending);
        });
    }

    @Override
    public Optional<ConnectionException> close(Ending ending) {
        return end.once(ending, () -> {
            chronicle.ended(this, ending);
            roster.close();
            rounds.end();
            idle.end();
            waits.close();
            List<ConnectionException> failures;
            try {
                failures = recruiter.close(ending);
            } catch (CallInterruptedException e) {
                // They end all the same; who closes hears that he has not seen it.
                return Optional.of(e);
            } finally {
                live.remove(this);
            }
            return failures.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SeveralFailedException(
                            name + ": " + failures.size() + " workers failed to disconnect; the first: "
                                    + failures.get(0).getMessage(),
                            failures));
        });
    }

    @Override
    public void ending(OpenSession session, Ending ending) {}

    @Override
    public void lost(OpenSession session, Ending ending) {
        worker(session).ifPresentOrElse(worker -> giveUp(worker, ending), () -> session.close(ending));
    }

    @Override
    public void whileFree(OpenSession session, Runnable action) {
        PoolWorker worker = worker(session).filter(roster::takeAside).orElse(null);
        if (worker != null) {
            try {
                action.run();
            } finally {
                roster.putBack(worker);
            }
        }
    }

    private Optional<PoolWorker> worker(OpenSession session) {
        return roster.members().stream()
                .filter(worker -> worker.session() == session)
                .findFirst();
    }

    @Override
    public void ended(OpenSession session) {
        recruiter.forget(session);
    }
}
