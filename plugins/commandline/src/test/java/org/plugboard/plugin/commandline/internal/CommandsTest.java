// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.TestbedSource;

class CommandsTest {

    private static final TestbedSource SOURCE = reading -> {
        if (reading.location().endsWith("bad.yaml")) {
            throw new TestbedException("bad.yaml:3:1: no such key");
        }
        return Optional.of(new TestbedFacts(
                "lab",
                Stream.concat(
                                Stream.of("R1", "R2", "down1", "slow1").map(DeviceFacts::named),
                                Stream.of(DeviceFacts.named("pool1").defaultsTo("pool_size", 5)))
                        .map(DeviceFacts.Builder::build)
                        .toList(),
                Map.of()));
    };

    private final EchoFactory echo = new EchoFactory();
    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(echo)
            .testbeds(SOURCE)
            .defaultClass("echo")
            .build();
    private final Typed typed = new Typed(plugboard);
    private final StringWriter out = typed.out;
    private final StringWriter err = typed.err;

    @AfterEach
    void close() {
        plugboard.close();
    }

    @Test
    void printsJustTheAnswerOfOneDevice() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "show clock")).isZero();
        assertThat(out).hasToString("R1 says show clock\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void headsEachAnswerOfSeveralDevicesInTheOrderGiven() {
        assertThat(execute("exec", "-t", "lab.yaml", "R2", "R1", "x")).isZero();
        assertThat(out).hasToString("R2:\nR2 says x\nR1:\nR1 says x\n");
    }

    @Test
    void asksAllDevicesAtTheSameTime() {
        echo.allAtOnce = new CyclicBarrier(2);
        assertThat(execute("exec", "-t", "lab.yaml", "R2", "R1", "x")).isZero();
    }

    @Test
    void opensOneSessionWhereTheFileAsksForAPool() {
        assertThat(execute("exec", "-t", "lab.yaml", "pool1", "x")).isZero();
        assertThat(out).hasToString("pool1 says x\n");
        assertThat(echo.connects).hasValue(1);
        assertThat(echo.open).isEmpty();
    }

    @Test
    void aDeviceThatFailsLeavesTheOthersTheirAnswers() {
        assertThat(execute("exec", "-t", "lab.yaml", "down1", "R1", "x")).isEqualTo(1);
        assertThat(out).hasToString("R1:\nR1 says x\n");
        assertThat(err.toString()).contains("down1").contains("refused");
    }

    @Test
    void closesEverythingAtTheEnd() {
        execute("exec", "-t", "lab.yaml", "R1", "down1", "x");
        assertThat(echo.open).isEmpty();
    }

    @Test
    void printsOneArrayAsJson() {
        assertThat(execute("exec", "--json", "-t", "lab.yaml", "R1", "down1", "say \"hi\""))
                .isEqualTo(1);
        assertThat(out.toString())
                .matches(
                        "\\[\\{\"device\":\"R1\",\"alias\":\"[a-z]+\",\"ok\":true,"
                                + "\"output\":\"R1 says say \\\\\"hi\\\\\"\",\"durationMs\":[0-9]+},"
                                + "\\{\"device\":\"down1\",\"alias\":\"[a-z]+\",\"ok\":false,"
                                + "\"error\":\\{\"kind\":\"ConnectFailed\",\"message\":\"[^\"]*refused[^\"]*\"},\"durationMs\":[0-9]+}]\n");
    }

    @Test
    void usesTheAliasThatIsGiven() {
        execute("exec", "--json", "-t", "lab.yaml", "--alias", "mine", "R1", "x");
        assertThat(out.toString()).contains("\"alias\":\"mine\"");
    }

    @Test
    void anUnknownClassIsWrongUsage() {
        assertThat(execute("exec", "-t", "lab.yaml", "--class", "ecko", "R1", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("R1").contains("ecko").contains("echo");
    }

    @Test
    void anUnknownPathIsWrongUsage() {
        assertThat(execute("exec", "-t", "lab.yaml", "--via", "mgmt", "R1", "R2", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("R1", "no path 'mgmt'");
    }

    @Test
    void aCommandThatNoDeviceCanUseIsWrongUsage() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "R2", "wrong")).isEqualTo(2);
        assertThat(err).hasToString("plugboard: R1: cannot be used\nplugboard: R2: cannot be used\n");
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "down1", "wrong")).isEqualTo(1);
    }

    @Test
    void aBadFileIsWrongUsage() {
        assertThat(execute("exec", "-t", "bad.yaml", "R1", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("bad.yaml:3:1: no such key");
    }

    @Test
    void anUnknownDeviceIsWrongUsageAndNobodyIsAsked() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "R9", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("R9").contains("R2");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theTimeLimitIsThatOfTheAnswerToo() {
        assertThat(execute("exec", "-t", "lab.yaml", "--timeout", "2.5", "R1", "x"))
                .isZero();
        assertThat(out).hasToString("R1 says x within PT2.5S\n");
    }

    @Test
    void whereATranscriptIsWrittenIsSaidByAnOption() {
        assertThat(execute("exec", "-t", "lab.yaml", "--transcript", "{devcie}.cast", "R1", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("argument transcript", "devcie", "device");
        assertThat(execute("exec", "-t", "lab.yaml", "--transcript", "{device}.cast", "R1", "x"))
                .isZero();
    }

    @Test
    void aTimeLimitThatIsNoneIsWrongUsage() {
        assertThat(execute("exec", "-t", "lab.yaml", "--timeout", "0", "R1", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--timeout");
    }

    @Test
    void aTimeLimitMayHaveAUnit() {
        assertThat(execute("exec", "-t", "lab.yaml", "--timeout", "250ms", "R1", "x"))
                .isZero();
        assertThat(execute("exec", "-t", "lab.yaml", "--timeout", "2m", "R1", "x"))
                .isZero();
        assertThat(out).hasToString("R1 says x within PT0.25S\nR1 says x within PT2M\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--timeout=99999999999",
                "--timeout=999999999h",
                "--timeout=5 days",
                "--alias=a-b",
                "--alias=",
                "--class= ",
                "--via="
            })
    void aValueThatNoDeviceCanUseIsWrongUsageAndOneLineSaysSo(String option) {
        assertThat(execute("exec", "-t", "lab.yaml", option, "R1", "x")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains(option.substring(0, option.indexOf('=')));
        assertThat(err.toString()).endsWith("See 'plugboard exec --help'\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anEmptyCommandIsWrongUsage() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", " ")).isEqualTo(2);
        assertThat(err.toString()).contains("the command is empty");
    }

    @Test
    void aCommandWithoutQuotesIsAnsweredWithAHint() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "show", "version")).isEqualTo(2);
        assertThat(err.toString()).contains("'show'").contains("put the command in quotes");
    }

    @Test
    void whatHadComeOfAnAnswerIsPrintedBehindTheFailure() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "half")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("R1: not over").endsWith("what had come:\nthe first half\n");
    }

    @Test
    void ofAnAnswerThatIsTooLongTheEndIsPrinted() {
        assertThat(execute("exec", "-t", "lab.yaml", "R1", "endless")).isEqualTo(1);
        assertThat(err.toString())
                .endsWith("R1: too long\nplugboard: what had come, behind 64000 characters more:\n" + "y".repeat(1000)
                        + "\n");
    }

    @Test
    void whoeverIsInterruptedIsNotTold() {
        typed.opened.end();
        assertThat(execute("exec", "-t", "lab.yaml", "down1", "x")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whoeverInterruptsIsToldWhatBecameOfTheCommands() throws Exception {
        FutureTask<Integer> exec =
                new FutureTask<>(() -> execute("exec", "-t", "lab.yaml", "R1", "slow1", "R2", "hang"));
        new Thread(exec, "exec").start();
        assertThat(echo.hanging.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
        typed.opened.end();
        assertThat(err).hasToString("plugboard: R1: interrupted\nplugboard: R2: interrupted\n");
        assertThat(exec.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(echo.open).isEmpty();
    }

    @Test
    void helpIsAWordToo() {
        assertThat(execute("help")).isZero();
        assertThat(out.toString()).contains("exec", "run", "check", "demo");
        assertThat(execute("help", "exec")).isZero();
        assertThat(out.toString()).contains("--timeout");
        assertThat(execute("help", "exce")).isEqualTo(2);
        assertThat(err.toString()).contains("no command 'exce'; did you mean 'exec'?");
    }

    @Test
    void checkHasAHelpAndTakesNoWords() {
        assertThat(execute("check", "--help")).isZero();
        assertThat(out.toString()).contains("Lists every bundle");
        assertThat(execute("check", "x")).isEqualTo(2);
    }

    @Test
    void aMissingFileOptionIsWrongUsage() {
        assertThat(execute("exec", "R1", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--testbed");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearOne() {
        assertThat(execute("exce", "R1", "x")).isEqualTo(2);
        assertThat(err.toString()).startsWith("plugboard: no command 'exce'; did you mean 'exec'?\n");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing");
    }

    @Test
    void runAsksToStayUpAndSaysWhatIsReady() {
        assertThat(execute("run", "-t", "lab.yaml")).isEqualTo(Commands.STAY);
        assertThat(out.toString()).contains("lab").contains("R1, R2").contains("echo");
    }

    @Test
    void theDemoSaysWhichPluginItMisses() {
        assertThat(execute("demo")).isEqualTo(1);
        assertThat(err.toString()).contains("simulates devices").contains("plugins/");
    }

    @Test
    void tellsItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out).hasToString("plugboard 1.2.3\n");
    }

    private int execute(String... words) {
        return typed.execute(words);
    }
}
