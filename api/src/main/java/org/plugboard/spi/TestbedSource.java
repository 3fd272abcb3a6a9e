// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.TestbedFacts;

/** Reads testbeds of one kind: files, or what a database or a service knows. Registered as a service; the manager asks them in the order of their ranking. */
@ConsumerType
@FunctionalInterface
public interface TestbedSource {

    /**
     * Reads the testbed and reports whatever is to be said about it: warnings, and as many errors as can be told apart.
     *
     * @return empty if what the reading names is of another kind
     * @throws org.plugboard.device.TestbedException if it is of this kind and cannot be used
     */
    Optional<TestbedFacts> read(TestbedReading reading);
}
