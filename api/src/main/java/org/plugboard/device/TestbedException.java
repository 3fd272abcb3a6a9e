// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import org.plugboard.connection.ConnectionException;

/** A testbed file that cannot be used. The caller mends the file at the place that the message names. */
public class TestbedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    /** A fault of a file; {@code message} begins with {@code file:line:column:} where there is a line. */
    public TestbedException(String message) {
        super(message);
    }

    /** A fault of a file that another exception tells. */
    public TestbedException(String message, Throwable cause) {
        super(message, cause);
    }
}
