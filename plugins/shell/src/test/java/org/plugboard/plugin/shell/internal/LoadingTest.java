// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;

class LoadingTest {

    private final List<String> read = new ArrayList<>();
    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .testbeds(reading -> {
                read.add(reading.location());
                String name = reading.ask("Name", true, "testbed.name")
                        .orElseThrow(() -> new TestbedException(reading.location() + ":1:7: nobody answers"));
                return Optional.of(
                        new TestbedFacts(name, List.of(DeviceFacts.named("R1").build()), Map.of()));
            })
            .build();
    private final CommandProcessorImpl processor = new CommandProcessorImpl();
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    private final ShellSession session = new ShellSession(
            processor, plugboard, new EventLog(), null, InputStream.nullInputStream(), nowhere, nowhere);

    @AfterEach
    void close() {
        session.close();
        processor.stop();
        plugboard.close();
    }

    @Test
    @Tag("semantics-107")
    void loadAsksWhoeverSitsAtTheShell() throws Exception {
        session.bench().askBy((question, hidden) -> Optional.of(question + (hidden ? " in secret" : "")));
        assertThat(session.execute("load lab.yaml")).isEqualTo("Loaded Name in secret: R1");
    }

    @Test
    void whereNobodySitsNobodyIsAsked() {
        assertThatThrownBy(() -> session.execute("load lab.yaml"))
                .isInstanceOf(TestbedException.class)
                .hasMessageContaining("nobody answers");
    }

    @Test
    @Tag("semantics-73")
    void aUrlAndAFileOfTheUsersFolderAreLoaded() throws Exception {
        session.bench().askBy((question, hidden) -> Optional.of("lab"));
        session.execute("load https://lab.example/lab.yaml");
        session.execute("load '~/lab.yaml'");
        assertThat(read)
                .containsExactly(
                        "https://lab.example/lab.yaml",
                        HomeFolder.here().resolve("lab.yaml").toString());
    }
}
