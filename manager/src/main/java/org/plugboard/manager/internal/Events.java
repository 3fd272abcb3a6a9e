// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers what happens to connections and puts it into the {@link Mailbox} of each listener. Calls no listener itself. Thread-safe. */
public final class Events {

    /** How long those that listen may take to hear the last of a plugboard that is being stopped. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Workers workers;
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private long number;

    Events(Workers workers) {
        this.workers = workers;
    }

    /**
     * Tells this listener what happens from now on.
     *
     * @param owner bundle and version; empty if its class says enough
     */
    public Mailbox add(ConnectionListener listener, String owner) {
        Mailbox added = new Mailbox(listener, owner, workers);
        mailboxes.add(added);
        LOG.info("{} is here", added);
        return added;
    }

    /** Tells it nothing more. Does not wait for a call that it is in. */
    public void remove(Mailbox mailbox) {
        if (mailboxes.remove(mailbox)) {
            LOG.info("{} leaves", mailbox);
        }
        mailbox.withdraw();
    }

    /** Whose connection it is that something happens to. */
    record Subject(
            Optional<String> testbed, String device, String alias, String connectionClass, Optional<String> path) {}

    /** This happens now. Whoever says so may hold a lock: it neither blocks nor logs. */
    synchronized void happened(ConnectionEvent.Kind kind, Subject subject, OptionalInt worker, String reason) {
        number++;
        ConnectionEvent event = new ConnectionEvent(
                number,
                Instant.now(),
                kind,
                subject.testbed(),
                subject.device(),
                subject.alias(),
                subject.connectionClass(),
                subject.path(),
                worker,
                reason);
        mailboxes.forEach(mailbox -> mailbox.post(event));
    }

    /** Waits a moment for those that are still listening, then tells nobody anything more. */
    void close() {
        Deadline deadline = Deadline.after(LAST_WORDS);
        mailboxes.forEach(mailbox -> mailbox.awaitQuiet(deadline));
        mailboxes.forEach(mailbox -> {
            remove(mailbox);
            mailbox.callBack();
        });
    }
}
