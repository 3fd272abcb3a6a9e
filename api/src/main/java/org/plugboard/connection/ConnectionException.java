// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * The root of all that goes wrong with testbeds and connections; there is one subclass for each thing that a caller can do
 * about it.
 *
 * <p>A message says device and alias first, what was tried, the numbers, and the next step, for example {@code R1/cli: no
 * prompt after 30 s (last 80 characters: "…"); mode enable}. It never holds a secret.
 */
public class ConnectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that is described above. */
    public ConnectionException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
