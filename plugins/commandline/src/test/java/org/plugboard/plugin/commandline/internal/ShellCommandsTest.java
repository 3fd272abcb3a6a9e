// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.Shell;

class ShellCommandsTest {

    private static final int BOUND_S = 20;

    private final EchoFactory echo = new EchoFactory();
    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(echo)
            .testbeds(reading -> {
                if (reading.location().endsWith("bad.yaml")) {
                    throw new TestbedException("bad.yaml:3:1: no such key");
                }
                return Optional.of(
                        new TestbedFacts("lab", List.of(DeviceFacts.named("R1").build()), Map.of()));
            })
            .build();
    private final Typed typed = new Typed(plugboard);
    private final List<String> calls = new ArrayList<>();
    private final CountDownLatch inside = new CountDownLatch(1);

    /** Notes what it is asked for, leaves a connection open, and fails. */
    private final class NotingShell implements Shell {

        @Override
        public int interact(@Nullable Testbed testbed) {
            calls.add("interact " + (testbed == null ? "nothing" : testbed.name()));
            inside.countDown();
            if (testbed == null) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    calls.add("interrupted");
                }
                return 0;
            }
            testbed.device("R1").connect(ConnectRequest.using("echo"));
            assertThat(echo.open).containsExactly("R1");
            return 1;
        }

        @Override
        public int run(Path script, @Nullable Testbed testbed, PrintWriter out, PrintWriter err) {
            out.println(script + " with " + (testbed == null ? "nothing" : testbed.name()));
            err.println("clocks.pb:1: failed");
            return 1;
        }
    }

    @BeforeEach
    void plugIn() {
        typed.shell = new NotingShell();
    }

    @AfterEach
    void close() {
        plugboard.close();
    }

    @Test
    void theShellGetsTheTestbedAndWhatItLeavesOpenIsClosed() {
        assertThat(typed.execute("shell", "-t", "lab.yaml")).isEqualTo(1);
        assertThat(calls).containsExactly("interact lab");
        assertThat(echo.open).isEmpty();
    }

    @Test
    void theEndOfTheContainerInterruptsTheShell() throws Exception {
        FutureTask<Integer> shell = new FutureTask<>(() -> {
            int exit = typed.execute("shell");
            // The interrupt was for the shell and for nobody behind it.
            assertThat(Thread.interrupted()).isFalse();
            return exit;
        });
        new Thread(shell, "shell").start();
        assertThat(inside.await(BOUND_S, TimeUnit.SECONDS)).isTrue();
        typed.opened.end();
        assertThat(shell.get(BOUND_S, TimeUnit.SECONDS)).isZero();
        assertThat(calls).containsExactly("interact nothing", "interrupted");
    }

    @Test
    void aScriptPrintsWhereTheCommandPrints() {
        assertThat(typed.execute("script", "clocks.pb", "-t", "lab.yaml")).isEqualTo(1);
        assertThat(typed.execute("script", "clocks.pb")).isEqualTo(1);
        assertThat(typed.out).hasToString("clocks.pb with lab\nclocks.pb with nothing\n");
        assertThat(typed.err.toString()).startsWith("clocks.pb:1: failed\n");
    }

    @Test
    void aBadTestbedOpensNoShell() {
        assertThat(typed.execute("shell", "-t", "bad.yaml")).isEqualTo(2);
        assertThat(typed.execute("script", "clocks.pb", "-t", "bad.yaml")).isEqualTo(2);
        assertThat(calls).isEmpty();
    }

    @Test
    void withoutTheirPluginTheySayWhatIsMissing() {
        typed.shell = null;
        assertThat(typed.execute("shell")).isEqualTo(1);
        assertThat(typed.err.toString()).contains("brings the shell", "plugins/", "check");
        assertThat(typed.execute("script", "clocks.pb")).isEqualTo(1);
    }
}
