// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.netconf.Rpc;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a call owes the device at its end, also when its time is over or its thread interrupted. It is sent behind the request that
 * failed or ran out of time, and a device answers a session's requests in their order. For one thread.
 */
final class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

    /** So much longer a call may take to clean up behind a failure, or when its time is over; it shares this, but for {@link #LEAST}. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(5);

    /** Each request that cleans up is sent and waited for so long at least, also where one before it took all the time. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final String name;
    private final NetconfServices session;
    private final Supplier<Deadline> deadline;
    private @Nullable Deadline allowed;

    /**
     * @param name device and alias
     * @param deadline of a request that is sent now
     */
    CleanUp(String name, NetconfServices session, Supplier<Deadline> deadline) {
        this.name = name;
        this.session = session;
        this.deadline = deadline;
    }

    /** What goes wrong meanwhile is added to what went wrong before. Says whether the device did it. */
    boolean behind(Throwable failure, Rpc undo) {
        return undo(undo, failure::addSuppressed);
    }

    /** The end of the session undoes it, too; what else goes wrong is told. Says whether the device did it. */
    boolean undo(Rpc undo, Consumer<RuntimeException> failed) {
        try {
            uninterrupted(undo, allowed());
            return true;
        } catch (ConnectionClosedException | NotConnectedException e) {
            LOG.debug("{}: what was begun ended with the session: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            failed.accept(e);
        }
        return false;
    }

    /** Ends what went well, in the time that the call has left. */
    void finish(Rpc last) {
        Deadline call = deadline.get();
        uninterrupted(last, call.remainingNs() > ALLOWANCE.toNanos() ? call : allowed());
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
            Warnings.log(name, rpc.name(), session.send(rpc, until).warnings());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
