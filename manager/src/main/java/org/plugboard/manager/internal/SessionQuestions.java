// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Asker;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the peer of one session wants to know of a person. It is asked on a worker, so that a person who does not answer holds up
 * nobody but that; the end of the session ends it. No lock is held meanwhile.
 */
final class SessionQuestions {

    private static final Logger LOG = LoggerFactory.getLogger(SessionQuestions.class);

    private final String name;
    private final Asker asker;
    private final Workers workers;
    private final OpenSession session;

    /** A question that is open. */
    private record Asked(Future<Optional<String>> answer) implements SessionFetches.Fetch {

        @Override
        public boolean isOf(Plugin<?> withdrawn) {
            return false;
        }

        @Override
        public void cancel() {
            answer.cancel(true);
        }
    }

    /** Of the session of the connection or worker {@code name}. */
    SessionQuestions(String name, Asker asker, Workers workers, OpenSession session) {
        this.name = name;
        this.asker = asker;
        this.workers = workers;
        this.session = session;
    }

    /** As {@link org.plugboard.spi.TransportContext#ask}. */
    Optional<Secret> ask(String question, boolean hidden, Deadline deadline) {
        LOG.debug("{}: asks somebody what the device wants to know", name);
        Asked asked = new Asked(
                workers.submit("question of " + name, () -> asker.ask(name + ": " + question.strip() + " ", hidden)));
        session.adopt(asked);
        try {
            return asked.answer()
                    .get(Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS)
                    .map(Secret::of);
        } catch (CancellationException e) {
            throw session.closedException();
        } catch (TimeoutException e) {
            throw new TimedOutException(
                    "%s: nobody answered \"%s\" in %s; give it more time by the argument connect_timeout"
                            .formatted(name, question.strip(), deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(name + ": interrupted while somebody was asked", "", e);
        } catch (ExecutionException e) {
            throw failure(question, e.getCause());
        } finally {
            asked.cancel();
            session.release(asked);
        }
    }

    private ConnectionException failure(String question, Throwable thrown) {
        if (thrown instanceof Error error && !(thrown instanceof LinkageError)) {
            throw error;
        }
        return new AuthenticationException(
                "%s: \"%s\" cannot be asked: %s".formatted(name, question.strip(), thrown.getMessage()), thrown);
    }
}
