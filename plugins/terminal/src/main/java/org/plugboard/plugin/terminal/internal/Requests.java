// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.plugboard.cli.Command;
import org.plugboard.cli.Configuration;
import org.plugboard.connection.InvalidRequestException;

/**
 * What callers give as plain values, made into requests; what cannot be one is refused before anything is sent.
 *
 * @param name device and alias
 */
record Requests(String name) {

    /** A command of one line. */
    Command line(String line, Duration limit) {
        String ended = line.stripTrailing();
        if (ended.indexOf('\n') >= 0 || ended.indexOf('\r') >= 0) {
            throw new InvalidRequestException(name
                    + ": execute takes one line; executeAll takes several commands, configure lines of configuration");
        }
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new InvalidRequestException(
                    name + ": execute presses the Enter key by itself; leave the line end behind the command out");
        }
        return command(line, limit);
    }

    /** Commands of one line or several. */
    List<Command> commands(List<String> texts, Duration limit) {
        return texts.stream().map(text -> command(text, limit)).toList();
    }

    private Command command(String text, Duration limit) {
        return valid(() -> Command.of(text).within(limit));
    }

    Configuration configuration(String lines, Duration limit) {
        return valid(() -> Configuration.of(lines).within(limit));
    }

    /** A time limit in which something can be done. */
    Duration limit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidRequestException(
                    "%s: the time limit is %s; give it more than zero, such as 30 s, or leave it out"
                            .formatted(name, limit));
        }
        return limit;
    }

    /** Of a wait, which may be over at once. */
    Duration patience(Duration limit) {
        return limit.isZero() ? limit : limit(limit);
    }

    private <T> T valid(Supplier<T> request) {
        try {
            return request.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(name + ": " + e.getMessage(), e);
        }
    }
}
