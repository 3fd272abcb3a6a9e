// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;

/** The shell over lines from a pipe; with a terminal it is tested in the packaged distribution. */
class InteractionTest {

    private static final long BOUND_S = 30;

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private int type(String... lines) {
        byte[] typed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return bench.shell.interact(
                bench.testbed,
                new ByteArrayInputStream(typed),
                new PrintWriter(bench.out, true),
                new PrintWriter(bench.err, true));
    }

    @Test
    void devicesAliasesAndServicesAreCommands() {
        assertThat(type(
                        "connect phoenix --via console --alias vty_1 timeout=20s",
                        "phoenix connect greeting=hi",
                        "phoenix execute 'show version'",
                        "phoenix vty_1 execute \"show clock\" 5s",
                        "execute phoenix/vty_1 'show run | include <foo> # $HOME \\ {a,b} %(1+1)'",
                        "call phoenix --alias vty_1 get-config running",
                        "phoenix vty_1 getConfig running",
                        "phoenix vty_1 disconnect",
                        "h connect",
                        "h execute here"))
                .isZero();
        assertThat(bench.err()).isEmpty();
        assertThat(bench.out())
                .isEqualTo(
                        """
                        phoenix/vty_1 is connected: class parrot, path console
                        phoenix/default is connected: class parrot, path mgmt
                        phoenix/default says show version
                        phoenix/vty_1 says show clock within PT5S
                        phoenix/vty_1 says show run | include <foo> # $HOME \\ {a,b} %(1+1)
                        running:
                          - a
                          - b
                        running:
                          - a
                          - b
                        phoenix/vty_1 is disconnected
                        hydra/default is connected: class parrot, path mgmt
                        hydra/default says here
                        """);
    }

    @Test
    void theLanguageHasVariablesPipesAndClosures() {
        type(
                "connect phoenix",
                "x = (phoenix execute hello)",
                "phoenix execute $x",
                "version = { execute $1 'show version' }",
                "version phoenix");
        assertThat(bench.err()).isEmpty();
        assertThat(bench.out()).endsWith("says phoenix/default says hello\nphoenix/default says show version\n");
    }

