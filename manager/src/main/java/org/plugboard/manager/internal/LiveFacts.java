// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.device.DeviceFacts;

/**
 * The facts of one device as they are now. Shared by all that need them and must not keep the device itself alive; who needs
 * several of them takes {@link #now()} once. Thread-safe.
 */
final class LiveFacts {

    private volatile Said said;

    /** What was said of the device, and where, for messages; of a device that code has made, that is empty. */
    record Said(DeviceFacts facts, String place) {}

    LiveFacts(DeviceFacts facts, String place) {
        said = new Said(facts, place);
    }

    DeviceFacts now() {
        return said.facts();
    }

    Said said() {
        return said;
    }

    void become(DeviceFacts facts, String place) {
        said = new Said(facts, place);
    }
}
