// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;

/** One try to log in. Used by one thread. */
final class LoginAttempt {

    private final List<String> credentials;
    private boolean passed;

    /** @param credentials the names of those that answer, in their order */
    LoginAttempt(List<String> credentials) {
        this.credentials = List.copyOf(credentials);
    }

    List<String> credentials() {
        return credentials;
    }

    /** The device let us in. */
    void pass() {
        passed = true;
    }

    /** Whether the device let us in; what is refused then is something else than the login. */
    boolean isPassed() {
        return passed;
    }
}
