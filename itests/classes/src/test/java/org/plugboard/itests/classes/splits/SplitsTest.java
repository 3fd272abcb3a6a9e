// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectionException;
import org.plugboard.itests.classes.MockStates;

/**
 * Every state machine of the mock data gives the same answers however its words are cut into reads, with lines of a log among
 * them and without. {@code -Dplugboard.splits=all} tries every cut in every state, {@code -Dplugboard.splits.seed=} the same once more.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SplitsTest {

    private static final boolean ALL =
            System.getProperty("plugboard.splits", "").equals("all");
    private static final long SEED = Long.getLong("plugboard.splits.seed", new Random().nextLong());

    /** So many say enough. */
    private static final int MOST_DIFFERENT = 20;

    /** In a shorter run only one of so many cuts is tried in a state that is not the one where a login leads. */
    private static final int STEP = 17;

    private static final Map<String, Main> MAIN = Map.of(
            "ios", new Main("login", "enable", "no logging console"),
            "iosxe", new Main("general_login", "general_enable", "no logging console"),
            "nxos", new Main("login", "exec", "no logging console"),
            "junos", new Main("user_access_veri", "exec", "set snmp health-monitor"),
            "linux", new Main("login", "exec", ""));

    private final Map<String, String> different = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int answers;
    private int sessions;
    private CutLines lines;

    /**
     * The way into a device.
     *
     * @param login the state that asks for the name
     * @param inside where that leads
     * @param line one that its configuration mode takes; empty if it has none
     */
    private record Main(String login, String inside, String line) {}

    @BeforeEach
    void start() {
        MockStates.require();
        lines = new CutLines();
    }

    @AfterEach
    void stop() {
        if (lines != null) {
            lines.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ios", "iosxe", "nxos", "junos", "linux"})
    void everyStateGivesTheSameAnswersAtEverySplit(String os) {
        compareAll(os, cut -> null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ios", "iosxe", "nxos", "junos", "linux"})
    void linesOfALogAmongTheAnswersChangeNothingElse(String os) {
        compareAll(os, cut -> Syslog.of(os, cut.seed()));
    }

    private void compareAll(String os, Function<Cut, @Nullable Syslog> logs) {
        MockStates data = MockStates.of(os);
        Random seeds = new Random(SEED);
        Main main = MAIN.get(os);
        Talk whole = new Talk(os, main.login(), data.plainCommands(main.inside()), main.line(), "");
        compare(whole, data, Cut.all(seeds.nextLong()), logs);
        assertThat(leftOut).as("the state where a login leads").isEmpty();
        for (String state : data.states().keySet()) {
            Talk talk = new Talk(os, state, data.plainCommands(state), "", "");
            if (!talk.commands().isEmpty()) {
                long seed = seeds.nextLong();
                compare(talk, data, ALL ? Cut.all(seed) : Cut.some(seed, STEP), logs);
            }
        }
        System.out.printf(
                "%s: seed %d, %d answers in %d sessions; without a command line: %s%n",
                os, SEED, answers, sessions, leftOut);
        assertThat(different).isEmpty();
        assertThat(leftOut).hasSizeLessThan(sessions / 10);
    }

    private void compare(Talk talk, MockStates data, List<Cut> cuts, Function<Cut, @Nullable Syslog> logs) {
        Map<String, String> reference;
        try {
            reference = lines.have(talk, data, Cut.NONE, null);
        } catch (ConnectionException e) {
            // A boot loader, an editor, a question: PlatformsOnMockDataTest says which states must have a command line.
            leftOut.add(talk.state());
            return;
        }
        cuts.stream()
                .takeWhile(cut -> different.size() < MOST_DIFFERENT)
                .forEach(cut -> compare(talk, data, cut, logs.apply(cut), reference));
    }

    private void compare(Talk talk, MockStates data, Cut cut, @Nullable Syslog log, Map<String, String> reference) {
        String where = "%s, %s".formatted(talk, cut);
        sessions++;
        try {
            Map<String, String> had = lines.have(talk, data, cut, log);
            reference.forEach((question, answer) -> {
                answers++;
                if (!answer.equals(Syslog.removed(had.get(question)))) {
                    different.putIfAbsent(
                            where, "\"%s\": <%s> instead of <%s>".formatted(question, had.get(question), answer));
                }
            });
        } catch (ConnectionException e) {
            different.put(where, e.getMessage());
        }
    }
}
