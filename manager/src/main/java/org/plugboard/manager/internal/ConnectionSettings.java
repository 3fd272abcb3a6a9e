// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.manager.internal.transcript.TranscriptName;
import org.plugboard.spi.Deadline;

/**
 * The arguments that the manager itself reads, of every connection.
 *
 * @param connectTimeout the limit of connecting, through all layers
 * @param pluginTimeout until how long after it left a plugin is waited for; zero never waits
 * @param limitTimeout how long a session may wait until the limits of its device let it in; zero does not wait
 * @param lockTimeout how long a call may wait for its turn; zero is without limit
 * @param leaseWarning after how long a lease is warned of; zero is never
 * @param reconnect whether a call connects again what was lost
 * @param idleTimeout how long nobody uses it before it is closed; zero is never
 * @param pool whether it is a pool, and what of one
 * @param keepAlive whether its sessions are kept alive, and how
 * @param transcript where its sessions are recorded, if they are
 */
record ConnectionSettings(
        Duration connectTimeout,
        Duration pluginTimeout,
        Duration limitTimeout,
        Duration lockTimeout,
        Duration leaseWarning,
        boolean reconnect,
        Duration idleTimeout,
        PoolSettings pool,
        KeepAliveSettings keepAlive,
        Optional<TranscriptName> transcript) {

    private static final Duration PLUGIN_TIMEOUT = Duration.ofSeconds(5);

    /** Until how long after it left a plugin is waited for; zero never waits. */
    static Duration pluginTimeout(MergedArguments arguments) {
        return arguments.duration("plugin_timeout", PLUGIN_TIMEOUT);
    }

    /** By when one that begins now is connected or has failed, at the latest: the wait to be let in included. */
    Deadline lastDeadline() {
        return Deadline.after(connectTimeout.plus(limitTimeout));
    }

    /**
     * Reads them all, so that none of them counts as unknown.
     *
     * @throws InvalidRequestException if a value cannot be used
     */
    static ConnectionSettings of(MergedArguments arguments) {
        PoolSettings pool = PoolSettings.of(arguments);
        if (!pool.isPool()) {
            PoolSettings.strayArgument(arguments).ifPresent(stray -> {
                throw new InvalidRequestException(arguments.subject() + ": argument " + stray
                        + " is of pools, and this is none: " + PoolSettings.SIZE + " is missing");
            });
        }
        return new ConnectionSettings(
                arguments.duration(
                        arguments.spelling("connect_timeout", "connection_timeout", "CONNECTION_TIMEOUT"),
                        Duration.ofSeconds(60)),
                pluginTimeout(arguments),
                arguments.duration("limit_timeout", Duration.ofSeconds(30)),
                arguments.duration("lock_timeout", Duration.ZERO),
                arguments.duration("lease_warning", Duration.ofMinutes(10)),
                arguments.flag("reconnect", false),
                arguments.duration("idle_timeout", Duration.ZERO),
                pool,
                KeepAliveSettings.of(arguments),
                TranscriptName.of(arguments, arguments.subject()));
    }
}
