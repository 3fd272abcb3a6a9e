// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example hooks as they come with the distribution, copied into its drop folder. */
class HookExamplesIT {

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
        for (String example : List.of("audit-log.jar", "result-cache.jar")) {
            Files.copy(
                    installed.home().resolve("examples").resolve(example),
                    installed.plugins().resolve(example));
        }
    }

    private Running lab() throws IOException {
        return installed.start("simulate", "iosxe", "--name", "R", "--count", "2", "--testbed", "lab.yaml");
    }

    @Test
    void eachCallOfEachCommandIsALineInTheAuditLog() throws Exception {
        try (Running lab = lab()) {
            lab.awaitLine("Serving");
            assertThat(installed.run("check").exit()).isZero();
            for (int i = 0; i < 2; i++) {
                Installed.Ended exec = installed.run("exec", "-t", "lab.yaml", "R1", "show version");
                assertThat(exec.exit()).as(exec.toString()).isZero();
                assertThat(exec.err()).isEmpty();
            }
        }
        assertThat(Files.readAllLines(installed.home().resolve("audit.log")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\tR1/default\tconnect\t-\t"),
                        line -> assertThat(line).contains("\tR1/default\texecute\tshow version\t", "\tok, "),
                        line -> assertThat(line).contains("\tR1/default\tconnect\t-\t"),
                        line -> assertThat(line).contains("\tR1/default\texecute\tshow version\t", "\tok, "));
    }

    @Test
    void aFileInEtcSaysWhereTheAuditLogIsAndForWhichDevices() throws Exception {
        Path file = workplace.resolve("logs/calls.log");
        Files.write(
                installed.home().resolve("etc/org.example.auditlog.cfg"),
                List.of("file = " + file, "hook.devices = *2"));
        try (Running lab = lab()) {
            lab.awaitLine("Serving");
            assertThat(installed
                            .run("exec", "-t", "lab.yaml", "R1", "R2", "show clock")
                            .exit())
                    .isZero();
        }
        assertThat(Files.readAllLines(file)).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("\tR2/default\t"));
    }

    @Test
    void aScriptGetsTheSameAnswerTwiceAndAnotherOneBehindAChange() throws Exception {
        // As shipped, the time is asked for each time.
        Files.writeString(installed.home().resolve("etc/org.example.resultcache.cfg"), "except = show logging\n");
        installed.file(
                "ask.pb",
                "load lab.yaml",
                "connect R1",
                "R1 execute 'show clock'",
                "R1 execute 'show clock'",
                "R1 configure 'interface Loopback0'",
                "R1 execute 'show clock'");
        try (Running lab = lab()) {
            lab.awaitLine("Serving");
            Installed.Ended script = installed.run("script", "ask.pb");
            assertThat(script.exit()).as(script.toString()).isZero();
            List<String> times =
                    script.out().lines().filter(line -> line.startsWith("*")).toList();
            assertThat(times).hasSize(3);
            assertThat(times.get(1)).isEqualTo(times.get(0));
            assertThat(times.get(2)).isNotEqualTo(times.get(0));
        }
        assertThat(Files.readAllLines(installed.home().resolve("audit.log"))).hasSize(5);
    }
}
