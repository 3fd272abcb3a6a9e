// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The testbeds of a container that stays up, edited while it runs. */
class FollowIT {

    private static final String UP = "Plugboard is up";

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
    }

    private Path testbed(String name, String text) throws IOException {
        return Files.writeString(installed.home().resolve("testbeds").resolve(name), text);
    }

    @Test
    void aBrokenFileOfTheFolderIsNamedAndCountsOnceItIsMended() throws Exception {
        testbed("bad.yaml", "devices:\n  R1: {connections: {a: {host: h, port: 99999}}}\n");
        testbed("good.yaml", "devices: {R2: {os: iosxe}}\n");
        try (Running container = installed.start("run")) {
            container.awaitLine(UP);
            assertThat(container.awaitAnywhere("bad.yaml:2:"))
                    .contains("WARNING", "99999")
                    .endsWith("it is tried again when it changes");
            container.awaitAnywhere("good.yaml: followed as testbed good");

            testbed("bad.yaml", "devices:\n  R1: {connections: {a: {host: h, port: 22}}}\n");
            testbed("good.yaml", "devices: {R2: {os: nxos}, R3: {os: junos}}\n");
            assertThat(container.awaitAnywhere("bad.yaml: followed as")).contains("INFO", "testbed bad");
            assertThat(container.awaitAnywhere("good.yaml: changed"))
                    .contains("INFO")
                    .endsWith(": added R3; changed R2");

            container.interrupt();
            Installed.Ended ended = container.awaitEnd();
            assertThat(ended.exit()).as(ended.toString()).isZero();
            assertThat(ended.out()).contains("Testbed good: R2\n").doesNotContain("Testbed bad");
            assertThat(ended.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void anEditOfTheNamedTestbedIsToldAndABrokenOneLeavesItAsItWas() throws Exception {
        Path file = installed.file("lab.yaml", "devices: {R1: {os: iosxe}, R2: {os: iosxe}}");
        try (Running container = installed.start("run", "-t", "lab.yaml")) {
            container.awaitLine(UP);
            Files.writeString(file, "devices: {R1: {os: iosxe}}\n");
            assertThat(container.awaitAnywhere("lab.yaml: changed")).endsWith(": removed R2");
            Files.writeString(file, "devices: {R1: {os: iosxe}\n");
            assertThat(container.awaitAnywhere("testbed lab stays as it was")).contains("WARNING", "lab.yaml:");

            container.interrupt();
            Installed.Ended ended = container.awaitEnd();
            assertThat(ended.exit()).as(ended.toString()).isZero();
            assertThat(ended.out()).contains("Testbed lab: R1, R2\n");
            assertThat(ended.err()).doesNotContain("\tat ");
        }
    }
}
