// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The locks of one call, which are given back whatever becomes of it, also what work throws that declares no exception. For one thread. */
final class Locking {

    private static final Logger LOG = LoggerFactory.getLogger(Locking.class);

    /** Somebody else has the lock; what else devices say is that we may not have it, or that they have none. */
    private static final Set<String> TAKEN = Set.of("lock-denied", "in-use");

    private final String name;
    private final NetconfServices session;
    private final Supplier<Deadline> deadline;
    private final CleanUp cleanUp;

    /**
     * @param name device and alias
     * @param deadline of a request that is sent now
     */
    Locking(String name, NetconfServices session, Supplier<Deadline> deadline) {
        this.name = name;
        this.session = session;
        this.deadline = deadline;
        this.cleanUp = new CleanUp(name, session, deadline);
    }

    /** Locks, works, and unlocks. */
    <T> T locked(Datastore target, Supplier<T> work) {
        LockUsers users = session.open().lockUsers();
        return using(target, isHeld -> locked(target, users, work));
    }

    /** As {@link #locked}; behind a lock that the session has already, and behind which no other thread works, it only works. */
    <T> T behindLock(Datastore target, Supplier<T> work) {
        OpenNetconf open = session.open();
        LockUsers users = open.lockUsers();
        if (open.holdings().has(target) && users.isMine(target)) {
            return work.get();
        }
        return using(target, isHeld -> isHeld ? work.get() : locked(target, users, work));
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

    /**
     * Counts as a user of the lock from before it is asked for until behind its unlock: whoever comes meanwhile asks the device.
     *
     * @param work gets whether the session has the lock
     */
    private <T> T using(Datastore target, Function<Boolean, T> work) {
        OpenNetconf open = session.open();
        boolean isHeld = open.lockUsers().begin(target, () -> open.holdings().has(target));
        T result;
        try {
            result = work.apply(isHeld);
        } catch (Throwable e) {
            end(target, open.lockUsers(), e::addSuppressed);
            throw e;
        }
        // This call went well; what may be left is of another one, which failed.
        end(target, open.lockUsers(), e -> LOG.info("{}: unlocking what may be locked: {}", name, e.getMessage()));
        return result;
    }

    private void end(Datastore target, LockUsers users, Consumer<RuntimeException> failed) {
        while (!users.end(target)) {
            cleanUp.undo(Rpc.unlock(target), failed);
        }
    }

    private <T> T locked(Datastore target, LockUsers users, Supplier<T> work) {
        lock(target, users);
        T result;
        try {
            result = work.get();
        } catch (Throwable e) {
            users.unlocking(target);
            cleanUp.behind(e, Rpc.unlock(target));
            throw e;
        }
        users.unlocking(target);
        unlock(target);
        return result;
    }

    private void lock(Datastore target, LockUsers users) {
        Rpc lock = Rpc.lock(target);
        try {
            Warnings.log(name, lock.name(), session.send(lock, deadline.get()).warnings());
        } catch (RuntimeException | Error e) {
            if (!Unsent.isUndone(e)) {
                // The device may grant it all the same, later than anybody waits.
                users.unanswered(target);
            }
            throw e;
        }
        users.granted(target);
    }

    /** The end of the session gives its locks free, too. */
    private void unlock(Datastore target) {
        try {
            cleanUp.finish(Rpc.unlock(target));
        } catch (ConnectionClosedException | NotConnectedException e) {
            LOG.info("{}: the lock of {} ended with the session: {}", name, target, e.getMessage());
        }
    }

    /** Works behind the lock of the candidate, which becomes what the running one is if that fails. */
    <T> T discardingIfItFails(Supplier<T> work) {
        OpenNetconf open = session.open();
        Holdings holdings = open.holdings();
        long committed = holdings.commits();
        try {
            return work.get();
        } catch (Throwable e) {
            boolean isDiscarded = cleanUp.behind(e, Rpc.discardChanges()) && holdings.commits() == committed;
            // It may be one of another session, with which this work was done.
            if (isDiscarded && e instanceof InDoubt failure) {
                failure.doubt().discarded(open.failures());
            }
            throw e;
        }
    }
}
