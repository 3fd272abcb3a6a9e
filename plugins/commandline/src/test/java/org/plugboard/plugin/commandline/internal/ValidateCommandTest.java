// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.TestbedReading;

class ValidateCommandTest {

    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .testbeds(reading -> Optional.of(read(reading)))
            .build();
    private final Typed typed = new Typed(plugboard);

    @TempDir
    private Path folder;

    private String good;
    private String odd;
    private String bad;

    @BeforeEach
    void files() throws IOException {
        good = file("good.yaml");
        odd = file("odd.yaml");
        bad = file("bad.yaml");
    }

    @AfterEach
    void close() {
        plugboard.close();
    }

    @Test
    void aGoodFileIsAnsweredByItsSummaryOnly() {
        assertThat(typed.execute("validate", good)).isZero();
        assertThat(typed.out.toString()).isEmpty();
        assertThat(typed.err).hasToString("1 file: 0 errors, 0 warnings\n");
    }

    @Test
    void eachFindingIsALineAsCompilersWriteIt() {
        assertThat(typed.execute("validate", good, odd, bad)).isEqualTo(1);
        assertThat(typed.out)
                .hasToString(odd + ":1:2: warning: odd\n" + bad + ":1:2: warning: odd\n" + bad
                        + ":3:4: error: no \"such\" key\n");
        assertThat(typed.err.toString()).startsWith("3 files: 1 error, 2 warnings\n");
    }

    @Test
    void warningsFailOnlyWhenTheyShall() {
        assertThat(typed.execute("validate", odd)).isZero();
        assertThat(typed.execute("validate", "--strict", odd)).isEqualTo(1);
        assertThat(typed.execute("validate", "-W", good)).isZero();
    }

    @Test
    void printsOneArrayAsJson() {
        assertThat(typed.execute("validate", "--json", good)).isZero();
        assertThat(typed.execute("validate", "--json", bad)).isEqualTo(1);
        assertThat(typed.out)
                .hasToString("[]\n[{\"file\":\"" + bad
                        + "\",\"line\":1,\"column\":2,\"severity\":\"warning\",\"message\":\"odd\"},"
                        + "{\"file\":\"" + bad
                        + "\",\"line\":3,\"column\":4,\"severity\":\"error\",\"message\":\"no \\\"such\\\" key\"}]\n");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsageAndTheOthersAreReadAllTheSame() {
        String missing = folder.resolve("missing.yaml").toString();
        assertThat(typed.execute("validate", missing, folder.toString(), bad)).isEqualTo(2);
        assertThat(typed.err.toString())
                .contains(missing + ": is no file that can be read", folder + ": is no file that can be read");
        assertThat(typed.out.toString()).contains("no \"such\" key");
    }

    @Test
    void atLeastOneFileIsNeeded() {
        assertThat(typed.execute("validate")).isEqualTo(2);
        assertThat(typed.err.toString()).contains("FILE");
    }

    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name).toString();
    }

    private static TestbedFacts read(TestbedReading reading) {
        String file = reading.location();
        if (!file.endsWith("good.yaml")) {
            reading.report(Finding.warning(file, 1, 2, "odd"));
        }
        if (file.endsWith("bad.yaml")) {
            Finding error = Finding.error(file, 3, 4, "no \"such\" key");
            throw new TestbedException(error.toString(), List.of(error));
        }
        return new TestbedFacts("lab", List.of(), Map.of());
    }
}
