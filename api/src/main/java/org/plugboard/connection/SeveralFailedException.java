// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.util.List;

/** What {@code disconnectAll} and {@code destroyAll} throw after all connections were tried. */
public class SeveralFailedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final List<ConnectionException> failures;

    /** With the failure of each connection; each is a suppressed exception of this one as well. */
    public SeveralFailedException(String message, List<ConnectionException> failures) {
        super(message, failures.get(0));
        this.failures = List.copyOf(failures);
        failures.stream().skip(1).forEach(this::addSuppressed);
    }

    /** The failures, at least one. */
    public List<ConnectionException> failures() {
        return failures;
    }
}
