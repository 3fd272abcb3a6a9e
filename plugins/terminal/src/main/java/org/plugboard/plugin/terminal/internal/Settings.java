// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;

/**
 * The arguments of a command line, under the names that testbeds have for them, too. Those that testbeds have and that do nothing
 * here are named in one warning.
 *
 * @param limits how long calls may take that have no limit of their own
 * @param maxAnswer the most characters that are kept of one answer
 * @param terminalType what the device is told of the terminal
 * @param prompt what a prompt looks like besides the platform's patterns, or null
 * @param errors what says that a command or a line of configuration failed
 * @param recovery what is typed to find a prompt again that did not come
 * @param login how to log in
 * @param start what follows the login
 * @param ending how to leave
 */
record Settings(
        CallLimits limits,
        int maxAnswer,
        String terminalType,
        @Nullable Pattern prompt,
        ErrorSettings errors,
        PromptRecovery recovery,
        LoginSettings login,
        StartSettings start,
        EndSettings ending) {

    private static final int MAX_ANSWER = 64 * 1024 * 1024;

    static Settings of(ConnectionContext context) {
        Arguments arguments = context.arguments();
        int maxAnswer = arguments.number("max_answer", MAX_ANSWER);
        if (maxAnswer < 1) {
            throw new InvalidRequestException(
                    "%s: max_answer is %d; it is a number of bytes, at least 1".formatted(context.name(), maxAnswer));
        }
        UnsupportedSettings.warn(context);
        return new Settings(
                CallLimits.of(context),
                maxAnswer,
                arguments.text(arguments.spelling("terminal", "TERM"), "vt100"),
                arguments
                        .text("prompt")
                        .map(expression -> Expressions.compile(context, "prompt", expression, 0))
                        .orElse(null),
                ErrorSettings.of(context),
                PromptRecovery.of(arguments),
                LoginSettings.of(context),
                StartSettings.of(arguments),
                EndSettings.of(arguments));
    }

    /** How long a call may take that is no other in {@link #limits}. */
    Duration timeout() {
        return limits.execute();
    }
}
