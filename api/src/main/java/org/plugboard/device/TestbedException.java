// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import org.plugboard.connection.ConnectionException;

/** A testbed file that cannot be used. The caller mends the file at the places that {@link #findings()} names. */
public class TestbedException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** A file that cannot be read at all. */
    public TestbedException(String message) {
        this(message, List.of());
    }

    /** A file that cannot be read at all, as another exception tells. */
    public TestbedException(String message, Throwable cause) {
        super(message, cause);
        this.findings = List.of();
    }

    /** With the errors in the file; {@code message} begins with the place of the first. */
    public TestbedException(String message, List<Finding> findings) {
        super(message);
        this.findings = List.copyOf(findings);
    }

    /** The errors in the file, in its order; empty where there is no place to name, and after serialisation. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }
}
