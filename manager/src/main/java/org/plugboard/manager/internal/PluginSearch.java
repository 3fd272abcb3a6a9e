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
 * waited for. The wait holds no lock, looks again only when something has come, and ends with what it is for.
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

    /** A wait, which ends with a plugin or with what it is for. */
    private record Wait<F>(Registry<F> registry, String name, CompletableFuture<Plugin<F>> arrived)
            implements SessionFetches.Fetch {

        void look() {
            registry.find(name).ifPresent(arrived::complete);
        }

        @Override
        public boolean isOf(Plugin<?> withdrawn) {
            return false;
        }

        @Override
        public void cancel() {
            arrived.cancel(false);
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
        if (here.isPresent()) {
            return here;
        }
        long limitNs = registry.departed(name).map(patience::remainingNs).orElse(0L);
        return limitNs > 0 ? waited(limitNs) : Optional.empty();
    }

    private Optional<Plugin<F>> waited(long limitNs) {
        LOG.info("{}: {} {} is away and is waited for", patience.subject(), kind, name);
        long beganNs = System.nanoTime();
        Wait<F> wait = new Wait<>(registry, name, new CompletableFuture<>());
        Runnable look = wait::look;
        registry.watch(look);
        patience.owner().adopt(wait);
        try {
            // It may have come before it was watched for.
            look.run();
            return Optional.of(wait.arrived().get(limitNs, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
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
            waited = Duration.ofNanos(System.nanoTime() - beganNs);
            patience.owner().release(wait);
            registry.unwatch(look);
        }
    }

    /** When one of this name left and how long it was waited for, as clauses of a message that says it was not found. */
    Stream<String> clues() {
        return registry.departed(name).stream().map(departed -> "%s left %s ago with %s%s"
                .formatted(
                        name,
                        seconds(departed.ago()),
                        departed.owner(),
                        waited.isZero()
                                ? ""
                                : " and did not come back in the %s that it was waited for (plugin_timeout %s)"
                                        .formatted(seconds(waited), seconds(patience.bound()))));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
