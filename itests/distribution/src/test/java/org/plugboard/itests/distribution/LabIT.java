// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabIT {

    private static final String SERVING = "Serving";

    @TempDir
    private Path workplace;

    private Installed installed;
    private Path lab;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
        lab = workplace.resolve("lab.yaml");
    }

    @Test
    void servesDevicesThatItsTestbedReachesOverAllTheirPaths() throws Exception {
        try (Running simulate =
                installed.start("simulate", "iosxe", "--name", "R", "--count", "2", "--testbed", "lab.yaml")) {
            simulate.awaitLine(SERVING);
            assertThat(installed.run("validate", "--strict", "lab.yaml"))
                    .isEqualTo(new Installed.Ended(0, "", "1 file: 0 errors, 0 warnings\n"));
            for (String path : new String[] {"cli", "console"}) {
                Installed.Ended exec =
                        installed.run("exec", "-t", "lab.yaml", "R1", "R2", "show version", "--via", path);
                assertThat(exec.exit()).as(exec.toString()).isZero();
                assertThat(exec.out()).containsSubsequence("R1:", "R1 uptime is", "R2:", "R2 uptime is");
                assertThat(exec.err()).isEmpty();
            }
            Installed.Ended netconf =
                    installed.run("exec", "-t", "lab.yaml", "R2", "get-config running", "--via", "netconf");
            assertThat(netconf.exit()).as(netconf.toString()).isZero();
            assertThat(netconf.out()).startsWith("<data ").contains("\n  <").endsWith("</data>\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lab)))
                    .isEqualTo("rw-------");
            assertThat(installed.userHome()).isEmptyDirectory();

            simulate.interrupt();
            Installed.Ended ended = simulate.awaitEnd();
            assertThat(ended.exit()).isZero();
            assertThat(ended.out()).isEmpty();
            assertThat(installed.temporary()).isEmptyDirectory();
            assertThat(workplace).isDirectoryNotContaining("glob:**.known_hosts");
        }
        Installed.Ended gone = installed.run("exec", "-t", "lab.yaml", "R1", "show version");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.err()).contains("R1/");
    }

    @Test
    void servesMockDataAndADescription() throws Exception {
        new Samples(workplace).writeMockData();
        try (Running simulate =
                installed.start("simulate", "--mock-data", "mock_data", "--os", "nxos", "--testbed", "lab.yaml")) {
            simulate.awaitLine(SERVING);
            Installed.Ended exec = installed.run("exec", "-t", "lab.yaml", "nxos", "show clock");
            assertThat(exec).isEqualTo(new Installed.Ended(0, "noon\n", ""));
        }
        new Samples(workplace).writeDescription("my-router.yaml");
        try (Running simulate = installed.start("simulate", "my-router.yaml", "--testbed", "lab.yaml")) {
            simulate.awaitLine(SERVING);
            Installed.Ended exec = installed.run("exec", "-t", "lab.yaml", "my-router", "show clock");
            assertThat(exec).isEqualTo(new Installed.Ended(0, "noon\n", ""));
        }
    }

    @Test
    void aDescriptionThatIsWrongIsNamedWithItsLine() throws Exception {
        installed.file("bad.yaml", "os: generic", "starts: exec");
        Installed.Ended simulate = installed.run("simulate", "bad.yaml", "--testbed", "lab.yaml");
        assertThat(simulate.exit()).isEqualTo(2);
        assertThat(simulate.err()).contains("bad.yaml:");
        assertThat(lab).doesNotExist();
    }
}
