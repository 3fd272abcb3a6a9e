// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import org.plugboard.spi.Arguments;

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

    static CallLimits of(Arguments arguments) {
        Duration execute = arguments.duration(
                arguments.spelling(ANY, "EXEC_TIMEOUT", "exec_timeout", "execute.timeout", "read_timeout"),
                Duration.ofSeconds(60));
        // Who sets the limit of any call means this one, too.
        Duration expect = arguments.isGiven(ANY) ? execute : Duration.ofSeconds(10);
        return new CallLimits(
                execute,
                arguments.duration(
                        arguments.spelling("config_timeout", "CONFIG_TIMEOUT", "configure.timeout"), execute),
                arguments.duration(arguments.spelling("expect_timeout", "EXPECT_TIMEOUT", "expect.timeout"), expect),
                reload(arguments, arguments.spelling("reload_timeout", "RELOAD_TIMEOUT", "reload.timeout")));
    }

    private static Optional<Duration> reload(Arguments arguments, String name) {
        return arguments.isGiven(name) ? Optional.of(arguments.duration(name, Duration.ZERO)) : Optional.empty();
    }
}
