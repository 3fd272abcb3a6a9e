// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.PoolFigures;

/**
 * What the arguments say of a pool.
 *
 * @param size the greatest number of workers; 0 if it is no pool
 * @param least how many there are at once and are kept
 * @param timeout how long a caller may wait for a worker; zero is without limit (semantics 48)
 * @param maxAge how old a worker may become; zero is without limit
 * @param maxIdle how long a worker may wait for work; zero is without limit
 */
record PoolSettings(int size, int least, Duration timeout, Duration maxAge, Duration maxIdle) {

    /** What makes a pool of a connection; it cannot be changed afterwards. */
    static final String SIZE = "pool_size";

    private static final String LEAST = "pool_least";
    private static final String TIMEOUT = "pool_timeout";
    private static final String MAX_AGE = "pool_max_age";
    private static final String MAX_IDLE = "pool_max_idle";

    /**
     * Reads them.
     *
     * @throws InvalidRequestException if a value cannot be used
     */
    static PoolSettings of(MergedArguments arguments) {
        boolean isPool = isPool(arguments);
        int size = arguments.number(SIZE, 0);
        int least = arguments.number(LEAST, size);
        if (isPool && (size < 1 || least < 1 || least > size)) {
            throw new InvalidRequestException(
                    "%s: a pool of %s workers, at least %s: there must be 1 or more, and not less than are kept (arguments pool_size, pool_least)"
                            .formatted(arguments.subject(), size, least));
        }
        return new PoolSettings(
                size,
                least,
                arguments.duration(TIMEOUT, Duration.ZERO),
                arguments.duration(MAX_AGE, Duration.ZERO),
                arguments.duration(MAX_IDLE, Duration.ZERO));
    }

    /** Whether the arguments make a pool. */
    static boolean isPool(MergedArguments arguments) {
        return arguments.text(SIZE).isPresent();
    }

    boolean isPool() {
        return size > 0;
    }

    /** The figures of such a pool while it is not connected. */
    PoolFigures figuresOfNone() {
        return new PoolFigures(size, 0, 0, 0, 0, 0, 0, Duration.ZERO, Optional.empty());
    }

    /** The argument of the call that says something of a pool, although it makes none. */
    static Optional<String> strayArgument(MergedArguments arguments) {
        return List.of(LEAST, TIMEOUT, MAX_AGE, MAX_IDLE).stream()
                .filter(arguments::isOfCall)
                .findFirst();
    }
}
