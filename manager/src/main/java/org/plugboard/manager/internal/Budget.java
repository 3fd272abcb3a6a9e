// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.plugboard.device.DeviceLimits;

/**
 * What one device bears, by the limits of its facts as they are now: so many sessions at once, so many logins in any 60 seconds.
 * Who wants a session asks for a {@link Permit}; what is over the limits is granted in the order in which it was asked for. A
 * limit that becomes smaller takes nothing back. Knows neither the device nor the sessions, so that it keeps none alive, and
 * tells nobody anything under its lock.
 */
final class Budget {

    /** Runs something later, in another thread. */
    interface Alarm {
        void after(Duration delay, Runnable action);
    }

    private static final long NOT_BY_TIME = Long.MAX_VALUE;

    private final LiveFacts facts;
    private final LongSupplier clockNs;
    private final Alarm alarm;

    private final ReentrantLock lock = new ReentrantLock();

    /** Those to log in once more before those of sessions, both in the order in which they came. */
    private final List<Permit> waiting = new ArrayList<>();

    /** Those of sessions. */
    private final Set<Permit> held = new LinkedHashSet<>();

    private final LoginWindow logins = new LoginWindow();

    /** When it looks by itself who may log in, the nearest first. */
    private final Deque<Long> looks = new ArrayDeque<>();

    /** Of the device with these facts. */
    Budget(LiveFacts facts, Workers workers) {
        this(facts, System::nanoTime, (delay, action) -> {
            // Never cancelled: a look too many changes nothing.
            Future<?> unused = workers.remind(delay, "let in whose turn it is", action);
        });
    }

    /**
     * By another clock.
     *
     * @param clockNs as {@link System#nanoTime()}
     */
    Budget(LiveFacts facts, LongSupplier clockNs, Alarm alarm) {
        this.facts = facts;
        this.clockNs = clockNs;
        this.alarm = alarm;
    }

    /**
     * A permit for a session, which nobody has asked for yet.
     *
     * @param name device and alias, as every message begins
     */
    Permit permit(String name, String alias) {
        return new Permit(this, name, alias, true);
    }

    /** The limits may have changed: lets in who may come now. Does not block. */
    void review() {
        change(() -> {});
    }

    /** The permit is wanted. One to log in once more goes before those of sessions, which may wait for the session that wants it. */
    void ask(Permit permit) {
        change(() -> {
            if (permit.standing() == Permit.Standing.NEW) {
                permit.become(Permit.Standing.WAITING);
                long ahead = permit.isOfSession()
                        ? waiting.size()
                        : waiting.stream().filter(other -> !other.isOfSession()).count();
                waiting.add((int) ahead, permit);
            }
        });
    }

    /** The permit is wanted if it can be had at once. */
    void askIfFree(Permit permit) {
        change(() -> {
            if (permit.standing() == Permit.Standing.NEW && waiting.isEmpty() && waitNs(permit) == 0) {
                permit.become(Permit.Standing.WAITING);
                waiting.add(permit);
            }
        });
    }

    /** The permit is not waited for any more; one that was granted in the same moment stays so. */
    void withdraw(Permit permit) {
        change(() -> {
            if (waiting.remove(permit)) {
                permit.become(Permit.Standing.NEW);
            }
        });
    }

    /** The login of the permit is only now: from now on it counts, whatever becomes of it, and is dated anew. */
    void logIn(Permit permit) {
        change(() -> {
            if (permit.isHeld()) {
                permit.loginNs().ifPresent(logins::remove);
                permit.logIn(counted());
            }
        });
    }

    /** The time of a login that is counted now. */
    private long counted() {
        long nowNs = clockNs.getAsLong();
        logins.add(facts.now().limits().loginsPerMinute(), nowNs);
        return nowNs;
    }

    /** The session of the permit is over, or will never be. Also again: what it had is given back once. */
    void end(Permit permit) {
        change(() -> {
            if (permit.standing() == Permit.Standing.OVER) {
                return;
            }
            waiting.remove(permit);
            held.remove(permit);
            if (!permit.loginHasBegun()) {
                permit.loginNs().ifPresent(logins::remove);
            }
            permit.become(Permit.Standing.OVER);
        });
        permit.tell();
    }

