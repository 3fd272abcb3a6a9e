// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;

/**
 * The arguments of a command line.
 *
 * @param timeout how long a call without a limit of its own may take
 * @param maxAnswer the most characters that are kept of one answer
 * @param gotoEnable whether connecting goes on to the privileged mode (semantics 142)
 * @param prompt what a prompt looks like besides the platform's patterns, or null
 */
record Settings(Duration timeout, int maxAnswer, boolean gotoEnable, @Nullable Pattern prompt) {

    private static final int MAX_ANSWER = 64 * 1024 * 1024;

    static Settings of(ConnectionContext context) {
        Arguments arguments = context.arguments();
        int maxAnswer = arguments.number("max_answer", MAX_ANSWER);
        if (maxAnswer < 1) {
            throw new InvalidRequestException(
                    "%s: max_answer is %d; it is a number of bytes, at least 1".formatted(context.name(), maxAnswer));
        }
        Optional<Pattern> prompt = arguments.text("prompt").map(expression -> compile(context, expression));
        return new Settings(
                arguments.duration("timeout", Duration.ofSeconds(60)),
                maxAnswer,
                arguments.flag("goto_enable", true),
                prompt.orElse(null));
    }

    private static Pattern compile(ConnectionContext context, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new InvalidRequestException(
                    "%s: the argument prompt is no RE2 expression: %s".formatted(context.name(), e.getMessage()), e);
        }
    }
}
