// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** The stream of a session could not be brought back into step after a command that was cut short; the session was closed. The caller connects again. */
public class OutOfStepException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public OutOfStepException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public OutOfStepException(String message, Throwable cause) {
        super(message, cause);
    }
}
