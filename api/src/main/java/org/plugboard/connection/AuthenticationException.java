// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * The device refuses the credentials, which are not tried again, or their {@linkplain org.plugboard.spi.CredentialSource source} does
 * not give them. The caller looks at the credentials.
 */
public class AuthenticationException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public AuthenticationException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public AuthenticationException(String message, Throwable cause) {
        super(message, cause);
    }
}
