// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.PoolFigures;

/**
 * Who works in a pool, who of them is free, and who waits for one: first come, first served (semantics 47), since whoever
 * is given back is handed to the one who has waited longest, and nobody can step in between. So there are never free
 * workers and callers that wait at the same time. Only keeps the books: calls nobody.
 */
final class Roster {

    /** A place in the queue, of one wait. */
    static final class Place {
        private final Thread thread = Thread.currentThread();
        private final long sinceNs = System.nanoTime();
        private final Condition given;
        private @Nullable PoolWorker worker;

        private Place(Condition given) {
            this.given = given;
        }

        /** What was given to it, which it then has no more. */
        private @Nullable PoolWorker take() {
            PoolWorker mine = worker;
            worker = null;
            return mine;
        }
    }

    private final PoolSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<PoolWorker> members = new LinkedHashSet<>();

    /** The one that worked last is first, so that those that are too many become idle. */
    private final Deque<PoolWorker> free = new ArrayDeque<>();

    private final Deque<Place> waiting = new ArrayDeque<>();
    private final Condition admission = lock.newCondition();
    private long admissions;
    private int awaited;
    private long borrowed;
    private long replaced;
    private long waitedNs;
    private boolean closed;

    Roster(PoolSettings settings) {
        this.settings = settings;
    }

