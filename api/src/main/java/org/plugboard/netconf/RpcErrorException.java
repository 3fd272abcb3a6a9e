// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.List;
import org.plugboard.connection.ConnectionException;

/**
 * The device answered a request with {@code rpc-error}. The session stays usable; the caller mends the request or waits. The message names
 * the first five, those that are errors before those that only warn, and says how many more there are.
 */
public class RpcErrorException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final transient List<RpcError> errors;

    /** With everything that the device reported, at least one of it an error and not a warning. */
    public RpcErrorException(String message, List<RpcError> errors) {
        super(message);
        this.errors = List.copyOf(errors);
    }

    /** All that the device reported, warnings too, in its order; empty after serialisation. */
    public List<RpcError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** The first that is an error. */
    public RpcError error() {
        return errors().stream().filter(error -> !error.isWarning()).findFirst().orElseThrow();
    }
}
