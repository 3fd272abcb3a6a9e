// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckIT {

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
    }

    @Test
    void allIsUpAsShippedAndNothingElseIsPrinted() throws Exception {
        Installed.Ended check = installed.run("check");
        assertThat(check.exit()).as(check.toString()).isZero();
        assertThat(check.out()).contains("org.plugboard.manager", "All is up.");
        assertThat(check.err()).isEmpty();
    }

    @Test
    void whatIsOptionalIsUpWhenItIsDroppedIn() throws Exception {
        Path optional = installed.home().resolve("optional/eventadmin");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(optional, "*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, installed.plugins().resolve(jar.getFileName()));
            }
        }
        Installed.Ended check = installed.run("check");
        assertThat(check.exit()).as(check.toString()).isZero();
        assertThat(check.out())
                .contains("org.apache.felix.eventadmin")
                .containsPattern("(satisfied|active) +org\\.plugboard\\.plugin\\.eventadmin");
    }

    @Test
    void allIsUpWithoutAnyPluginAndConnectSaysWhatIsMissing() throws Exception {
        installed.removePlugins(".*\\.jar");
        assertThat(installed.run("check").exit()).isZero();

        Path testbed = installed.file("lab.yaml", "devices: {R1: {connections: {a: {protocol: ssh}}}}");
        Installed.Ended exec = installed.run("exec", "-t", testbed.toString(), "R1", "show version");
        assertThat(exec.exit()).isEqualTo(2);
        assertThat(exec.err()).contains("TestbedSource", "plugins/", "check");
    }

    @Test
    void aPluginWithoutTheServiceThatItNeedsIsNotUp() throws Exception {
        installed.removePlugins(".*terminal.*\\.jar");
        Installed.Ended check = installed.run("check");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).contains("TelnetConnectionFactory: no service org.plugboard.spi.TerminalFactory");
    }

    @Test
    void aJarThatCannotBeUsedIsNamedWithTheReasonAndTheRestRuns() throws Exception {
        Files.writeString(installed.plugins().resolve("broken.jar"), "no jar");
        installed.dropEmpty("plain.jar", new Manifest());
        installed.dropLost();

        Installed.Ended check = installed.run("check");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out())
                .contains("plugins/broken.jar: no jar")
                .contains("plugins/plain.jar: no bundle")
                .contains("plugins/lost.jar (lost 1.0.0): it misses package org.nowhere")
                .containsPattern("(satisfied|active) +org\\.plugboard\\.plugin\\.testbed");
    }

    @Test
    void componentsAreListedByName() throws Exception {
        List<String> components = installed
                .run("check")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Components"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .map(line -> line.replaceFirst(" *[a-z ]+ {2,}", ""))
                .toList();
        assertThat(components).hasSizeGreaterThan(3).isSorted();
    }

    @Test
    void otherWordsBehindItAreAnsweredAsThoseOfAnyCommand() throws Exception {
        assertThat(installed.run("check", "--help"))
                .returns(0, Installed.Ended::exit)
                .satisfies(help -> assertThat(help.out()).contains("Lists every bundle"));
        assertThat(installed.run("check", "x").exit()).isEqualTo(2);
    }
}
