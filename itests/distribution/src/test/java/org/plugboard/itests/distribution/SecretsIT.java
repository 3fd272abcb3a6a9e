// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("semantics-122")
class SecretsIT {

    private static final String SECRET = "hunter2 ~ §";

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
    }

    @Test
    @Tag("semantics-124")
    void whatOneProcessEncryptsAnotherOneReadsWithTheKeyOfTheConfigurationOnly() throws Exception {
        configureNewKey();
        Installed.Ended encode = installed.pipe(SECRET + "\n", "secret", "encode");
        assertThat(encode.exit()).as(encode.toString()).isZero();
        assertThat(encode.err()).isEmpty();
        assertThat(installed.pipe(encode.out(), "secret", "decode"))
                .isEqualTo(new Installed.Ended(0, SECRET + "\n", ""));

        configureNewKey();
        Installed.Ended withAnotherKey = installed.pipe(encode.out(), "secret", "decode");
        assertThat(withAnotherKey.exit()).isEqualTo(1);
        assertThat(withAnotherKey.out()).isEmpty();
        assertThat(withAnotherKey.err())
                .contains("key")
                .doesNotContain(SECRET, "\tat ")
                .hasLineCount(1);
    }

    private void configureNewKey() throws IOException {
        installed.variable(
                "PYATS_CONFIGURATION",
                new Samples(workplace).secretsConfiguration("string").toString());
    }
}
