// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Locale;
import org.plugboard.connection.InvalidRequestException;

/**
 * What the arguments say of keeping a session alive.
 *
 * @param period how long nobody calls it before something is done; zero is never
 * @param by what is done
 */
record KeepAliveSettings(Duration period, By by) {

    /** What is done. */
    enum By {
        /** What the transports know, of which the device's command line hears nothing. */
        TRANSPORT,
        /** What a person would do at the keyboard, which the class knows. */
        ENTER
    }

    private static final String PERIOD = "keep_alive";
    private static final String BY = "keep_alive_by";

    private static final Duration LEAST_LIMIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_LIMIT = Duration.ofSeconds(10);

    /**
     * Reads them.
     *
     * @throws InvalidRequestException if a value cannot be used
     */
    static KeepAliveSettings of(MergedArguments arguments) {
        String by = arguments.text(BY, "transport");
        if (arguments.isOfCall(BY) && !arguments.isGiven(PERIOD)) {
            throw new InvalidRequestException("%s: argument %s says how, and %s, which says how often, is missing"
                    .formatted(arguments.subject(), BY, PERIOD));
        }
        return new KeepAliveSettings(
                arguments.duration(PERIOD, Duration.ZERO),
                switch (by.toLowerCase(Locale.ROOT)) {
                    case "transport" -> By.TRANSPORT;
                    case "enter" -> By.ENTER;
                    default ->
                        throw new InvalidRequestException("%s: argument %s is '%s', not transport or enter"
                                .formatted(arguments.subject(), BY, by));
                });
    }

    boolean isWanted() {
        return !period.isZero();
    }

    /** How long an answer may take: as long as the period, within what is neither hasty nor leaves a caller waiting for long. */
    Duration limit() {
        if (period.compareTo(LEAST_LIMIT) < 0) {
            return LEAST_LIMIT;
        }
        return period.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : period;
    }
}
