// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;

/**
 * Each platform's prompts and their modes, and lines that must not be taken for a prompt, as they stand in {@code prompts/}: mode,
 * prompt, and what is above it; {@code -} for no prompt.
 */
class PromptTablesTest {

    private static final Platforms PLATFORMS = new Platforms();
    private static final String NO_PROMPT = "-";

    private record Row(String platform, String mode, String line, String above) {

        static Row of(String platform, String text) {
            String[] columns = text.split(" \\| ", 3);
            return new Row(platform, columns[0], columns[1], columns.length > 2 ? columns[2] : "");
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void aPromptIsThatOfItsMode(Row row) {
        Prompts prompts = of(row);
        prompts.see(row.line(), row.above());
        assertThat(prompts.current().map(Prompt::mode)).contains(row.mode());
        assertThat(prompts.isPrompt(row.line())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherLineIsNoPromptOfTheHostThatWasLearnt(Row row) {
        Prompts prompts = of(row);
        Row first = rows(row.platform()).get(0);
        prompts.see(first.line(), first.above());
        assertThat(prompts.isPrompt(row.line())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void everyModeOfAPlatformIsInItsTable(Platform platform) {
        assertThat(rows(platform.name()))
                .extracting(Row::mode)
                .containsAll(platform.modes().keySet());
    }

    @Test
    void everyPlatformHasATable() {
        assertThat(PLATFORMS.all())
                .allSatisfy(platform ->
                        assertThat(rows(platform.name())).extracting(Row::mode).contains(NO_PROMPT));
    }

    private static Prompts of(Row row) {
        Platform platform = PLATFORMS.named(row.platform()).orElseThrow();
        return new Prompts(platform, null, host -> {});
    }

    static Stream<Platform> platforms() {
        return PLATFORMS.all().stream();
    }

    static Stream<Row> prompts() {
        return all().filter(row -> !row.mode().equals(NO_PROMPT));
    }

    static Stream<Row> others() {
        return all().filter(row -> row.mode().equals(NO_PROMPT));
    }

    private static Stream<Row> all() {
        return PLATFORMS.all().stream().flatMap(platform -> rows(platform.name()).stream());
    }

    private static List<Row> rows(String platform) {
        try (InputStream table = PromptTablesTest.class.getResourceAsStream("/prompts/" + platform + ".txt")) {
            return Optional.ofNullable(table).stream()
                    .flatMap(PromptTablesTest::lines)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Row.of(platform, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(InputStream table) {
        try {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
