// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plugboard.spi.PlatformFacts;

/** {@code docs/platforms.md} says what is there, and its example is one. */
class PlatformsPageTest {

    private static final Path PAGE = Path.of("../../docs/platforms.md");

    private final Platforms platforms = new Platforms();

    @Test
    void theTableHasEveryPlatform() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream()
                        .dropWhile(line -> !line.startsWith("| Platform |"))
                        .takeWhile(line -> line.startsWith("|"))
                        .skip(2))
                .containsExactlyElementsOf(
                        platforms.facts().stream().map(PlatformsPageTest::row).toList());
    }

    @Test
    void theExampleCanBeUsed() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        PlatformFacts acme = platforms.check("acme.yaml", example.group(1));
        assertThat(acme.names()).containsExactly("acme", "acme_edge", "acme/er-1");
        assertThat(acme.modes()).containsExactly("shell", "exec", "enable", "tclsh", "config");
        assertThat(acme.experimental()).isFalse();
    }

    private static String row(PlatformFacts platform) {
        return "| `%s` | %s%s | %s | %s | %s |"
                .formatted(
                        platform.name(),
                        platform.title(),
                        platform.experimental() ? " (experimental)" : "",
                        String.join(
                                ", ",
                                platform.names().subList(1, platform.names().size())),
                        String.join(", ", platform.modes()),
                        String.join("; ", platform.sources()));
    }
}
