// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the drop folder and cannot be used is named wherever somebody looks for it; the rest runs. */
class BrokenJarIT {

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final String MIRROR = "\n  mirror: {connections: {defaults: {class: echo, prefix: ''}}}\n";

    @TempDir
    private Path workplace;

    private Installed installed;
    private BrokenJars broken;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
        broken = new BrokenJars(installed);
    }

    @Test
    void checkNamesEachWithWhatItMisses() throws Exception {
        broken.dropAll();
        Installed.Ended check = installed.run("check");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out())
                .contains("plugins/broken.jar: no jar")
                .contains("plugins/lost.jar (lost 1.0.0): it misses package org.nowhere")
                .contains("plugins/future.jar (future 0.0.0): it misses JavaSE 99")
                .contains("org.example.echo.EchoFactory: no service org.example.Tool (reference Tool)")
                .containsPattern("(satisfied|active) +org\\.plugboard\\.plugin\\.testbed");
    }

    @Test
    void theShellListsEachWithWhatItMisses() throws Exception {
        broken.dropAll();
        Installed.Ended plugins = installed.pipe("plugins\n", "shell");
        assertThat(plugins.out())
                .contains("plugins/broken.jar: no jar that can be read")
                .contains("plugins/lost.jar (lost 1.0.0): it misses package org.nowhere")
                .contains("plugins/future.jar (future 0.0.0): it misses JavaSE 99")
                .contains("waiting 1.0.0: its org.example.echo.EchoFactory waits for org.example.Tool");
    }

    @Test
    void aConnectThatNeededOneNamesThem() throws Exception {
        broken.dropAll();
        Path testbed = installed.file("mirror.yaml", "devices:" + MIRROR);
        Installed.Ended exec = installed.run("exec", "-t", testbed.toString(), "mirror", "hello");
        assertThat(exec.exit()).as(exec.toString()).isEqualTo(2);
        assertThat(exec.err())
                .contains("mirror: no connection class 'echo'")
                .contains("; plugins/broken.jar: no jar that can be read")
                .contains(
                        "; plugins/lost.jar (lost 1.0.0): it misses package org.nowhere",
                        "JavaSE 99",
                        "org.example.Tool")
                .doesNotContain("is a plugin that has this class missing?");
    }

    @Test
    void aGoodOneInItsPlaceIsUsedWithoutARestartAndOtherSessionsGoOn() throws Exception {
        Path testbed = workplace.resolve("lab.yaml");
        try (Running devices = installed.start("simulate", "iosxe", "--name", "R1", "--testbed", testbed.toString())) {
            devices.awaitLine("Serving");
            Files.writeString(testbed, Files.readString(testbed).replaceFirst("devices:\\R", "devices:" + MIRROR));
            try (Running shell = installed.start("shell", "-t", testbed.toString())) {
                shell.type("connect R1\n").awaitLine("R1/default is connected");
                broken.dropNoJar("echo.jar");
                shell.awaitAnywhere("plugins/echo.jar: no jar");
                shell.type("plugins\n").awaitLine("plugins/echo.jar");
                assertThat(shell.type("connect mirror\n").awaitLine("no connection class 'echo'"))
                        .contains("; plugins/echo.jar: no jar");
                installed.dropEcho();
                connectsAtLast(shell);
                shell.type("mirror execute hello\n").awaitLine("hello");
                shell.type("R1 execute \"show version\"\n").awaitLine("R1 uptime is");
            }
        }
    }

    @Test
    void oneInThePlaceOfAGoodOneTouchesNoSessionAndIsNamed() throws Exception {
        installed.dropEcho();
        Path testbed = installed.file("mirror.yaml", "devices:" + MIRROR);
        try (Running shell = installed.start("shell", "-t", testbed.toString())) {
            shell.type("connect mirror\n").awaitLine("mirror/default is connected");
            broken.dropEchoThatMisses("com.acme.missing");
            shell.awaitAnywhere("plugins/echo.jar (echo-plugin 2.0.0): it misses package com.acme.missing;");
            shell.type("mirror execute hello\n").awaitLine("hello");
            shell.type("plugins\n").awaitLine("2.0.0): it misses package com.acme.missing");
        }
    }

    private static void connectsAtLast(Running shell) throws Exception {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!shell.type("connect mirror\n").awaitLine("mirror").contains("mirror/default is connected")) {
            assertThat(System.nanoTime()).as("time until the plugin is up").isLessThan(end);
        }
    }
}
