// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Rpc;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session holds when it is given back or ended: brings it back to its first state, for whoever is lent it next; what only its end undoes is refused by name. */
final class Resetting {

    private static final Logger LOG = LoggerFactory.getLogger(Resetting.class);

    private final OpenNetconf session;
    private final Exchange exchange;
    private final Holdings holdings;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param holdings what the session holds at its device */
    Resetting(OpenNetconf session, Exchange exchange, Holdings holdings) {
        this.session = session;
        this.exchange = exchange;
        this.holdings = holdings;
    }

    /** Whether it holds nothing at the device, nobody listens, and no reply is still to come. Does not block. */
    boolean isReset() {
        return lasting().isEmpty() && holdings.isEmpty() && !session.isListening() && exchange.isIdle();
    }

    /** Gives back what it holds, without what was changed in a candidate that it has locked. */
    void reset(Deadline deadline) {
        refuseIfLasting();
        exchange.awaitOwed(deadline);
        refuseIfLasting();
        if (holdings.isUnsettled()) {
            if (!session.capabilities().has(":confirmed-commit:1.1")) {
                throw session.failures().lasting("commit");
            }
            session.run(Rpc.cancelCommit(), deadline);
        }
        List<DatastoreIdentity> locked = holdings.locked();
        if (locked.contains(Datastore.CANDIDATE) && session.capabilities().has(":candidate")) {
            session.run(Rpc.discardChanges(), deadline);
        }
        locked.forEach(datastore -> session.run(Rpc.unlock(datastore), deadline));
        holdings.partialLocks().forEach(lock -> session.run(Rpc.partialUnlock(lock), deadline));
    }

    /**
     * This side is about to end a session that stands: says so, once, if that undoes what was committed. Nobody here knows how long the
     * device waits for the confirmation: it may have undone it already.
     */
    void warnOfEnd() {
        if (holdings.isUnsettled() && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{}: a commit of this session was not confirmed: the device undoes it now, or has done so when its time was over; give it a word (persist), by which any session can confirm it",
                    session.failures().name());
        }
    }

    private void refuseIfLasting() {
        lasting().ifPresent(operation -> {
            throw session.failures().lasting(operation);
        });
        if (session.isListening()) {
            throw session.failures().listened();
        }
    }

    /** The name of an operation whose effect only the end of the session undoes. */
    private Optional<String> lasting() {
        return exchange.audience().atDevice() == null ? holdings.lasting() : Optional.of("create-subscription");
    }
}
