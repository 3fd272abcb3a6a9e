// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.plugboard.connection.CallInterruptedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search for a plugin by its name, in the thread of whoever needs it: one that was here and left a moment ago, as in an update, is
 * waited for. The wait holds no lock, looks again only when something has come or left, and ends with what it is for.
 */
final class PluginSearch<F> {

    private static final Logger LOG = LoggerFactory.getLogger(PluginSearch.class);

    private final Registry<F> registry;
    private final String kind;
    private final String name;
    private final Patience patience;
    private Duration waited = Duration.ZERO;

    /**
     * Has not begun.
     *
     * @param kind what is sought, for messages
     */
    PluginSearch(Registry<F> registry, String kind, String name, Patience patience) {
        this.registry = registry;
        this.kind = kind;
        this.name = name;
        this.patience = patience;
    }

    /** A wait, which ends with the next change of the registry or with what it is for. */
    private record Wait(CompletableFuture<Void> changed) implements SessionFetches.Fetch {

        @Override
        public boolean isOf(Plugin<?> withdrawn) {
            return false;
        }

        @Override
        public void cancel() {
            changed.cancel(false);
        }
    }

    /**
     * The best plugin of this name, which may be waited for.
     *
     * @throws org.plugboard.connection.ConnectionClosedException if what it is for was ended meanwhile
     * @throws CallInterruptedException if the thread was interrupted
     */
    Optional<Plugin<F>> find() {
        Optional<Plugin<F>> here = registry.find(name);
        if (here.isPresent() || remainingNs() <= 0) {
            return here;
        }
        LOG.info("{}: {} {} is away and is waited for", patience.subject(), kind, name);
        long beganNs = System.nanoTime();
        try {
            while (here.isEmpty() && remainingNs() > 0) {
                awaitChange();
                here = registry.find(name);
            }
            return here;
        } finally {
            waited = Duration.ofNanos(System.nanoTime() - beganNs);
        }
    }

    /** How long it may be waited for, as it is now: 0 or less if it is not, or no longer. */
    private long remainingNs() {
        return registry.departed(name).map(patience::remainingNs).orElse(0L);
    }

    /** Until something has come or left for good, or the time is over. */
    private void awaitChange() {
        Wait wait = new Wait(new CompletableFuture<>());
        Runnable look = () -> wait.changed().complete(null);
        registry.watch(look);
        patience.owner().adopt(wait);
        try {
            // It may have come, or its time may have begun, before that was watched for.
            long limitNs = registry.find(name).isPresent() ? 0 : remainingNs();
            if (limitNs > 0) {
                wait.changed().get(limitNs, TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            LOG.trace("{}: the time of {} {} is over", patience.subject(), kind, name, e);
        } catch (CancellationException e) {
            throw patience.owner().closedException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    patience.subject() + ": interrupted while waiting for " + kind + " " + name + " to come back",
                    "",
                    e);
        } finally {
            patience.owner().release(wait);
            registry.unwatch(look);
        }
    }

    /** When one of this name left and how long it was waited for, as clauses of a message that says it was not found. */
    Stream<String> clues() {
        return registry.departed(name).stream().map(departed -> "%s left %s ago with %s%s%s"
                .formatted(
                        name,
                        seconds(departed.ago()),
                        departed.owner(),
                        departed.isLeaving() ? ", whose sessions are still being closed," : "",
                        waited.isZero()
                                ? ""
                                : " and did not come back in the %s that it was waited for (plugin_timeout %s)"
                                        .formatted(seconds(waited), seconds(patience.bound()))));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
