// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;

/** A source did not give a credential: callers look at it as at one that was refused, but the device has refused nothing. */
final class SourceFailedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SourceFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
