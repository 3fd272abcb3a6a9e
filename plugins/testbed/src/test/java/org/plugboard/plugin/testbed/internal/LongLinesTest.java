// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongLinesTest {

    private static final String TOO_LONG = "this line has a comment or a value of more than 1000000 characters";

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    void aTestbedInJsonMayBeOneLine() {
        String devices = IntStream.range(0, 15_000)
                .mapToObj(
                        "\"R%d\": {\"os\": \"iosxe\", \"custom\": {\"text\": \"it's # no \\\"comment, at all\"}}"
                                ::formatted)
                .collect(Collectors.joining(", ", "{\"devices\": {", "}}"));

        assertThat(devices).hasSizeGreaterThan(LongLines.MAX);
        assertThat(reading.read(devices).devices()).hasSize(15_000);
    }

    @Test
    void aCommentOrAValueThatIsTooLongIsRefused() {
        String many = "a, ".repeat(400_000);

        // Out of brackets a comma ends nothing.
        assertThat(reading.error("devices: {}\nx: " + many)).startsWith("lab.yaml:2:1: " + TOO_LONG);
        assertThat(reading.error("devices: {}\nx: |\n  " + many)).startsWith("lab.yaml:3:1: " + TOO_LONG);
        assertThat(reading.error("{devices: {}, x: 'it''s " + many + "'}")).startsWith("lab.yaml:1:1: " + TOO_LONG);
        assertThat(reading.error("devices: {}\n# " + many)).startsWith("lab.yaml:2:1: " + TOO_LONG);
        assertThat(reading.error("devices: {} # " + many)).startsWith("lab.yaml:1:1: " + TOO_LONG);
        assertThat(reading.error("devices: {}\rx: {a: '" + many + "'}")).startsWith("lab.yaml:2:1: " + TOO_LONG);
        assertThat(reading.error("devices: {}\r\nx: " + many.replace(',', '.')))
                .startsWith("lab.yaml:2:1: " + TOO_LONG);
    }
}
