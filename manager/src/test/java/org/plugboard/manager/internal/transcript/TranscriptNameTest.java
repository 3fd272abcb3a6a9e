// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptNameTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Map<String, String> VALUES = Map.of("device", "R1", "alias", "cli#2");

    private static String file(String pattern) {
        return new TranscriptName(pattern).file(VALUES, NOW).toString();
    }

    @Test
    void placeholdersAreFilledIn() {
        assertThat(file("log/{device}/{alias}-{path}-{time}.cast")).isEqualTo("log/R1/cli-2-none-20260102-030405.cast");
        assertThat(file("~/x.cast"))
                .isEqualTo(Path.of(System.getProperty("user.home"), "x.cast").toString());
    }

    @Test
    void aFolderGetsAFileForEachSession(@TempDir Path folder) {
        String name = "R1-cli-2-20260102-030405.cast";
        assertThat(file(folder.toString())).isEqualTo(folder.resolve(name).toString());
        assertThat(file("not-there-yet/")).isEqualTo("not-there-yet/" + name);
    }

    @Test
    void theNameOfADeviceDoesNotLeadElsewhere() {
        assertThat(new TranscriptName("log/{device}.cast")
                        .file(Map.of("device", "../../etc/x y"), NOW)
                        .toString())
                .isEqualTo("log/-.-..-etc-x-y.cast");
    }
}
