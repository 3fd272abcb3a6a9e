// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.PoolFigures;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;

/** The opening of a plain connection: one session, which its callers have by {@linkplain Turn turns}. */
final class SingleSession implements Opening, Worker, SessionOwner {

    private final String name;
    private final Object device;
    private final Ground ground;
    private final LiveOpenings live;
    private final Chronicle chronicle;
    private final Workers workers;
    private final IdleClose idle;
    private final Turn turn = new Turn();
    private final OpenSession session;
    private final OpeningDeadline deadline;

    /** With those of the path that the class chooses, once it has. */
    private volatile ConnectionSettings settings;

    /** What is to be opened; it goes then. */
    private final AtomicReference<@Nullable MadeSession> unopened;

    /** Makes what is to be opened, without calling a plugin. */
    SingleSession(SessionMaker maker, LiveOpenings live, Workers workers) {
        this.name = maker.name();
        this.device = maker.deviceToken();
        this.ground = maker.ground();
        this.live = live;
        this.chronicle = maker.chronicle();
        this.workers = workers;
        this.settings = maker.settings();
        this.deadline = new OpeningDeadline(settings);
        MadeSession made = maker.make(name, maker.permit(), this);
        this.session = made.session();
        this.unopened = new AtomicReference<>(made);
        this.idle = new IdleClose(this, workers);
        live.add(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> outdated() {
        return ground.outdated();
    }

    @Override
    public Deadline deadline() {
        return deadline.current();
    }

    @Override
    public void open() {
        deadline.waiting();
        MadeSession made = unopened.getAndSet(null);
        if (made == null) {
            throw closedException();
        }
        session.awaitPermit(settings.limitTimeout());
        Deadline begun = deadline.connecting();
        made.open(begun);
        settings = ground.settings(name);
        idle.begin(settings.idleTimeout());
    }

    @Override
    public boolean isConnected() {
        return session.isConnected();
    }

    @Override
    public boolean isDead() {
        return !session.isConnected();
    }

    @Override
    public void giveUpLost() {
        if (session.isLostUnused()) {
            Ending lost = Ending.lost(lossSeen());
            workers.soon("clean up " + name, () -> close(lost));
        }
    }

    @Override
    public String lossSeen() {
        return session.lossSeen();
    }

    @Override
    public Optional<Instant> endedAt() {
        return session.endedAt();
    }

    @Override
    public Optional<Ending> ending() {
        return session.ending();
    }

    @Override
    public ConnectionException closedException() {
        return session.closedException();
    }

    @Override
    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public SessionKind kind() {
        return session.kind();
    }

    @Override
    public Set<String> services() {
        return session.services();
    }

    @Override
    public List<String> completions(List<String> before) {
        return session.completions(before);
    }

    @Override
    public boolean uses(Plugin<?> withdrawn) {
        return session.uses(withdrawn);
    }

    @Override
    public Set<String> protocols() {
        return session.protocols();
    }

    @Override
    public boolean belongsTo(Object deviceToken) {
        return device == deviceToken;
    }

    @Override
    public boolean keepsState() {
        return true;
    }

    @Override
    public Worker borrow(Access access) {
        Worker mine = borrow(access, Limits.ns(settings.lockTimeout()));
        if (mine == null) {
            throw new TimedOutException(
                    name + ": no turn after " + settings.lockTimeout().toMillis() + " ms (" + turn.situation()
                            + "); give it more time by the argument lock_timeout");
        }
        return mine;
    }

    @Override
    public @Nullable Worker borrow(Access access, long limitNs) {
        return idle.borrowed(() -> taken(access, limitNs));
    }

    private @Nullable Worker taken(Access access, long limitNs) {
        try {
            return switch (turn.take(access, limitNs)) {
                case MINE -> this;
                case CLOSED -> throw closedException();
                case TIMED_OUT -> null;
                case NEVER ->
                    throw new InvalidRequestException(name
                            + ": this thread and another one are inside calls, and each would wait for the other to leave;"
                            + " take the lease or the turn before such a call, not within it");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    name + ": interrupted while waiting for the turn; nothing was sent", "", e);
        }
    }

    @Override
    public OpenSession session() {
        return session;
    }

    /** Whether it was lost is seen by {@link #isDead}. */
    @Override
    public void failed(Worker worker, ConnectionException failure) {}

    @Override
    public void giveBack(Worker worker, Access access, Thread borrower) {
        turn.release(access, borrower);
        idle.left();
    }

    @Override
    public Optional<PoolFigures> figures() {
        return Optional.empty();
    }

    @Override
    public Optional<ConnectionException> close(Ending ending) {
        return session.close(ending);
    }

    @Override
    public void ending(OpenSession session, Ending ending) {
        chronicle.ended(this, ending);
        idle.end();
        turn.close();
    }

    @Override
    public void lost(OpenSession session, Ending ending) {
        session.close(ending);
    }

    @Override
    public void whileFree(OpenSession session, Runnable action) {
        try {
            if (turn.take(Access.TURN, 0) != Turn.Wait.MINE) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            action.run();
        } finally {
            turn.release(Access.TURN, Thread.currentThread());
        }
    }

    @Override
    public void ended(OpenSession session) {
        unopened.set(null);
        live.remove(this);
    }
}
