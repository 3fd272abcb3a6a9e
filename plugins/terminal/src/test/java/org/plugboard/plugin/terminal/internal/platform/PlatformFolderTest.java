// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.PlatformFacts;

/** A user's own platforms lie in a folder and are taken when they change. */
class PlatformFolderTest {

    @TempDir
    Path home;

    private Path folder;
    private Platforms platforms;

    @BeforeEach
    void start() {
        folder = home.resolve("platforms");
        platforms = new Platforms(folder);
    }

    private Platform mine() {
        return platforms.of(DeviceFacts.named("R1").os("mine").build());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileHoldsForTheNextSessionOnceItIsThereAndUntilItIsGone() throws IOException {
        assertThat(mine().name()).isEqualTo("generic");
        write("mine.yaml", "{names: mine, extends: ios, setup: [one]}");
        Platform first = mine();
        assertThat(first.setup().lines()).containsExactly("one");
        write("mine.yaml", "{names: mine, extends: ios, setup: [one, two]}");
        assertThat(mine().setup().lines()).containsExactly("one", "two");
        assertThat(first.setup().lines())
                .as("a session keeps the one with which it began")
                .containsExactly("one");
        Files.delete(folder.resolve("mine.yaml"));
        assertThat(mine().name()).isEqualTo("generic");
    }

    @Test
    void aFileWithAMistakeLeavesWhatItSaidBeforeAndAllOthers() throws IOException {
        write("mine.yaml", "{names: mine, extends: ios, setup: [one]}");
        write("other.yml", "{names: other, extends: mine, setup: [other]}");
        assertThat(mine().setup().lines()).containsExactly("one");
        write("mine.yaml", "{names: mine, extends: ios, setup: [one, two}");
        write("other.yml", "{names: other, extends: mine}");
        assertThat(mine().setup().lines()).containsExactly("one");
        assertThat(platforms.named("other").orElseThrow().setup().lines()).containsExactly("one");
    }

    @Test
    void whatIsNoYamlFileIsPassedOver() throws IOException {
        write("README.md", "names: [mine]");
        write(".mine.yaml", "names: [mine]");
        assertThat(mine().name()).isEqualTo("generic");
    }

    @Test
    void aFileIsLookedThroughBeforeItIsPutThere() {
        PlatformFacts facts = platforms.check("draft.yaml", "{names: [mine, mine/x], extends: ios, title: My own}");
        assertThat(facts.name()).isEqualTo("mine");
        assertThat(facts.title()).isEqualTo("My own");
        assertThat(facts.names()).containsExactly("mine", "mine/x");
        assertThat(facts.modes()).contains("exec", "enable", "config");
        assertThat(facts.experimental()).isTrue();
        assertThat(platforms.named("mine")).isEmpty();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> platforms.check("draft.yaml", "names: [mine]\nextends: isoxe"))
                .withMessageStartingWith("draft.yaml:2: extends names no other platform; did you mean iosxe?");
    }
}
