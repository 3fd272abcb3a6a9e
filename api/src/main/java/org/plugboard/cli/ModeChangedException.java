// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import org.plugboard.connection.ConnectionException;

/**
 * The device is in another mode behind a command than before it, and the command was not allowed to do that ({@link
 * Command#changingMode}). The session is usable, in that mode; {@link Cli#switchTo} leads back. Semantics 135.
 */
public class ModeChangedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final transient CommandResult result;

    /** With the whole answer. */
    public ModeChangedException(String message, CommandResult result) {
        super(message);
        this.result = result;
    }

    /** The answer, and both modes. */
    public CommandResult result() {
        return result;
    }
}