    /** A free worker for this thread; null if there is none. */
    @Nullable
    PoolWorker poll() {
        lock.lock();
        try {
            return closed ? null : lentOfFree(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: a free worker for this thread; null if there is none. */
    private @Nullable PoolWorker lentOfFree(Thread to) {
        PoolWorker worker = free.pollFirst();
        if (worker != null) {
            worker.endIdleness(to);
            borrowed++;
        }
        return worker;
    }

    /**
     * Takes a place in the queue for this thread, or a free worker at once. {@link #await} follows; between the two, whoever
     * recruits sees that somebody waits.
     *
     * @param again whether this thread has waited before and was given one that is of no use: it keeps its place
     */
    Place join(boolean again) {
        lock.lock();
        try {
            Place place = new Place(lock.newCondition());
            place.worker = closed ? null : lentOfFree(place.thread);
            if (place.worker == null && again) {
                waiting.addFirst(place);
            } else if (place.worker == null) {
                waiting.addLast(place);
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a worker at most so long. {@link #leave} follows, whatever happens.
     *
     * @return null if there was none in time, or if it is closed
     */
    @Nullable
    PoolWorker await(Place place, long limitNs) throws InterruptedException {
        lock.lock();
        try {
            long remainingNs = limitNs;
            while (place.worker == null && !closed && remainingNs > 0) {
                remainingNs = place.given.awaitNanos(remainingNs);
            }
            return place.take();
        } catch (InterruptedException e) {
            if (place.worker == null) {
                throw e;
            }
            // It was given in the same moment: the call goes on, and finds the interrupt itself.
            place.thread.interrupt();
            return place.take();
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the queue; a worker that was given to the place and not taken is free again. */
    void leave(Place place) {
        lock.lock();
        try {
            waiting.remove(place);
            waitedNs += System.nanoTime() - place.sinceNs;
            if (place.worker != null) {
                borrowed--;
                release(place.worker);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until more workers have been admitted than {@code seen}, at most so long; false if there were none in time. */
    boolean awaitAdmission(long seen, long limitNs) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remainingNs = limitNs;
            while (admissions == seen && !closed && remainingNs > 0) {
                remainingNs = admission.awaitNanos(remainingNs);
            }
            return admissions != seen || closed;
        } finally {
            lock.unlock();
        }
    }

    /** How many workers have been admitted so far. */
    long admissions() {
        return locked(() -> admissions);
    }

    /** The worker that was lent just now is of no use: it does not count as borrowed. */
    void takeBack(PoolWorker worker) {
        lock.lock();
        try {
            worker.workFor(null);
            borrowed--;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a worker that is free out of the queue, to be dismissed or put back; false if it is not free any more. */
    boolean takeAside(PoolWorker worker) {
        return locked(() -> free.remove(worker));
    }

    /** The worker has no borrower any more, but is not free yet. */
    void keep(PoolWorker worker) {
        lock.lock();
        try {
            worker.workFor(null);
        } finally {
            lock.unlock();
        }
    }

    /** The worker is free: for who waits longest, else for the next who comes. */
    void free(PoolWorker worker) {
        lock.lock();
        try {
            release(worker);
        } finally {
            lock.unlock();
        }
    }

    /** A worker that was taken aside is free again, and has been for as long as before: behind those that worked later. */
    void putBack(PoolWorker worker) {
        lock.lock();
        try {
            if (members.contains(worker) && !handedOver(worker)) {
                free.addLast(worker);
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(PoolWorker worker) {
        if (members.contains(worker) && !handedOver(worker)) {
            worker.workFor(null);
            free.addFirst(worker);
        }
    }

    private boolean handedOver(PoolWorker worker) {
        Place first = waiting.pollFirst();
        if (first == null) {
            return false;
        }
        worker.workFor(first.thread);
        borrowed++;
        first.worker = worker;
        first.given.signal();
        return true;
    }

    /**
     * How many workers should be connected now: up to the least number, and one for each who waits. They are counted as
     * coming from now on: {@link #admit} or {@link #cancel} follows for each.
     *
     * @param most how many at most
     */
    int recruit(int most) {
        lock.lock();
        try {
            int room = settings.size() - members.size() - awaited;
            int kept = settings.least() - members.size() - awaited;
            int wanted = waiting.size() - awaited;
            int number = closed ? 0 : Math.max(0, Math.min(Math.min(room, most), Math.max(kept, wanted)));
            awaited += number;
            return number;
        } finally {
            lock.unlock();
        }
    }

    /** A worker that was coming is here; false if the pool was closed meanwhile. */
    boolean admit(PoolWorker worker) {
        lock.lock();
        try {
            awaited--;
            if (closed) {
                return false;
            }
            members.add(worker);
            admissions++;
            admission.signalAll();
            release(worker);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** So many workers that were coming do not come. */
    void cancel(int number) {
        lock.lock();
        try {
            awaited -= number;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a worker up; false if that was done before. */
    boolean dismiss(PoolWorker worker) {
        lock.lock();
        try {
            boolean was = members.remove(worker);
            free.remove(worker);
            if (was && members.size() + awaited < settings.least()) {
                replaced++;
            }
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** Sends everybody who waits away, and lends nobody from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            members.clear();
            free.clear();
            waiting.forEach(place -> place.given.signal());
            admission.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether the thread at this place itself has all workers that there can be, so that it would wait for itself.
     *
     * @param complete whether no more will come
     */
    boolean waitsForItself(Place place, boolean complete) {
        lock.lock();
        try {
            return place.worker == null
                    && !members.isEmpty()
                    && awaited == 0
                    && (complete || members.size() == settings.size())
                    && members.stream().allMatch(worker -> worker.borrower() == place.thread);
        } finally {
            lock.unlock();
        }
    }

    /** Whether no worker is here, coming, or works for another thread than this one. */
    boolean hasNobodyFor(Thread thread) {
        lock.lock();
        try {
            return awaited == 0 && members.stream().allMatch(worker -> worker.borrower() == thread);
        } finally {
            lock.unlock();
        }
    }

    /** Whether as many work here as are to be kept. */
    boolean isComplete() {
        return locked(() -> members.size() >= settings.least());
    }

    /** Whether nobody works here and nobody is coming. */
    boolean isDeserted() {
        return locked(() -> members.isEmpty() && awaited == 0);
    }

    List<PoolWorker> members() {
        return locked(() -> List.copyOf(members));
    }

    List<PoolWorker> freeOnes() {
        return locked(() -> List.copyOf(free));
    }

    /** Who has had a worker for the longest, as a message says it; empty if nobody has one. */
    Optional<String> longestBorrower() {
        long nowNs = System.nanoTime();
        lock.lock();
        try {
            return members.stream()
                    .filter(worker -> worker.borrower() != null)
                    .max(Comparator.comparingLong(worker -> worker.sinceNs(nowNs)))
                    .map(worker -> "thread " + worker.borrower().getName() + " for "
                            + Duration.ofNanos(worker.sinceNs(nowNs)).toMillis() + " ms");
        } finally {
            lock.unlock();
        }
    }

    /**
     * The figures now.
     *
     * @param dead how many of the free workers are dead: they count no more
     */
    PoolFigures figures(int dead, Optional<String> lastFailure) {
        lock.lock();
        try {
            int busy = members.size() - free.size();
            int alive = Math.max(0, free.size() - dead);
            return new PoolFigures(
                    settings.size(),
                    busy + alive,
                    busy,
                    alive,
                    waiting.size(),
                    borrowed,
                    replaced,
                    Duration.ofNanos(waitedNs),
                    lastFailure);
        } finally {
            lock.unlock();
        }
    }
}