    @Test
    void connectionsSayStateClassPathAndTime() {
        type(
                "connections",
                "connect phoenix",
                "phoenix disconnect",
                "connect phoenix --alias b",
                "phoenix",
                "phoenix b");
        assertThat(bench.out())
                .startsWith("no connection\n")
                .containsPattern("DEVICE +ALIAS +STATE +CLASS +PATH +SINCE")
                .containsPattern("phoenix +default +disconnected +parrot +mgmt +\\d\\d:\\d\\d:\\d\\d")
                .containsPattern("phoenix +b +connected +parrot +mgmt +\\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void poolsSayTheirFigures() {
        assertThat(type(
                        "connect phoenix",
                        "pools",
                        "connect phoenix --alias pool pool_size=3 pool_timeout=30s",
                        "phoenix pool execute hello",
                        "execute phoenix/pool again",
                        "connect hydra --alias small pool_size=4 pool_least=2",
                        "hydra small disconnect",
                        "pools",
                        "pools phoenix",
                        "pools default",
                        "connections"))
                .isZero();
        assertThat(bench.out())
                .contains(
                        """
                        no pool
                        phoenix/pool is connected: class parrot, path mgmt, a pool with 3 of 3 workers
                        phoenix/pool says hello
                        phoenix/pool says again
                        hydra/small is connected: class parrot, path mgmt, a pool with 2 of 4 workers
                        hydra/small is disconnected
                        POOL          STATE         TOTAL  BUSY  FREE  WAITING  BORROWED  REPLACED  WAITED
                        phoenix/pool  connected     3/3    0     3     0        2         0         0.0s
                        hydra/small   disconnected  0/4    0     0     0        0         0         0.0s
                        POOL          STATE      TOTAL  BUSY  FREE  WAITING  BORROWED  REPLACED  WAITED
                        phoenix/pool  connected  3/3    0     3     0        2         0         0.0s
                        no pool of default
                        """)
                .containsPattern("phoenix +default +connected +parrot")
                .containsPattern("phoenix +pool +connected 3/3 +parrot")
                .containsPattern("hydra +small +disconnected 0/4 +parrot");
    }

    @Test
    void aPoolThatIsShortOfWorkersSaysWhy() {
        bench.parrot.lines = 2;
        assertThat(type("connect phoenix --alias pool pool_size=3", "pools")).isZero();
        assertThat(bench.out())
                .startsWith("phoenix/pool is connected: class parrot, path mgmt, a pool with 2 of 3 workers;"
                        + " the last that failed: phoenix/pool: no more than 2 sessions\n")
                .containsPattern("phoenix/pool +connected +2/3 ")
                .endsWith(
                        "phoenix/pool: the last worker that failed to connect: phoenix/pool: no more than 2 sessions\n");
    }

    @Test
    void whoWaitsForAWorkerForTooLongIsToldTheFigures() {
        Connection pool = bench.testbed
                .device("phoenix")
                .connect(ConnectRequest.defaults().alias("pool").pool(1).poolTimeout(Duration.ofMillis(5)));
        Lease taken = CompletableFuture.supplyAsync(pool::lease).join();
        assertThat(type("phoenix pool execute hello", "connect phoenix --alias other pool_timeout=5"))
                .isEqualTo(1);
        assertThat(bench.err())
                .contains("shell: phoenix/pool: no free worker after 5 ms (total 1, busy 1, free 0, ", "pool_timeout")
                .contains("shell: phoenix/other: argument pool_timeout is of pools", "pool_size is missing");
        assertThat(taken.connection()).isSameAs(pool);
    }

    @Test
    void destroyForgetsAConnection() {
        type(
                "connect phoenix",
                "connect phoenix --alias b",
                "destroy phoenix b",
                "phoenix",
                "destroy phoenix --all",
                "phoenix");
        assertThat(bench.out()).contains("phoenix/b is destroyed").endsWith("no connection of phoenix\n");
        assertThat(bench.testbed.device("phoenix").connectionManager().connections())
                .isEmpty();
    }

    @Test
    void whatFailsIsToldInOneLineAndTheShellGoesOn() {
        assertThat(type(
                        "connect phoenx",
                        "conect phoenix",
                        "connect phoenix --vai mgmt",
                        "connect phoenix --via",
                        "connect phoenix mgmt",
                        "connect phoenix --class parot",
                        "disconnect phoenix",
                        "phoenix execute x",
                        "connect phoenix",
                        "phoenix execute show version",
                        "phoenix exekute x",
                        "phoenix execute half",
                        "devices x",
                        "load missing.yaml"))
                .isEqualTo(1);
        assertThat(bench.err().lines())
                .hasSize(13)
                .allSatisfy(line -> assertThat(line).startsWith("shell: ").doesNotContain("Exception"));
        assertThat(bench.err())
                .contains("did you mean 'phoenix'?")
                .contains("no command or device 'conect'; did you mean 'connect'?")
                .contains("no option '--vai'; did you mean '--via'?")
                .contains("--via has no value; usage: connect DEVICE")
                .contains("'mgmt' is no argument of the form NAME=VALUE")
                .contains("did you mean 'parrot'?")
                .contains("stands in quotes, for example: 'show version'")
                .contains("did you mean 'execute'?")
                .contains("no end after 1 s")
                .contains("'x' is too much; usage: devices");
        assertThat(bench.out()).contains("the first half\n");
    }

    @Test
    void aCommandGoesOnUntilItsQuotesAndBracketsAreClosed() {
        assertThat(type(
                        "connect phoenix",
                        "configure phoenix '<system xmlns=\"urn:s\">",
                        "  <location>a</location>",
                        "</system>'",
                        "version = {",
                        "  execute $1 'show version'",
                        "}",
                        "version \\",
                        "phoenix"))
                .isZero();
        assertThat(bench.err()).isEmpty();
        assertThat(bench.out())
                .endsWith(
                        """
                        phoenix/default is set: <system xmlns="urn:s">
                          <location>a</location>
                        </system>
                        phoenix/default says show version
                        """);
    }

    @Test
    void aFailureOfSeveralLinesSaysWhereTheyBegin() {
        assertThat(type("connect phoenix", "# don't", "conect 'phoenix", "'", "devices x"))
                .isEqualTo(1);
        assertThat(bench.err().lines().toList())
                .satisfiesExactly(
                        of -> assertThat(of).startsWith("shell: line 3: no command or device 'conect'"),
                        of -> assertThat(of).startsWith("shell: devices: 'x' is too much"));
    }

    @Test
    void quotesThatThePipeDoesNotCloseAreToldWhereTheyBegin() {
        assertThat(type("connect phoenix", "phoenix execute 'unclosed", "devices", "connections"))
                .isEqualTo(1);
        assertThat(bench.err())
                .startsWith("shell: line 2: a quote is opened and not closed")
                .hasLineCount(1);
        assertThat(bench.out()).hasLineCount(1);
    }

    @Test
    void whatIsNotWholeWhenThePluginGoesIsNotRun() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            CompletableFuture<Integer> exit = interact(in);
            keys.write("connect phoenix\nphoenix execute 'unclosed\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(bench.answered.await(BOUND_S, TimeUnit.SECONDS)).isTrue();
            bench.shell.close();
            assertThat(exit.get(BOUND_S, TimeUnit.SECONDS)).isZero();
        }
        assertThat(bench.err()).isEmpty();
        assertNoThreadIsLeft();
    }

