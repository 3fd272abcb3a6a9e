// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.contract.Footprint;
import org.plugboard.itests.kit.Heap;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** Devices that let one in, and then something is wrong with an answer. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileAnswerTest {

    private static final int MAX_ANSWER = 1024 * 1024;
    private static final int KEPT_MEGABYTES = 12;

    @TempDir
    static Path folder;

    static Stream<Arguments> waysAndFaults() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(AnswerFault.values())
                .filter(fault -> fault.isOf(way))
                .map(fault -> Arguments.of(way, fault)));
    }

    /** So that what is made once in a process is not taken for something left behind. */
    @BeforeAll
    static void warmUp() throws IOException {
        for (Way way : Way.values()) {
            askInVain(way, AnswerFault.CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndFaults")
    void endsTheCallInTimeAndSpoilsNoOther(Way way, AnswerFault fault) throws IOException {
        Footprint before = Footprint.now();
        long kept = Heap.keptBytes();

        askInVain(way, fault);

        before.awaitNoMore();
        Footprint.awaitNoPlugboard();
        Heap.awaitKept(kept, KEPT_MEGABYTES, () -> way + " with " + fault);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anAnswerWithoutEndIsGivenUpAt64Megabytes(Way way) throws IOException {
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            SimulatedDevice peer = simulator.start(AnswerFault.ENDLESS.device(folder), "phoenix");
            Connection connection = plugboard
                    .device(way.device(peer, folder))
                    .connect(way.request().with("timeout", Duration.ofSeconds(90)));

            assertThat(catchThrowableOfType(
                            AnswerTooLongException.class, () -> connection.execute(way.hostileQuestion())))
                    .isNotNull()
                    .hasMessageContaining("67108864");
        }
    }

    private static void askInVain(Way way, AnswerFault fault) throws IOException {
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            SimulatedDevice peer = simulator.start(fault.device(folder), "phoenix");
            Connection connection = plugboard
                    .device(way.device(peer, folder))
                    .connect(way.request().with("max_answer", MAX_ANSWER));
            assertAnswers(way, connection);
            Duration limit = Duration.ofMillis(fault == AnswerFault.DRIP ? 2_500 : 700);
            try {
                Object answer = connection.call("execute", way.hostileQuestion(), limit);
                assertThat(fault.mayBeAnswered(way))
                        .as("it may give %s", answer)
                        .isTrue();
            } catch (ConnectionException failure) {
                assertThat(failure).hasMessageStartingWith(way + "/default: ");
                assertThat(fault.mayEndIn(failure))
                        .as("it may end in %s", failure)
                        .isTrue();
            }
            assertNoAnswerIsShifted(way, connection);
        }
    }

    /** The session may be closed or come back into step; what it must not do is to give one answer for another. */
    private static void assertNoAnswerIsShifted(Way way, Connection connection) {
        for (int round = 0; round < 2 && connection.isConnected(); round++) {
            try {
                Object answer = connection.call("execute", way.question(), Duration.ofMillis(500));
                assertThat(answer).asString().contains("phoenix").doesNotContain("of the same", "a line of");
            } catch (ConnectionException noAnswerIsNoWrongOne) {
                assertThat(noAnswerIsNoWrongOne).hasMessageStartingWith(way + "/default: ");
            }
        }
        connection.disconnect();
        connection.connect();
        assertAnswers(way, connection);
    }

    private static void assertAnswers(Way way, Connection connection) {
        assertThat(connection.execute(way.question())).contains("phoenix");
    }
}
