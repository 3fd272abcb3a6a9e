// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.PartialAnswerException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.TimedOutException;

/** Why a session or a pool ends, that it ends once, and what that makes of the exceptions that its callers get. Thread-safe. */
final class SessionEnd {

    private final String name;
    private final AtomicReference<@Nullable Begun> begun = new AtomicReference<>();

    /** Complete when it is over, with what went wrong. A text: the exception and its stack would keep the plugin's class loader. */
    private final CompletableFuture<Optional<String>> over = new CompletableFuture<>();

    private record Begun(Ending because, Instant since) {}

    /** Of the connection of this name. */
    SessionEnd(String name) {
        this.name = name;
    }

    /**
     * Begins the end and goes through with it, once; who comes second waits for the first, at most so long as ending
     * a session may take.
     *
     * @param action ends it; returns what went wrong, if something did
     */
    Optional<ConnectionException> once(Ending because, Supplier<Optional<ConnectionException>> action) {
        if (!begun.compareAndSet(null, new Begun(because, Instant.now()))) {
            return await();
        }
        Optional<ConnectionException> failure = Optional.empty();
        try {
            failure = action.get();
        } finally {
            over.complete(failure.map(thrown -> String.valueOf(thrown.getMessage())));
        }
        return failure;
    }

    private Optional<ConnectionException> await() {
        try {
            return over.get(2 * OpenSession.DISCONNECT_LIMIT.toNanos(), TimeUnit.NANOSECONDS)
                    .map(ConnectionException::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(new ConnectionException(name + ": somebody else is closing it and is not done", e));
        }
    }

    /** The connection of which it is the end, as every message begins. */
    String name() {
        return name;
    }

    /** When it began; empty while it has not. */
    Optional<Instant> since() {
        return Optional.ofNullable(begun.get()).map(Begun::since);
    }

    /** Why; empty while it has not begun. */
    Optional<Ending> because() {
        return Optional.ofNullable(begun.get()).map(Begun::because);
    }

    boolean hasBegun() {
        return begun.get() != null;
    }

    /** What the caller gets to see of what a plugin threw. */
    ConnectionException translated(String what, Plugin<?> by, @Nullable Throwable thrown) {
        if (thrown instanceof Error error && !(thrown instanceof LinkageError)) {
            throw error;
        }
        Optional<Ending> because = because();
        if (because.isPresent() && !saysWhy(thrown, because.get())) {
            return exception(thrown instanceof PartialAnswerException partial ? partial.received() : "", thrown);
        }
        if (thrown instanceof NotConnectedException) {
            // It was connected, or nobody could call it. Whoever calls it in a lease hears the same as in a call that
            // runs.
            return new ConnectionClosedException(
                    name + ": the session has ended since the last call; connect again", "", thrown);
        }
        if (thrown instanceof ConnectionException known) {
            return known;
        }
        return new ServiceFailedException(
                name + ": " + what + " of class " + by.displayName() + " (" + by.owner() + ") failed: " + thrown,
                thrown == null ? new IllegalStateException("no cause") : thrown);
    }

    /** Whether the exception tells the end as we know it, or better: that the session was lost the plugin has seen itself. */
    private static boolean saysWhy(@Nullable Throwable thrown, Ending because) {
        return thrown instanceof PartialAnswerException
                && ((because.is(Ending.Kind.LOST) && thrown instanceof ConnectionClosedException)
                        || String.valueOf(thrown.getMessage()).contains(because.reason()));
    }

    /** What the end means to whoever is calling: that the time was too short, or that it is closed. */
    ConnectionException exception(String received, @Nullable Throwable cause) {
        Optional<Ending> overrunning = because().filter(because -> because.is(Ending.Kind.OVERRUN));
        if (overrunning.isEmpty()) {
            return closedException(received, cause);
        }
        TimedOutException overrun = new TimedOutException(
                name + ": " + overrunning.get().reason() + "; give it more time by the argument connect_timeout",
                received);
        if (cause != null) {
            overrun.initCause(cause);
        }
        return overrun;
    }

    /** Why it is closed. */
    ConnectionClosedException closedException(String received, @Nullable Throwable cause) {
        String reason = because().map(Ending::reason).orElse("null");
        String message = name + ": the connection was closed: " + reason + "; connect again";
        return cause == null
                ? new ConnectionClosedException(message, received)
                : new ConnectionClosedException(message, received, cause);
    }
}
