// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors of plugins read is what they copy. */
class PluginGuideTest {

    private static final Path ROOT = Path.of(System.getProperty("plugboard.root"));
    private static final Path TEMPLATE = ROOT.resolve("examples/plugin-template");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"docs/plugins.md, '## In fifteen minutes', 3", "contract/README.md, '# The contract', 1"})
    void theCodeThatIsShownIsThatOfTheTemplate(String page, String heading, int parts) throws IOException {
        String sources = sources();
        String section = section(page, heading);
        List<String> shown =
                CODE.matcher(section).results().map(result -> result.group(1)).toList();

        assertThat(shown).hasSize(parts).allSatisfy(code -> assertThat(sources).contains(code));
    }

    @Test
    void theNamesInTheGuideAreThoseOfTheTemplate() throws IOException {
        String guide = section("docs/plugins.md", "## In fifteen minutes");
        String pom = Files.readString(TEMPLATE.resolve("pom.xml"));

        assertThat(pom).contains("<artifactId>acme-plugin</artifactId>", "<version>1.0.0</version>");
        assertThat(guide).contains("target/acme-plugin-1.0.0.jar", "exec -t testbed.yaml anvil hello");
        assertThat(Files.readString(TEMPLATE.resolve("testbed.yaml"))).contains("anvil:", "port: 4711");
        assertThat(Pattern.compile("src/test/\\S+").matcher(guide).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(TEMPLATE.resolve(file)).exists());
    }

    private static String section(String page, String heading) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        assertThat(text).contains(heading);
        String from = text.substring(text.indexOf(heading));
        int end = from.indexOf("\n## ", heading.length());
        return end < 0 ? from : from.substring(0, end);
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATE.resolve("src"))) {
            return files.filter(Files::isRegularFile).map(PluginGuideTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
