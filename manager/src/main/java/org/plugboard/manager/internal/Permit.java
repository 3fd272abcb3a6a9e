// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.LimitReachedException;

/**
 * What one session needs of the {@link Budget} of its device before a plugin is asked for it: held until the session is over. How
 * it stands is guarded by the budget's lock. Thread-safe.
 */
final class Permit {

    /** How it stands with the budget. */
    enum Standing {
        NEW,
        WAITING,
        HELD,
        OVER
    }

    private final Budget budget;
    private final String name;
    private final String alias;
    private final boolean ofSession;
    private final CompletableFuture<Standing> decision = new CompletableFuture<>();
    private final AtomicBoolean loggedIn = new AtomicBoolean();

    /** Those that the session waits for to log in once more. */
    private final Set<Permit> moreLogins = ConcurrentHashMap.newKeySet();

    private volatile Standing standing = Standing.NEW;

    /** As which time the login that came with it is counted. */
    private volatile @Nullable Long loginNs;

    private volatile boolean loginHasBegun;

    /**
     * That nobody has asked for.
     *
     * @param ofSession whether it is for a session and its first login; else for one more login of a session that is there
     */
    Permit(Budget budget, String name, String alias, boolean ofSession) {
        this.budget = budget;
        this.name = name;
        this.alias = alias;
        this.ofSession = ofSession;
    }

    String alias() {
        return alias;
    }

    boolean isOfSession() {
        return ofSession;
    }

    /** How it stands; what it was, for who has not got the budget's lock. */
    Standing standing() {
        return standing;
    }

    boolean isHeld() {
        return standing == Standing.HELD;
    }

    /** Under the budget's lock. */
    void become(Standing next) {
        standing = next;
    }

    /** Under the budget's lock: granted, and counted as a login at this time. */
    void grant(long nowNs) {
        loginNs = nowNs;
        standing = Standing.HELD;
    }

    /** Under the budget's lock: its login is at this time, not when it was granted. */
    void logIn(long nowNs) {
        loginNs = nowNs;
        loginHasBegun = true;
    }

    /** Under the budget's lock: whether its login has begun. */
    boolean loginHasBegun() {
        return loginHasBegun;
    }

    /** Under the budget's lock: as which time its login is counted. */
    Optional<Long> loginNs() {
        return Optional.ofNullable(loginNs);
    }

    /** Wakes who waits for it. Not under the lock. */
    void tell() {
        decision.complete(standing);
    }

    /** Takes it if it is free and nobody waits for it. Does not block. */
    boolean take() {
        budget.askIfFree(this);
        return isHeld();
    }

    /**
     * Waits for it.
     *
     * @param limit zero does not wait
     * @return false if it was ended meanwhile
     * @throws LimitReachedException if it was not free in time
     * @throws CallInterruptedException if the thread is interrupted
     */
    boolean await(Duration limit) {
        budget.ask(this);
        try {
            return isHeld() || decision.get(Limits.exactNs(limit), TimeUnit.NANOSECONDS) == Standing.HELD;
        } catch (TimeoutException e) {
            LimitReachedException tooLate = tooLate(limit);
            budget.withdraw(this);
            if (isHeld() || standing == Standing.OVER) {
                return isHeld();
            }
            throw tooLate;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    name + ": interrupted while waiting to be let in; nothing was sent", "", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Does this, which must not block, once it is granted: at once, or later in the thread that makes it free. */
    void whenGranted(Runnable action) {
        Future<Void> unused = decision.thenAccept(decided -> {
            if (decided == Standing.HELD) {
                action.run();
            }
        });
        budget.ask(this);
    }

    /** What is in its way, for messages. */
    String obstacle() {
        return budget.obstacle(this).text();
    }

    /** What a caller hears who has waited in vain for so long. */
    LimitReachedException tooLate(Duration waited) {
        Obstacle obstacle = budget.obstacle(this);
        return new LimitReachedException("%s: not let in after %d ms: %s; %swait longer by the argument %s"
                .formatted(
                        name,
                        waited.toMillis(),
                        obstacle.text(),
                        obstacle.remedy(),
                        ofSession ? "limit_timeout" : "connect_timeout"));
    }

    /** The session begins: from now on the login that came with it counts, whatever becomes of it. */
    void use() {
        budget.logIn(this);
    }

    /**
     * A way to the device is opened, over which the session logs in: the first time by the login that came with the permit, later by
     * another one, which is waited for.
     *
     * @return false if it was ended meanwhile
     * @throws LimitReachedException if no login was allowed in time
     */
    boolean login(Duration limit) {
        if (loggedIn.compareAndSet(false, true)) {
            budget.logIn(this);
            return isHeld();
        }
        Permit more = new Permit(budget, name, alias, false);
        moreLogins.add(more);
        try {
            // One that ends behind this look ends what it finds there.
            boolean granted = isHeld() && more.await(limit);
            if (granted) {
                more.use();
            }
            return granted;
        } finally {
            moreLogins.remove(more);
            more.end();
        }
    }

    /** Its session is over, or will never be: the next one may come. At any time, also again; does not block. */
    void end() {
        budget.end(this);
        moreLogins.forEach(Permit::end);
    }
}
