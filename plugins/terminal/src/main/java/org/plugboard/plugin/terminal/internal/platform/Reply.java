// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Map;
import org.plugboard.cli.Action;
import org.plugboard.cli.Statement;

/**
 * The answer to something that a device asks.
 *
 * @param pattern what is asked, as in a {@link Statement}
 * @param kind what {@code text} is
 * @param text a line, a key, or the name of what the credentials say
 */
public record Reply(String pattern, Kind kind, Template text) {

    /** What an answer consists of. */
    public enum Kind {
        /** A line with the Enter key. */
        LINE,
        /** A key, or several, without Enter. */
        KEY,
        /** A line by which the command is called off: it has failed then. */
        REFUSE,
        /** The secret that opens a mode: this field of the login's credential, or what stands in for it (semantics 130). */
        SECRET,
        /** The user name of the credential of exactly this name. */
        USERNAME,
        /** The password of the credential of exactly this name. */
        PASSWORD
    }

    /** Where answers come from that are more than a text. */
    @FunctionalInterface
    public interface Secrets {

        /** Sends what the credentials call so, or the line that calls the command off. */
        Action sending(Kind kind, String name);
    }

    /** The rule of a dialog that gives this answer. */
    Statement statement(String who, Map<String, String> values, Secrets secrets) {
        return Statement.on(
                pattern,
                switch (kind) {
                    case LINE -> Action.sendLine(text.fill(who, values));
                    case KEY -> Action.send(text.toString());
                    case REFUSE, SECRET, USERNAME, PASSWORD -> secrets.sending(kind, text.toString());
                });
    }
}
