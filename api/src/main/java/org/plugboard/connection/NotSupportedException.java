// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** The connection class or the platform has no such service (semantics 38). The caller uses another. */
public class NotSupportedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public NotSupportedException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public NotSupportedException(String message, Throwable cause) {
        super(message, cause);
    }
}
