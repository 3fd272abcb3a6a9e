// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.ConnectionException;

/**
 * The platforms of which there are no mock data, on devices that are written after published sessions: a login with a banner,
 * answers with empty lines and lines that look like the prompt, pages, a line of configuration that is taken and one that is
 * not. However the words are cut into reads, with lines of a log among them and without, the answers are those that the device
 * gives. {@code -Dplugboard.splits.seed=} tries the same once more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CapturesTest {

    private static final long SEED = Long.getLong("plugboard.splits.seed", new Random().nextLong());

    private CutLines lines;

    static Stream<Capture> captures() {
        return Stream.of(
                        "aireos",
                        "asa",
                        "comware",
                        "confd",
                        "eos",
                        "frr",
                        "generic",
                        "iosxr",
                        "sros",
                        "sros-classic",
                        "vrp")
                .map(Capture::of);
    }

    @BeforeEach
    void start() {
        lines = new CutLines();
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void theAnswersAreTheDevicesAtEverySplit(Capture capture) {
        compareAll(capture, cut -> null);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void linesOfALogAmongTheAnswersChangeNothingElse(Capture capture) {
        compareAll(capture, cut -> Syslog.of(capture.talk().os(), cut.seed()));
    }

    private void compareAll(Capture capture, Function<Cut, @Nullable Syslog> logs) {
        Map<String, String> whole = lines.have(capture.talk(), capture.data(), Cut.NONE, null);
        assertThat(whole).containsAllEntriesOf(capture.expected());
        Map<String, String> different = new LinkedHashMap<>();
        for (Cut cut : Cut.all(new Random(SEED).nextLong())) {
            String where = "%s, %s, seed %d".formatted(capture, cut, SEED);
            try {
                Map<String, String> had = lines.have(capture.talk(), capture.data(), cut, logs.apply(cut));
                whole.forEach((question, answer) -> {
                    if (!answer.equals(Syslog.removed(had.get(question)))) {
                        different.putIfAbsent(
                                where, "\"%s\": <%s> instead of <%s>".formatted(question, had.get(question), answer));
                    }
                });
            } catch (ConnectionException e) {
                different.put(where, e.getMessage());
            }
        }
        assertThat(different).isEmpty();
    }
}
