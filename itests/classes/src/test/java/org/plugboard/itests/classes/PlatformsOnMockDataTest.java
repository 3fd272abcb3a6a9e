// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.itests.classes.MockStates.seen;
import static org.plugboard.itests.classes.SimulatedLines.HOST;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.spi.Simulation;

/** The platforms of the terminal, driven on the mock devices of unicon.plugins. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class PlatformsOnMockDataTest {

    private static final Map<String, Main> MAIN = Map.of(
            "ios", new Main("enable", "no logging console"),
            "iosxe", new Main("general_enable", "no logging console"),
            "nxos", new Main("exec", "no logging console"),
            "junos", new Main("exec", "set snmp health-monitor"));

    private static final Map<String, Pattern> PROMPTS = Map.of(
            "ios", Pattern.compile("%N(?:-stby)?[#>] ?"),
            "iosxe", Pattern.compile("%N(?:-stby)?[#>] ?"),
            "nxos", Pattern.compile("%N(?:-N77_\\d)?(?:\\(maint-mode\\))?# ?"),
            "junos", Pattern.compile("root@\\w+>"));

    @TempDir
    Path folder;

    private SimulatedLines lines;

    /**
     * Where a login leads.
     *
     * @param state its name
     * @param line a line that its configuration mode takes
     */
    private record Main(String state, String line) {}

    @BeforeEach
    void start() {
        MockStates.require();
        lines = new SimulatedLines(folder);
    }

    @AfterEach
    void stop() {
        if (lines != null) {
            lines.close();
        }
    }

    static Stream<Arguments> systems() {
        return MAIN.keySet().stream().sorted().flatMap(os -> Stream.of("ssh", "telnet")
                .map(protocol -> Arguments.of(os, protocol)));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void loginEnableConfigurationAndEveryShowOfTheMainState(String os, String protocol) {
        Main main = MAIN.get(os);
        Map<String, String> shows = MockStates.of(os).answers(main.state());
        assertThat(shows).isNotEmpty();
        Connection connection = lines.connect(mock(os, null), protocol, false);
        connection.call("enable");
        assertThat(differences(connection, shows)).isEmpty();

        connection.call("configure", main.line());

        assertThat(differences(connection, shows)).isEmpty();
        connection.call("enable");
        System.out.printf("%s over %s: %d show commands, twice%n", os, protocol, shows.size());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everyShowOfEveryStateWithAnUsualPrompt(String os, String protocol) {
        MockStates data = MockStates.of(os);
        List<String> states = data.shows(PROMPTS.get(os));
        Map<String, Map<String, String>> different = new TreeMap<>();
        int asked = 0;
        for (String state : states) {
            Map<String, String> shows = data.answers(state);
            asked += shows.size();
            try {
                Connection connection = lines.connect(mock(os, state), protocol, false);
                Map<String, String> differences = differences(connection, shows);
                if (!differences.isEmpty()) {
                    different.put(state, differences);
                }
                connection.destroy();
            } catch (ConnectionException e) {
                throw new AssertionError("in the state " + state, e);
            }
        }
        System.out.printf("%s over %s: %d states, %d show commands%n", os, protocol, states.size(), asked);
        assertThat(asked).isPositive();
        assertThat(different).isEmpty();
    }

    private static Map<String, String> differences(Connection connection, Map<String, String> shows) {
        Map<String, String> different = new TreeMap<>();
        shows.forEach((command, text) -> {
            String answer = connection.execute(command);
            if (!answer.equals(seen(text, HOST))) {
                different.put(command, "expected <" + seen(text, HOST) + "> but was <" + answer + ">");
            }
        });
        return different;
    }

    private static Simulation mock(String os, @Nullable String state) {
        return new Simulation.MockData(MockStates.FOLDER, os, state);
    }
}
