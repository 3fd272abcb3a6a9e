// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * The key or the certificate of the host is unknown or is not the one that is expected. The caller compares what the message says of it:
 * fingerprints, names, dates, the issuer.
 */
public class HostKeyException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public HostKeyException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public HostKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
