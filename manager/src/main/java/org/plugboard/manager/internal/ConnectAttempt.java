// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;

/** One attempt to connect: one thread makes it, the others that want the same connection wait for its outcome. */
final class ConnectAttempt {

    private final String name;
    private final Plugin<ConnectionFactory> plugin;
    private final OpenSession session;
    private final SessionContext context;
    private final AtomicReference<@Nullable Path> choice;
    private final Deadline deadline;
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

    ConnectAttempt(
            String name,
            Plugin<ConnectionFactory> plugin,
            OpenSession session,
            SessionContext context,
            AtomicReference<@Nullable Path> choice,
            Deadline deadline) {
        this.name = name;
        this.plugin = plugin;
        this.session = session;
        this.context = context;
        this.choice = choice;
        this.deadline = deadline;
    }

    Plugin<ConnectionFactory> plugin() {
        return plugin;
    }

    OpenSession session() {
        return session;
    }

    /** The path that the class chose, or null if it did not. */
    @Nullable
    Path choice() {
        return choice.get();
    }

    /** Opens the session in this thread. */
    void open() {
        session.open(context, deadline);
    }

    void succeed() {
        outcome.complete(true);
    }

    void fail(Throwable reason) {
        outcome.completeExceptionally(reason);
    }

    /** Waits for the outcome and shares it. */
    void await() {
        try {
            outcome.get(Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new ConnectionException(name + ": somebody else could not connect it", e.getCause());
        } catch (TimeoutException e) {
            throw new TimedOutException(name + ": not connected after " + deadline + " by the caller who began");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(name + ": interrupted while somebody else connects it", e);
        }
    }
}