    /** Decides under the lock, lets in who may come then, and tells them outside. */
    private void change(Runnable decision) {
        List<Permit> granted = new ArrayList<>();
        long planNs;
        lock.lock();
        try {
            decision.run();
            // Asked once for each: by the next look at the clock it may be 0, for which nothing would be planned.
            long firstNs = firstWaitNs();
            while (firstNs == 0) {
                granted.add(grant(waiting.remove(0)));
                firstNs = firstWaitNs();
            }
            planNs = planned(firstNs);
        } finally {
            lock.unlock();
        }
        granted.forEach(Permit::tell);
        if (planNs > 0) {
            alarm.after(Duration.ofNanos(planNs), this::look);
        }
    }

    private Permit grant(Permit permit) {
        if (permit.isOfSession()) {
            held.add(permit);
        }
        permit.grant(counted());
        return permit;
    }

    /** How long until the first of those who wait may come; {@link #NOT_BY_TIME} also if nobody waits. */
    private long firstWaitNs() {
        return waiting.isEmpty() ? NOT_BY_TIME : waitNs(waiting.get(0));
    }

    /** How long until this one may come, if it is the next; {@link #NOT_BY_TIME} if a session must end before. */
    private long waitNs(Permit permit) {
        DeviceLimits limits = facts.now().limits();
        return lacksSession(permit, limits)
                ? NOT_BY_TIME
                : logins.waitNs(limits.loginsPerMinute(), clockNs.getAsLong());
    }

    private boolean lacksSession(Permit permit, DeviceLimits limits) {
        return permit.isOfSession() && limits.sessions() > 0 && held.size() >= limits.sessions();
    }

    /** After how long a look is to be planned; 0 if there will be one by then, or if time alone changes nothing. */
    private long planned(long waitNs) {
        if (waitNs == NOT_BY_TIME) {
            return 0;
        }
        long atNs = clockNs.getAsLong() + waitNs;
        if (!looks.isEmpty() && looks.getFirst() - atNs <= 0) {
            return 0;
        }
        looks.addFirst(atNs);
        return waitNs;
    }

    private void look() {
        change(() -> {
            long nowNs = clockNs.getAsLong();
            looks.removeIf(atNs -> atNs - nowNs <= 0);
        });
    }

    /** What is in the way of this permit, and how many wait before it, for messages. */
    Obstacle obstacle(Permit permit) {
        lock.lock();
        try {
            long ahead = waiting.contains(permit)
                    ? waiting.stream().takeWhile(other -> other != permit).count()
                    : waiting.size();
            return new Obstacle.Behind(inTheWay(permit, facts.said()), ahead);
        } finally {
            lock.unlock();
        }
    }

    private Obstacle inTheWay(Permit permit, LiveFacts.Said said) {
        DeviceLimits limits = said.facts().limits();
        if (lacksSession(permit, limits)) {
            return new Obstacle.Sessions(held.size(), limits.sessions(), said.place(), holders());
        }
        long nowNs = clockNs.getAsLong();
        long waitNs = logins.waitNs(limits.loginsPerMinute(), nowNs);
        return waitNs == 0
                ? new Obstacle.Gone()
                : new Obstacle.Logins(logins.count(nowNs), limits.loginsPerMinute(), said.place(), seconds(waitNs));
    }

    /** Rounded up: who tries then is let in. */
    private static long seconds(long ns) {
        return Duration.ofNanos(ns).plusSeconds(1).minusNanos(1).toSeconds();
    }

    /** The aliases that have sessions, those of pools with how many. */
    private String holders() {
        Map<String, Long> numbers =
                held.stream().collect(Collectors.groupingBy(Permit::alias, TreeMap::new, Collectors.counting()));
        return numbers.entrySet().stream()
                .map(one -> one.getKey() + (one.getValue() == 1 ? "" : " (" + one.getValue() + ")"))
                .collect(Collectors.joining(", "));
    }

    /** How many sessions have a permit. */
    int sessions() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }
}
