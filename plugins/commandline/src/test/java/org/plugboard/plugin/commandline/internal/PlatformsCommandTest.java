// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.PlatformFacts;

/** {@code plugboard platforms}: what is there, and what is in a file. */
class PlatformsCommandTest {

    private static final PlatformFacts EOS = new PlatformFacts(
            "eos", "Arista EOS", List.of("eos", "arista_eos"), List.of("exec", "enable"), List.of("x"), false, "f");
    private static final PlatformFacts MINE =
            new PlatformFacts("mine", "Mine", List.of("mine"), List.of("exec"), List.of(), true, "g");
    private static final PlatformFacts READ_ABOUT =
            new PlatformFacts("mine", "Mine", List.of("mine"), List.of("exec"), List.of("a manual"), true, "g");

    private final Typed typed = new Typed(EmbeddedPlugboard.builder().build());

    @TempDir
    Path folder;

    @BeforeEach
    void platforms() {
        typed.platforms = new PlatformCatalog() {
            @Override
            public List<PlatformFacts> all() {
                return List.of(EOS, MINE);
            }

            @Override
            public PlatformFacts check(String file, String text) {
                if (text.contains("modse")) {
                    throw new InvalidRequestException(file + ":1: modse is not known here; did you mean modes?");
                }
                return text.contains("source") ? READ_ABOUT : MINE;
            }
        };
    }

    @Test
    void withoutAFileAllAreListed() {
        assertThat(typed.execute("platforms")).isZero();
        assertThat(typed.out.toString().lines())
                .containsExactly(
                        "eos           Arista EOS (os: eos, arista_eos)",
                        "mine          Mine, experimental (os: mine)");
    }

    @Test
    void ofAFileItIsSaidWhatItDescribesOrWhatIsWrong() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), "modes: {}");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "modse: {}");
        assertThat(typed.execute("platforms", good.toString(), bad.toString())).isEqualTo(1);
        assertThat(typed.out.toString().lines())
                .containsExactly(
                        good
                                + ": platform mine (Mine), modes exec, chosen by os 'mine'; experimental, since it names no source");
        assertThat(typed.err.toString().lines())
                .startsWith("plugboard: " + bad + ":1: modse is not known here; did you mean modes?");
    }

    @Test
    void anExperimentalFileWithASourceIsNotSaidToNameNone() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "source: a manual\nexperimental: yes\n");
        assertThat(typed.execute("platforms", file.toString())).isZero();
        assertThat(typed.out.toString())
                .contains("; experimental, as it says itself")
                .doesNotContain("no source");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        assertThat(typed.execute("platforms", folder.resolve("none.yaml").toString()))
                .isEqualTo(2);
        assertThat(typed.err.toString()).contains("none.yaml: cannot be read");
    }
}
