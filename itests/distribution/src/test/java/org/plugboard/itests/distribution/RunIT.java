// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {

    private static final String UP = "Plugboard is up";

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
    }

    @Test
    void followsAJarThatComesAndGoes() throws Exception {
        try (Running container = installed.start("run")) {
            container.awaitLine(UP);
            Path jar = installed.dropPlugin();
            container.awaitLine("connection class parrot by");
            Files.delete(jar);
            container.awaitLine("connection class parrot leaves");
            assertEndsCleanly(container);
        }
    }

    @Test
    void aChangedDefaultClassDecidesTheNextInstantiate() throws Exception {
        try (Running container = installed.start("run")) {
            container.awaitLine(UP);
            Path jar = installed.dropPlugin();
            container.awaitLine("next class: cli");
            Files.writeString(installed.home().resolve("etc/org.plugboard.manager.cfg"), "default.class = parrot\n");
            container.awaitLine("Updating configuration {org.plugboard.manager}");
            // A jar with another time is another jar: it is updated, and its probe looks again.
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
            assertThat(container.awaitLine("next class:")).endsWith("parrot");
            assertEndsCleanly(container);
        }
    }

    @Test
    void makesTheDevicesOfATestbedReady() throws Exception {
        Path testbed = installed.file("lab.yaml", "devices: {R1: {}, R2: {}}");
        try (Running container = installed.start("run", "-t", testbed.toString())) {
            assertThat(container.awaitLine("Testbed lab")).contains("R1, R2");
            container.awaitLine(UP);
            assertEndsCleanly(container);
        }
    }

    @Test
    void aBadTestbedEndsIt() throws Exception {
        assertThat(installed.run("run", "-t", "missing.yaml").exit()).isEqualTo(2);
    }

    @Test
    void twoRunAtOnceFromAnInstallationThatNobodyMayWriteTo() throws Exception {
        Installed.tool("chmod", "-R", "a-w", installed.home().toString());
        FileTime before = lastChange();
        try (Running first = installed.start("run");
                Running second = installed.start("run")) {
            first.awaitLine(UP);
            second.awaitLine(UP);
            assertThat(installed.run("check").exit()).isZero();
            first.interrupt();
            assertThat(first.awaitEnd().exit()).isZero();
            assertEndsCleanly(second);
        } finally {
            Installed.tool("chmod", "-R", "u+w", installed.home().toString());
        }
        // Root may write anywhere, so it is also seen that nobody did.
        assertThat(lastChange()).isEqualTo(before);
    }

    private void assertEndsCleanly(Running container) throws InterruptedException {
        container.interrupt();
        Installed.Ended ended = container.awaitEnd();
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.err()).doesNotContain("WARNING", "SEVERE", "Exception");
        assertThat(installed.temporary()).isEmptyDirectory();
    }

    /** A file that comes, goes or changes its name changes the time of its folder. */
    private FileTime lastChange() throws IOException {
        try (var all = Files.walk(installed.home())) {
            FileTime last = FileTime.fromMillis(0);
            for (Path path : all.toList()) {
                FileTime time = Files.getLastModifiedTime(path);
                last = time.compareTo(last) > 0 ? time : last;
            }
            return last;
        }
    }
}
