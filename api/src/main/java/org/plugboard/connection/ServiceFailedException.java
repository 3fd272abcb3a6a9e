// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** A plugin threw what its service does not declare. The caller tells the plugin's author; the cause is kept. */
public class ServiceFailedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** With a message of the form that {@link ConnectionException} describes. */
    public ServiceFailedException(String message) {
        super(message);
    }

    /** With the reason behind it. */
    public ServiceFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
