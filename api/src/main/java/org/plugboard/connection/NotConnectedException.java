// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** The connection is not connected. The caller calls {@code connect} first. */
public class NotConnectedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public NotConnectedException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public NotConnectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
