// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a simulated device behaves like. */
public sealed interface Simulation {

    /**
     * A platform that the simulator knows by itself.
     *
     * @param platform one of {@link DeviceSimulator#platforms()}
     */
    record Shipped(String platform) implements Simulation {}

    /**
     * A description in a file, in the form of those that the simulator brings along.
     *
     * @param file YAML
     */
    record Described(Path file) implements Simulation {}

    /**
     * A session that was recorded: the device says what was said then to whoever asks what was asked.
     *
     * @param transcript the file
     */
    record Recorded(Path transcript) implements Simulation {}

    /**
     * State machines in the format of the mock devices of unicon.plugins: a folder with a folder for each operating system.
     *
     * @param folder the folder {@code mock_data}
     * @param os a folder in it
     * @param state the state in which a session begins, or null for the one in which the simulator logs in
     */
    record MockData(Path folder, String os, @Nullable String state) implements Simulation {}
}
