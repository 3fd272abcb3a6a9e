// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the guide for plugin authors does, from a folder that is empty: docs/plugins.md. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginTemplateIT {

    private Installed installed;
    private Author author;
    private Running device;

    @BeforeAll
    void copyTheTemplate(@TempDir Path workplace) throws Exception {
        installed = Installed.copyTo(workplace);
        author = Author.withTheTemplate(installed, workplace);
        device = author.device();
        String port = device.awaitLine("Listening on port").replaceAll("\\D", "");
        author.edit("testbed.yaml", "port: 4711", "port: " + port);
    }

    @AfterAll
    void stopTheDevice() {
        device.close();
    }

    private Installed.Ended ask() throws Exception {
        return installed.run("exec", "-t", author.file("testbed.yaml").toString(), "anvil", "hello");
    }

    @Test
    @Order(1)
    void aCopyOfTheTemplateIsBuiltAndTestedAndAsADroppedJarReachesItsDevice() throws Exception {
        author.maven("package");
        assertThat(author.file("target/surefire-reports/TEST-org.example.acme.AcmeTest.xml"))
                .content()
                .containsPattern("<testsuite [^>]*tests=\"[1-9]\\d+\"[^>]*skipped=\"0\"")
                .contains("name=\"nothingKeepsTheClassLoaderOfAPluginThatIsGone\"");

        author.drop("acme-plugin-1.0.0.jar", "acme.jar");

        Installed.Ended check = installed.run("check");
        assertThat(check.exit()).as(check.toString()).isZero();
        Installed.Ended asked = ask();
        assertThat(asked.exit()).as(asked.toString()).isZero();
        assertThat(asked.out()).isEqualTo("HELLO\n");
        assertThat(asked.err()).isEmpty();
    }

    @Test
    @Order(2)
    void itsNextVersionTakesItsPlaceInARunningContainer() throws Exception {
        try (Running container = installed.start("run")) {
            container.awaitAnywhere("Ctrl-C ends it");
            author.edit("pom.xml", "<version>1.0.0</version>", "<version>1.0.1</version>");
            author.edit(
                    "src/main/java/org/example/acme/AcmeSession.java",
                    "return lines.next(deadline);",
                    "return lines.next(deadline) + \"!\";");
            author.maven("package", "-DskipTests");

            author.drop("acme-plugin-1.0.1.jar", "acme.jar");

            container.awaitAnywhere("of acme-plugin 1.0.0 leaves");
            container.awaitAnywhere("of acme-plugin 1.0.1 is here");
            container.interrupt();
            assertThat(container.awaitEnd().exit()).isZero();
        }
        assertThat(ask().out()).isEqualTo("HELLO!\n");
    }

    @Test
    @Order(3)
    void aPluginThatBreaksARuleIsToldWhichOne() throws Exception {
        author.edit(
                "src/main/java/org/example/acme/Lines.java",
                "Deadline deadline) {\n        pipe.close();\n",
                "Deadline deadline) {\n");
        author.edit("src/main/java/org/example/acme/AcmeSession.java", " + \"!\";", ";");

        assertThat(author.mavenFails("package", "-Dtest=AcmeTest#aCall*"))
                .contains("aCallThatRunsOutOfTimeEndsAndNoLaterCallGetsItsAnswer");
    }
}
