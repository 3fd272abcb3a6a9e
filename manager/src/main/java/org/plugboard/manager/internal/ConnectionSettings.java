// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.manager.internal.transcript.TranscriptName;

/**
 * The arguments that the manager itself reads, of every connection.
 *
 * @param connectTimeout the limit of connecting, through all layers
 * @param pluginTimeout until how long after it left a plugin is waited for; zero never waits
 * @param lockTimeout how long a call may wait for its turn; zero is without limit
 * @param leaseWarning after how long a lease is warned of; zero is never
 * @param pool whether it is a pool, and what of one
 * @param keepAlive whether its sessions are kept alive, and how
 * @param transcript where its sessions are recorded, if they are
 */
record ConnectionSettings(
        Duration connectTimeout,
        Duration pluginTimeout,
        Duration lockTimeout,
        Duration leaseWarning,
        PoolSettings pool,
        KeepAliveSettings keepAlive,
        Optional<TranscriptName> transcript) {

    private static final Duration PLUGIN_TIMEOUT = Duration.ofSeconds(5);

    /** Until how long after it left a plugin is waited for; zero never waits. */
    static Duration pluginTimeout(MergedArguments arguments) {
        return arguments.duration("plugin_timeout", PLUGIN_TIMEOUT);
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
                arguments.duration("lock_timeout", Duration.ZERO),
                arguments.duration("lease_warning", Duration.ofMinutes(10)),
                pool,
                KeepAliveSettings.of(arguments),
                TranscriptName.of(arguments, arguments.subject()));
    }
}
