// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** The device answered a line with an error. The caller mends the line. */
public class CommandRefusedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final String line;
    private final String answer;

    /** With the refused line and what the device said to it. */
    public CommandRefusedException(String message, String line, String answer) {
        super(message);
        this.line = line;
        this.answer = answer;
    }

    /** The line that was refused. */
    public String line() {
        return line;
    }

    /** What the device said to it. */
    public String answer() {
        return answer;
    }
}
