// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plugboard.itests.distribution.Terminal.ENTER;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Testbed files whose logins do not stand in them, on devices that another process simulates. */
class FilesOfTestbedsIT {

    private static final Installed.Ended NOON = new Installed.Ended(0, "noon\n", "");

    @TempDir
    private static Path workplace;

    private static Installed installed;
    private static Lab lab;

    @BeforeAll
    static void serveDevices() throws Exception {
        installed = Installed.copyTo(workplace);
        lab = Lab.serve(installed, workplace);
        installed.variable("LAB_USER", lab.user("R1"));
        installed.variable("LAB_PASSWORD", lab.password("R1"));
        installed.file(
                "base.yaml",
                "devices:",
                "  R1: {os: generic, connections: {a: {protocol: telnet, host: 127.0.0.1, port: '%CLI{port}'}}}");
        Installed.Ended encoded = installed.pipe(lab.password("R1") + "\n", "secret", "encode");
        assertThat(encoded.exit()).as(encoded.toString()).isZero();
        assertThat(encoded.err()).startsWith("plugboard: this secret is written with the default key");
        installed.file(
                "site.yaml",
                "extends: base.yaml",
                "testbed:",
                "  credentials:",
                "    default: {username: '%ENV{LAB_USER}', password: '%ENC{"
                        + encoded.out().strip() + "}'}");
    }

    @AfterAll
    static void stopTheDevices() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    @Tag("semantics-99")
    @Tag("semantics-109")
    void aFileIsCompletedByAnotherOneTheEnvironmentASecretAndTheCommandLine() throws Exception {
        assertThat(installed.run("exec", "-t", "site.yaml", "-D", "port=" + lab.port("R1"), "R1", "show clock"))
                .isEqualTo(NOON);
    }

    @Test
    void aLoginComesFromTheEnvironmentAndFromACommand() throws Exception {
        installed.file("secret.txt", lab.password("R2"));
        installed.file(
                "sources.yaml",
                "extends: lab.yaml",
                "devices:",
                "  R3:",
                "    os: generic",
                "    credentials:",
                "      default: {source: environment, variables: {username: LAB_USER, password: LAB_PASSWORD}}",
                "    connections:",
                "      defaults: {learn_hostname: yes}",
                "      a: {protocol: telnet, host: 127.0.0.1, port: " + lab.port("R1") + "}",
                "  R4:",
                "    os: generic",
                "    credentials:",
                "      default: {source: command, username: '" + lab.user("R2") + "', command: cat secret.txt}",
                "    connections:",
                "      defaults: {learn_hostname: yes}",
                "      a: {protocol: telnet, host: 127.0.0.1, port: " + lab.port("R2") + "}");
        assertThat(installed.run("exec", "-t", "sources.yaml", "R3", "R4", "show clock"))
                .isEqualTo(new Installed.Ended(0, "R3:\nnoon\nR4:\nnoon\n", ""));
    }

    @Test
    @Tag("semantics-119")
    void whatIsShownOfATestbedHasNoSecret() throws Exception {
        for (String option : new String[] {"--json", "--raw"}) {
            Installed.Ended show = installed.run("testbed", "show", "site.yaml", "-D", "port=2323", option);
            assertThat(show.exit()).as(show.toString()).isZero();
            assertThat(show.out()).contains("R1", "2323", lab.user("R1"), "***");
            assertThat(show.out() + show.err()).doesNotContain(lab.password("R1"), "%ENC");
        }
    }

    @Test
    void validateConnectsToEachDeviceAndTellsTheOneThatCannotBeReached() throws Exception {
        Installed.Ended all = installed.run("validate", "--connect", "lab.yaml");
        assertThat(all.exit()).as(all.toString()).isZero();
        assertThat(all.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("R1: ok, class cli, path cli, "),
                        line -> assertThat(line).startsWith("R2: ok, class cli, path cli, "));
        assertThat(all.err()).isEqualTo("1 file: 0 errors, 0 warnings; 2 of 2 devices connected\n");

        installed.file(
                "dead.yaml",
                "extends: lab.yaml",
                "devices:",
                "  R1: {connections: {cli: {port: " + Lab.closedPort() + "}, defaults: {via: cli}}}");
        Installed.Ended one = installed.run("validate", "--connect", "--json", "dead.yaml");
        assertThat(one.exit()).as(one.toString()).isEqualTo(1);
        assertThat(one.out())
                .containsPattern("\"device\":\"R1\",.*\"ok\":false,.*\"kind\":\"ConnectFailed\"")
                .containsPattern("\"device\":\"R2\",.*\"ok\":true")
                .doesNotContain(lab.password("R1"));
    }

    @Test
    void theLimitsOfADeviceAreShownAndKept() throws Exception {
        installed.file("limits.yaml", "extends: lab.yaml", "testbed: {limits: {sessions: 1}}");
        Installed.Ended show = installed.run("testbed", "show", "limits.yaml", "--raw");
        assertThat(show.exit()).as(show.toString()).isZero();
        assertThat(show.out()).containsPattern("limits:\\s+\\{?sessions: 1");

        Path script = installed.file(
                "limits.pb",
                "connect R1 --alias one",
                "R1 one execute 'show clock'",
                "disconnect R1/one",
                "connect R1 --alias two limit_timeout=0",
                "R1 two execute 'show clock'",
                "connect R1 --alias three limit_timeout=0",
                "R1 two execute 'show clock'");
        Installed.Ended ended = installed.run("script", script.toString(), "-t", "limits.yaml");
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.out().lines()).filteredOn("noon"::equals).hasSize(2);
        assertThat(ended.err())
                .startsWith(script + ":6: R1/three: not let in after 0 ms: 1 of 1 session is in use (limits.sessions, ")
                .contains("limits.yaml) by two; disconnect one, or wait longer by the argument limit_timeout");
    }

    @Test
    @Tag("semantics-107")
    void aPasswordThatIsAskedForIsNotSeenWhileItIsTyped() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Terminal.isPossible(), "there is no script(1) or stty(1) to make a terminal with");
        }
        installed.file(
                "ask.yaml",
                "extends: lab.yaml",
                "devices:",
                "  R1: {credentials: {default: {password: '%ASK{Password of R1}'}}}");
        try (Terminal terminal = installed.openTerminal(100, "exec", "-t", "ask.yaml", "R1", "'show clock'")) {
            terminal.await("Password of R1: ");
            terminal.type(lab.password("R1") + ENTER);
            assertThat(terminal.await("noon")).isBlank();
            assertThat(terminal.awaitEnd()).isZero();
        }
    }
}
