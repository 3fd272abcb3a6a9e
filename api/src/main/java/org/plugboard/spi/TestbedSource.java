// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.TestbedFacts;

/** Reads testbeds of one kind. Registered as a service; the manager asks them in the order of their ranking. */
@ConsumerType
@FunctionalInterface
public interface TestbedSource {

    /**
     * Reads the testbed.
     *
     * @param environment gives the value of a variable, or null if it is not set
     * @return empty if the file is of another kind
     * @throws org.plugboard.device.TestbedException if it is of this kind and cannot be used
     */
    Optional<TestbedFacts> read(Path file, UnaryOperator<@Nullable String> environment);
}
