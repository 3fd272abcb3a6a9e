// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** The device cannot be reached: no such host, a closed port, a broken handshake. The caller looks at the address and the network. */
public class ConnectFailedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public ConnectFailedException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public ConnectFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
