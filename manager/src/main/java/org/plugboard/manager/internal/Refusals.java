// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.InvalidRequestException;

/** Which failures to connect are answers: what is refused once is refused again, and a device may lock the account for it. */
final class Refusals {

    private Refusals() {}

    /**
     * Whether this is one. That a source of credentials fails is none, as long as no device was asked: a class that has tried other
     * credentials before says so itself.
     */
    static boolean isOne(Throwable failure) {
        return (failure instanceof AuthenticationException && !(failure instanceof SourceFailedException))
                || failure instanceof HostKeyException
                || failure instanceof InvalidRequestException;
    }
}
