// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.ConnectionContext;

/** Expressions that stand in arguments. */
final class Expressions {

    private Expressions() {}

    /** @throws InvalidRequestException if it is none; it names the argument */
    static Pattern compile(ConnectionContext context, String argument, String expression, int flags) {
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw new InvalidRequestException(
                    "%s: the argument %s is no RE2 expression: %s".formatted(context.name(), argument, e.getMessage()),
                    e);
        }
    }
}
