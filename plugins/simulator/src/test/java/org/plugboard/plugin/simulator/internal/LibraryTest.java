// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.Simulation;

class LibraryTest {

    private static final String DEVICE = "os: generic\nstart: shell\nstates: {shell: {prompt: '%s'}}\n";

    private final Library library = new Library();

    @TempDir
    Path folder;

    @Test
    void aDescriptionIsReadOnceAndAgainWhenItsFileHasChanged() throws Exception {
        Path file = folder.resolve("device.yaml");
        Files.writeString(file, DEVICE.formatted("$ "));
        DeviceDescription first = library.find(new Simulation.Described(file));

        assertThat(library.find(new Simulation.Described(file))).isSameAs(first);

        Files.writeString(file, DEVICE.formatted("changed$ "));
        DeviceDescription second = library.find(new Simulation.Described(file));
        assertThat(second.states().get("shell").prompt()).isEqualTo("changed$ ");
    }

    @Test
    void mockDataAreReadOnceForEachStateInWhichTheyBegin() throws Exception {
        Path os = Files.createDirectories(folder.resolve("toy"));
        Files.writeString(os.resolve("toy_mock_data.yaml"), "exec: {prompt: '$ '}\nother: {prompt: '# '}\n");
        DeviceDescription first = library.find(new Simulation.MockData(folder, "toy", null));

        assertThat(library.find(new Simulation.MockData(folder, "toy", null))).isSameAs(first);
        assertThat(library.find(new Simulation.MockData(folder, "toy", "other")).shell())
                .isEqualTo("other");

        Files.writeString(os.resolve("more.yaml"), "third: {prompt: '> '}\n");
        assertThat(library.find(new Simulation.MockData(folder, "toy", null)).states())
                .containsOnlyKeys("exec", "other", "third");
    }

    @Test
    void shippedOnesAreShared() {
        DeviceDescription first = library.find(new Simulation.Shipped("linux"));

        assertThat(library.find(new Simulation.Shipped("linux"))).isSameAs(first);
    }
}
