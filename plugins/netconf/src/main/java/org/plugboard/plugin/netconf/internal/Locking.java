// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks of one call, which are given back whatever becomes of it. What cleans up is sent behind the request that failed or ran out of
 * time, and a device answers a session's requests in their order. For one thread.
 */
final class Locking {

    private static final Logger LOG = LoggerFactory.getLogger(Locking.class);

    /** So long a call may clean up behind a failure, or when its time is over: all of it together. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(5);

    /** Each request that cleans up is sent and waited for so long, also where one before it took all the time. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Somebody else has the lock; what else devices say is that we may not have it, or that they have none. */
    private static final Set<String> TAKEN = Set.of("lock-denied", "in-use");

    private final String name;
    private final NetconfServices session;
    private final Supplier<Deadline> deadline;
    private @Nullable Deadline allowed;

    /**
     * @param name device and alias
     * @param deadline of a request that is sent now
     */
    Locking(String name, NetconfServices session, Supplier<Deadline> deadline) {
        this.name = name;
        this.session = session;
        this.deadline = deadline;
    }

    /** Locks, works, and unlocks. */
    <T> T locked(Datastore target, Supplier<T> work) {
        lock(target);
        LockUsers users = session.open().lockUsers();
        boolean begun = users.begin(target);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            cleaningUp(e, Rpc.unlock(target));
            throw e;
        } finally {
            if (begun) {
                users.end(target);
            }
        }
        unlock(target);
        return result;
    }

    /** As {@link #locked}; behind a lock that the session has already, and behind which no other thread works, it only works. */
    <T> T behindLock(Datastore target, Supplier<T> work) {
        OpenNetconf open = session.open();
        LockUsers users = open.lockUsers();
        if (!open.holds(target)) {
            return locked(target, work);
        } else if (users.isMine(target)) {
            return work.get();
        } else if (!users.begin(target)) {
            return locked(target, work);
        }
        try {
            return work.get();
        } finally {
            users.end(target);
        }
    }

    /** As {@link #behindLock}; where the device does not give this user such a lock, it works without. */
    <T> T behindLockIfPermitted(Datastore target, Supplier<T> work) {
        Granted granted = new Granted();
        try {
            return behindLock(target, () -> {
                granted.isGranted = true;
                return work.get();
            });
        } catch (RpcErrorException e) {
            if (granted.isGranted || TAKEN.contains(e.error().tag())) {
                throw e;
            }
            LOG.info("{}: {} is changed without its lock: {}", name, target, e.getMessage());
        }
        return work.get();
    }

    /** Whether the device gave a lock, so that what is refused is something else. */
    private static final class Granted {
        private boolean isGranted;
    }

    private void lock(Datastore target) {
        try {
            run(Rpc.lock(target), deadline.get());
        } catch (RuntimeException | Error e) {
            if (!Unsent.isUndone(e)) {
                // The device may grant it all the same, later than anybody waits.
                cleaningUp(e, Rpc.unlock(target));
            }
            throw e;
        }
    }

    /** The end of the session gives its locks free, too. */
    private void unlock(Datastore target) {
        try {
            Deadline call = deadline.get();
            uninterrupted(Rpc.unlock(target), call.remainingNs() > ALLOWANCE.toNanos() ? call : allowed());
        } catch (ConnectionClosedException | NotConnectedException e) {
            LOG.info("{}: the lock of {} ended with the session: {}", name, target, e.getMessage());
        }
    }

    /** Works behind the lock of the candidate, which becomes what the running one is if that fails. */
    <T> T discardingIfItFails(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            cleaningUp(e, Rpc.discardChanges());
            throw e;
        }
    }

    /** What goes wrong meanwhile is added to what went wrong before. */
    private void cleaningUp(Throwable failure, Rpc undo) {
        try {
            uninterrupted(undo, allowed());
        } catch (ConnectionClosedException | NotConnectedException e) {
            LOG.debug("{}: what was begun ended with the session: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Deadline allowed() {
        Deadline begun = allowed;
        if (begun == null) {
            begun = noLongerThanTheCall(ALLOWANCE);
            allowed = begun;
        }
        return begun.remainingNs() > LEAST.toNanos() ? begun : noLongerThanTheCall(LEAST);
    }

    private Deadline noLongerThanTheCall(Duration time) {
        Duration limit = deadline.get().limit();
        return Deadline.after(limit.compareTo(time) < 0 ? limit : time);
    }

    /** An interrupt must not keep the device from being told; the caller finds it afterwards. */
    private void uninterrupted(Rpc rpc, Deadline until) {
        boolean interrupted = Thread.interrupted();
        try {
            run(rpc, until);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Rpc rpc, Deadline until) {
        Warnings.log(name, rpc.name(), session.send(rpc, until).warnings());
    }
}
