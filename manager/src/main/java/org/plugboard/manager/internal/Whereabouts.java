// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Optional;

/**
 * The name of the testbed that a device is in, or was in last, for those who must keep neither of them alive: what ends because a device
 * leaves its testbed is told as of that. Thread-safe.
 */
final class Whereabouts {

    private volatile Optional<String> testbed = Optional.empty();

    Optional<String> testbed() {
        return testbed;
    }

    /** The device comes into the testbed of this name, or its testbed is called so from now on. */
    void become(String name) {
        testbed = Optional.of(name);
    }
}
