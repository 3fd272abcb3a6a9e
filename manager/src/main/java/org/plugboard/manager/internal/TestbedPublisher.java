// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.device.Testbed;

/** Makes testbeds that are followed known to the surroundings: in a container, as services. Called under no lock; thread-safe. */
@FunctionalInterface
public interface TestbedPublisher {

    /** Tells nobody. */
    TestbedPublisher NOBODY = testbed -> new Publication() {
        @Override
        public void update() {}

        @Override
        public void close() {}
    };

    /** Makes the testbed and its devices known until the publication is closed. */
    Publication publish(Testbed testbed);

    /** A testbed that is known. */
    interface Publication extends AutoCloseable {

        /** The testbed or its devices have changed. Called by one thread at a time. */
        void update();

        /** Takes it all back; at any time, also while it is updated; the second time it does nothing. */
        @Override
        void close();
    }
}
