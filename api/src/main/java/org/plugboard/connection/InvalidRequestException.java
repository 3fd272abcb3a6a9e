// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** An alias, an argument or its value cannot be used as given. The caller changes the call or the file. */
public class InvalidRequestException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public InvalidRequestException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public InvalidRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
