// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        assertThat(table("| Platform | is |"))
                .containsExactlyElementsOf(
                        platforms.facts().stream().map(PlatformsPageTest::row).toList());
    }

    @Test
    void theTableOfTheServicesSaysWhichOnesEachHas() throws IOException {
        assertThat(table("| Platform | `ping` |"))
                .containsExactlyElementsOf(platforms.facts().stream()
                        .map(facts -> services(platforms.named(facts.name()).orElseThrow()))
                        .toList());
    }

    /** The rows below this heading. */
    private static List<String> table(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(heading))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
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

    static String row(PlatformFacts platform) {
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

    static String services(Platform platform) {
        return "| `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        platform.name(),
                        probe(platform, "ping"),
                        probe(platform, "traceroute"),
                        yes(platform.tasks().containsKey("copy")),
                        yes(platform.tasks().containsKey("reload")),
                        yes(leadsTo(platform, Platform.ENABLE)),
                        yes(leadsTo(platform, "exec") && platform.has(Platform.ENABLE)));
    }

    private static String probe(Platform platform, String name) {
        Task task = platform.tasks().get(name);
        if (task == null) {
            return yes(false);
        }
        Set<String> places = new TreeSet<>(task.command().names());
        places.remove("target");
        return places.isEmpty() ? yes(true) : String.join(", ", places).replace("patience_ms", "patience");
    }

    private static boolean leadsTo(Platform platform, String mode) {
        return platform.transitions().stream()
                .anyMatch(transition -> transition.to().equals(mode));
    }

    private static String yes(boolean there) {
        return there ? "yes" : "–";
    }
}