    @Test
    void xmlWithoutQuotesIsToldHowToBeWritten() {
        assertThat(type(
                        "connect phoenix",
                        "phoenix edit-config candidate <x/>",
                        "phoenix edit-config candidate <config><x/></config>",
                        "phoenix execute >",
                        "phoenix execute 'it goes on'"))
                .isEqualTo(1);
        assertThat(bench.err().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("shell: ").doesNotContain("Exception"));
        assertThat(bench.err())
                .contains("XML stands in single quotes: '<x/>'", "single quotes: '<config>'")
                .contains("'<' and '>' name no file");
        assertThat(bench.out()).endsWith("says it goes on\n");
    }

    @Test
    void aDeviceWithTheNameOfAVariableOfGogoChangesNothing() {
        assertThat(type("connect default", "execute default hello", "devoces")).isEqualTo(1);
        assertThat(bench.out()).endsWith("default/default says hello\n");
        assertThat(bench.err())
                .isEqualToIgnoringNewLines("shell: no command or device 'devoces'; did you mean 'devices'? "
                        + "'help' lists the commands, 'devices' the devices");
    }

    @Test
    void whatADeviceSentCannotSteerTheTerminal() {
        type("connect phoenix", "phoenix execute evil");
        assertThat(bench.out()).endsWith("red \uFFFD[31m bell \uFFFD\n");
        assertThat(bench.err()).isEqualToIgnoringNewLines("shell: phoenix/default: no end (\uFFFD]0;title\uFFFD)");
    }

    @Test
    void aShellWithoutTestbedSaysHowToGetOne() {
        bench.shell.interact(
                null,
                new ByteArrayInputStream("devices\nhelp connect\n".getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(bench.out, true),
                new PrintWriter(bench.err, true));
        assertThat(bench.err()).contains("no testbed is loaded; 'load FILE' loads one");
        assertThat(bench.out()).contains("for example: connect phoenix --via mgmt");
    }

    @Test
    void aPluginThatGoesSendsOutWhoIsInTheShell() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            CompletableFuture<Integer> exit = interact(in);
            keys.write("connect phoenix\nphoenix hang\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(bench.parrot.waits.await(BOUND_S, TimeUnit.SECONDS)).isTrue();
            bench.shell.close();
            assertThat(exit.get(BOUND_S, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertNoThreadIsLeft();
    }

    @Test
    void aPluginThatGoesSendsOutWhoTypesNothing() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            CompletableFuture<Integer> exit = interact(in);
            keys.write("connect phoenix\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(bench.answered.await(BOUND_S, TimeUnit.SECONDS)).isTrue();
            bench.shell.close();
            assertThat(exit.get(BOUND_S, TimeUnit.SECONDS)).isZero();
        }
        assertNoThreadIsLeft();
    }

    @Test
    void whoComesAfterThePluginHasGoneLeavesAtOnce() throws Exception {
        bench.shell.close();
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            assertThat(interact(in).get(BOUND_S, TimeUnit.SECONDS)).isZero();
        }
        assertNoThreadIsLeft();
    }

    @Test
    void anInterruptOfItsThreadEndsIt() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            CompletableFuture<Integer> exit = new CompletableFuture<>();
            Thread user = new Thread(() -> exit.complete(interactNow(in)), "user");
            user.start();
            keys.write("connect phoenix\nphoenix hang\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(bench.parrot.waits.await(BOUND_S, TimeUnit.SECONDS)).isTrue();
            user.interrupt();
            assertThat(exit.get(BOUND_S, TimeUnit.SECONDS)).isEqualTo(1);
            user.join(TimeUnit.SECONDS.toMillis(BOUND_S));
        }
        assertNoThreadIsLeft();
    }

    private CompletableFuture<Integer> interact(PipedInputStream in) {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        new Thread(() -> exit.complete(interactNow(in)), "user").start();
        return exit;
    }

    private int interactNow(PipedInputStream in) {
        return bench.shell.interact(
                bench.testbed, in, new PrintWriter(bench.out, true), new PrintWriter(bench.err, true));
    }

    /** Those of the shell and of Gogo's sessions end, if not at once. */
    private static void assertNoThreadIsLeft() throws IOException, InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (Stream.of("plugboard shell", "session-", "pipe-", "job controller", "user")
                    .anyMatch(thread.getName()::startsWith)) {
                thread.join(TimeUnit.SECONDS.toMillis(BOUND_S));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
