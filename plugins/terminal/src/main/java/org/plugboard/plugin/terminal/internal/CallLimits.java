// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;

/**
 * How long calls may take that have no limit of their own (semantics 137).
 *
 * @param execute a command, and whatever is none of the others
 * @param configure lines of configuration
 * @param expect the wait for a text
 * @param reload until the device is back; empty is the platform's
 */
record CallLimits(Duration execute, Duration configure, Duration expect, Optional<Duration> reload) {

    private static final String ANY = "timeout";

    static CallLimits of(ConnectionContext context) {
        Arguments arguments = context.arguments();
        Duration execute = positive(
                context,
                arguments.spelling(ANY, "EXEC_TIMEOUT", "exec_timeout", "execute.timeout", "read_timeout"),
                Duration.ofSeconds(60));
        // Who sets the limit of any call means this one, too.
        Duration expect = arguments.isGiven(ANY) ? execute : Duration.ofSeconds(10);
        String reload = arguments.spelling("reload_timeout", "RELOAD_TIMEOUT", "reload.timeout");
        return new CallLimits(
                execute,
                positive(context, arguments.spelling("config_timeout", "CONFIG_TIMEOUT", "configure.timeout"), execute),
                arguments.duration(arguments.spelling("expect_timeout", "EXPECT_TIMEOUT", "expect.timeout"), expect),
                arguments.isGiven(reload) ? Optional.of(positive(context, reload, execute)) : Optional.empty());
    }

    /** Only a wait may be over at once. */
    private static Duration positive(ConnectionContext context, String name, Duration otherwise) {
        Duration limit = context.arguments().duration(name, otherwise);
        if (limit.isZero()) {
            throw new InvalidRequestException(
                    "%s: %s is 0, in which nothing can be done; give it more, such as 30s, or leave it out"
                            .formatted(context.name(), name));
        }
        return limit;
    }
}
