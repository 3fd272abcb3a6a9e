// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;

/**
 * What says in this connection that something failed (semantics 136): instead of the platform's expressions, or besides them.
 *
 * @param execute in the answer to a command
 * @param configure in the answer to a line of configuration
 */
record ErrorSettings(ErrorPatterns execute, ErrorPatterns configure) {

    static ErrorSettings of(ConnectionContext context) {
        return new ErrorSettings(read(context, "error_pattern"), read(context, "configure_error_pattern"));
    }

    /** Those that replace the platform's, of which an empty list leaves nothing; with those that are added. */
    private static ErrorPatterns read(ConnectionContext context, String name) {
        Arguments arguments = context.arguments();
        String instead = spelling(arguments, name);
        String besides = spelling(arguments, "append_" + name);
        boolean replaces = arguments.isGiven(instead);
        List<String> patterns = new ArrayList<>(compiled(context, instead));
        patterns.addAll(compiled(context, besides));
        return replaces || !patterns.isEmpty() ? new ErrorPatterns(!replaces, patterns) : ErrorPatterns.OF_PLATFORM;
    }

    private static String spelling(Arguments arguments, String name) {
        return arguments.spelling(name, name.toUpperCase(java.util.Locale.ROOT));
    }

    private static List<String> compiled(ConnectionContext context, String name) {
        List<String> patterns = context.arguments().texts(name);
        patterns.forEach(pattern -> Expressions.compile(context, name, pattern, Pattern.MULTILINE));
        return patterns;
    }
}
