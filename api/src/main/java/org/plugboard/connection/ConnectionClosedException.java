// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * The connection was closed during the call: by the peer, by {@code disconnect}, or because its plugin was removed; the
 * message says which. The caller connects again.
 */
public class ConnectionClosedException extends PartialAnswerException {

    private static final long serialVersionUID = 1L;

    /** Nothing had come. */
    public ConnectionClosedException(String message) {
        super(message, "");
    }

    /** With what had come. */
    public ConnectionClosedException(String message, String received) {
        super(message, received);
    }

    /** With what had come and the reason behind it. */
    public ConnectionClosedException(String message, String received, Throwable cause) {
        super(message, received, cause);
    }
}
