// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plugboard.itests.distribution.Terminal.CTRL_C;
import static org.plugboard.itests.distribution.Terminal.CTRL_D;
import static org.plugboard.itests.distribution.Terminal.ENTER;
import static org.plugboard.itests.distribution.Terminal.TAB;
import static org.plugboard.itests.distribution.Terminal.UP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell of the packaged distribution in a pseudo-terminal, on a device that another process simulates. */
class ShellIT {

    private static final String PROMPT = "plugboard> ";
    private static final int COLUMNS = 100;
    private static final int BOUND_S = 60;

    @TempDir
    private static Path workplace;

    private static Installed installed;
    private static Running device;
    private static Path testbed;

    @BeforeAll
    static void serveADevice() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Terminal.isPossible(), "there is no script(1) or stty(1) to make a terminal with");
        }
        installed = Installed.copyTo(workplace);
        Path description = installed.file(
                "server.yaml",
                "os: linux",
                "login: {username: 'login: ', password: 'Password: ', refused: \"no\\n\"}",
                "start: shell",
                "comment: '#'",
                "unknown: \"-bash: {first}: command not found\\n\"",
                "states:",
                "  shell:",
                "    prompt: '{username}@{hostname}:~$ '",
                "    commands:",
                "      ':': ''",
                "      ': *': ''",
                "      stty *: ''",
                "      export *: ''",
                "      echo: \"\\n\"",
                "      echo *: \"{argument}\\n\"",
                "      monitor: {answer: \"tick\\n\", delay: 0.05, repeats: true}",
                "      exit: {answer: \"logout\\n\", ends: true}");
        testbed = workplace.resolve("lab.yaml");
        device = installed.start(
                "simulate", description.toString(), "--name", "phoenix", "--testbed", testbed.toString());
        device.awaitLine("Serving");
    }

    @AfterAll
    static void stopTheDevice() throws Exception {
        if (device != null) {
            device.stop();
        }
    }

    private static Terminal shell() throws IOException, InterruptedException {
        Terminal terminal = installed.openTerminal(COLUMNS, "shell", "-t", testbed.toString());
        terminal.await("one device");
        terminal.await(PROMPT);
        return terminal;
    }

    @Test
    void wordsAreCompletedAndACommandIsInterrupted() throws Exception {
        try (Terminal terminal = shell()) {
            terminal.type("conn" + TAB).await("connections");
            terminal.type(CTRL_C).await(PROMPT);
            terminal.type("connect pho" + TAB).await("connect phoenix ");
            terminal.type("--v" + TAB).await("--via ");
            terminal.type("cons" + TAB).await("console ");
            terminal.type("conn" + TAB).await("connect_timeout=");
            terminal.type("30s --alias vty_1" + ENTER).await("phoenix/vty_1 is connected: class cli, path console");
            terminal.await(PROMPT);
            terminal.type("phoenix vt" + TAB).await("vty_1 ");
            terminal.type("exe" + TAB).await("execute");
            terminal.type(" monitor" + ENTER);
            terminal.awaitThread("plugboard shell: phoenix");
            terminal.type(CTRL_C).await("shell: phoenix/vty_1: interrupted");
            terminal.await(PROMPT);
            terminal.type("phoenix vty_1 execute \"echo a | b\"" + ENTER).await("\na | b\n");
            terminal.await(PROMPT);
            terminal.type(CTRL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void theHistoryLastsFromOneShellToTheNext() throws Exception {
        try (Terminal terminal = shell()) {
            terminal.type("connect phoenix password=hunter2" + ENTER).await("shell: ");
            terminal.await(PROMPT);
            terminal.type("help" + " load" + ENTER).await("load FILE");
            terminal.await(PROMPT);
            terminal.type("exit" + ENTER);
            assertThat(terminal.awaitEnd()).isZero();
        }
        try (Terminal terminal = shell()) {
            terminal.type(UP).await("exit");
            terminal.type(UP).await("help load");
            terminal.type(ENTER).await("load FILE");
            terminal.await(PROMPT);
            terminal.type(CTRL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
        Path history = installed.userHome().resolve(".plugboard_history");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(history)).contains("help load").doesNotContain("hunter2");
    }

    @Test
    void tablesFitTheTerminalAsItIsNow() throws Exception {
        try (Terminal terminal = shell()) {
            terminal.type("plugins" + ENTER).await("PLUGIN");
            assertThat(terminal.await(PROMPT).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
            terminal.resize(60);
            terminal.type("classes" + ENTER).await("CLASS");
            assertThat(terminal.await(PROMPT).lines()).hasSizeGreaterThan(4).allSatisfy(line -> assertThat(line)
                    .hasSizeLessThanOrEqualTo(60));
            terminal.type(CTRL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void anInterruptAtThePromptClearsTheLineOnly() throws Exception {
        try (Terminal terminal = shell()) {
            terminal.type("nonsense").await("nonsense");
            terminal.type(CTRL_C).await(PROMPT);
            terminal.type("execute phoenix 'not" + ENTER).await("\n> ");
            terminal.type(CTRL_C).await(PROMPT);
            terminal.type("devices" + ENTER).await("DEVICE");
            terminal.await(PROMPT);
            terminal.type(CTRL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void aTerminalThatIsTakenAwayEndsTheShell() throws Exception {
        try (Terminal terminal = shell()) {
            terminal.type("connect phoenix" + ENTER).await("is connected");
            ProcessHandle inside = terminal.inside();
            terminal.takeAway();
            inside.onExit().get(BOUND_S, TimeUnit.SECONDS);
        }
    }

    @Test
    void aScriptGoesOnBehindAWarning() throws Exception {
        Path script = installed.file(
                "pool.pb",
                "connect phoenix --via console --alias pool pool_size=2",
                "phoenix pool execute 'echo a'",
                "pools phoenix",
                "events 1");
        Installed.Ended ended = installed.run("script", script.toString(), "-t", testbed.toString());
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.out())
                .startsWith("phoenix/pool is connected: class cli, path console, a pool with 2 of 2 workers\na\nPOOL ")
                .containsPattern("phoenix/pool +connected +2/2 ")
                .containsPattern("\n\\d +\\d\\d:\\d\\d:\\d\\d +phoenix/pool +(instantiated|connected)");
        assertThat(ended.err().lines()).hasSize(1).allMatch(line -> line.contains("pools are not for consoles"));
    }

    @Test
    void aScriptStopsAtTheFirstCommandThatFails() throws Exception {
        Path script = installed.file(
                "lab.pb",
                "# two lines that work, one that does not",
                "connect phoenix",
                "phoenix execute 'echo a | b'",
                "phoenix exekute 'echo c'",
                "phoenix execute 'echo d'");
        Installed.Ended ended = installed.run("script", script.toString(), "-t", testbed.toString());
        assertThat(ended.out()).isEqualTo("phoenix/default is connected: class cli, path cli\na | b\n");
        assertThat(ended.err()).startsWith(script + ":4: ").contains("did you mean 'execute'?");
        assertThat(ended.exit()).isEqualTo(1);
    }
}
