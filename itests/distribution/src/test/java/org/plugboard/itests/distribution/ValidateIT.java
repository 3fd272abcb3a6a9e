// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("semantics-98")
class ValidateIT {

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void writeFiles() throws IOException {
        installed = Installed.copyTo(workplace);
        Files.createDirectory(workplace.resolve("lab"));
        installed.file(
                "lab/bad.yaml",
                "devices:",
                "  R1: {os: iosxe, connections: {a: {protocol: ssh, host: h, port: 99999}}}",
                "  R2: {os: iosxe, conections: {}}");
        installed.file("lab/odd.yaml", "devices:", "", "  R3: {os: iosxe, connections: {a: {class: clii, host: h}}}");
    }

    @Test
    void aFolderIsToldFileByFileEachFindingWithItsLineACaretAndAHint() throws Exception {
        Installed.Ended validate = installed.run("validate", "lab");
        assertThat(validate.exit()).isEqualTo(1);
        assertThat(validate.out().lines())
                .allMatch(line -> line.matches("lab/(bad|odd)\\.yaml:\\d+:\\d+: (error|warning): .+|    .+"));
        assertThat(validate.out())
                .containsSubsequence(
                        "lab/bad.yaml:2:67: error: ",
                        "99999",
                        "\n      R1: {os: iosxe, connections: {a: {protocol: ssh, host: h, port: 99999}}}\n",
                        " ^\n",
                        "lab/bad.yaml:3:19: warning: unknown key 'conections'",
                        "\n    hint: did you mean 'connections'?\n",
                        "lab/odd.yaml:3:",
                        ": warning: ",
                        "clii");
        assertThat(validate.err()).startsWith("2 files: 1 error, ");
        assertThat(installed.run("validate", "lab/odd.yaml").exit()).isZero();
        assertThat(installed.run("validate", "missing.yaml").exit()).isEqualTo(2);
    }

    @Test
    void aFileThatIsPipedInIsToldAsAnyOther() throws Exception {
        Installed.Ended validate =
                installed.pipe(Files.readString(workplace.resolve("lab/bad.yaml")), "validate", "--json", "-");
        assertThat(validate.exit()).as(validate.toString()).isEqualTo(1);
        assertThat(validate.out())
                .startsWith("[{\"file\":\"")
                .contains("\"line\":2,\"column\":67,\"severity\":\"error\"")
                .contains("\"line\":3,\"column\":19,\"severity\":\"warning\"");
        assertThat(validate.err()).isEmpty();
    }
}
