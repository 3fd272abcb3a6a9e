// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** What can be wrong with a device on its command line. */
class FaultsTest {

    private static final String DEVICE =
            """
            os: generic
            credential: {username: me, password: secret}
            login: {username: 'login: ', password: 'Password: ', LOGINFAULT}
            start: shell
            unknown: "what?\\n"
            states:
              shell:
                prompt: '$ '
                commands:
                  silent: {answer: "nothing\\n", fault: silent}
                  drip: {answer: "slow\\n", fault: drip}
                  endless: {answer: "again\\n", fault: endless}
                  nothing: {fault: endless}
                  cut: {answer: "0123456789\\n", fault: cut}
                  close: {answer: "0123456789\\n", fault: close}
                  garbage: {answer: "0123\\n", fault: garbage}
                  options: {answer: "0123\\n", fault: options}
                  tick: {answer: "tick\\n", delay: 0.001, repeats: true}
                  later: {answer: "later\\n", delay: 86400}
                  large: LARGE
                  secret: {state: hidden}
                  trap: {answer: "falls\\n", fault: silent, state: hidden}
              hidden: {prompt: 'Secret: ', preface: "Well?\\n", hidden: true, commands: {'*': {answer: "So {argument}.\\n", state: shell}}}
            """;

    private final Simulator simulator = new Simulator();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aSilentAnswerNeverComesAndTheSessionStays() throws Exception {
        try (TelnetUser user = loggedIn()) {
            user.type("silent\r", "silent\r\n");
            user.send("more\r\u0003".getBytes(StandardCharsets.US_ASCII));
            assertThat(user.isSilent()).isTrue();
        }
    }

    @Test
    void aDripComesByteByByte() throws Exception {
        try (TelnetUser user = loggedIn()) {
            assertThat(user.type("drip\r", "drip\r\ns")).isEqualTo("drip\r\ns");
            assertThat(user.readTo("l")).isEqualTo("l");
        }
    }

    @Test
    void anEndlessAnswerIsDeafToControlC() throws Exception {
        for (String command : new String[] {"endless", "nothing"}) {
            try (SshUser user = SshUser.shell(device(""))) {
                user.readTo("$ ");
                user.send(command + "\r");
                user.read(100_000);
                user.send("\u0003");
                assertThat(user.read(1_000_000)).doesNotContain("$");
            }
        }
    }

    @Test
    void whatRepeatsOrTakesLongStopsAtControlC() throws Exception {
        try (TelnetUser user = loggedIn()) {
            user.type("tick\r", "tick\r\ntick\r\n");
            assertThat(user.type("\u0003", "$ ")).endsWith("\r\n$ ");
            user.type("later\r", "later\r\n");
            assertThat(user.type("\u0003", "$ ")).isEqualTo("\r\n$ ");
            assertThat(user.type("nonsense\r", "$ ")).isEqualTo("nonsense\r\nwhat?\r\n$ ");
        }
    }

    @Test
    void aStateCanHideWhatIsTypedAndTakeAnyLine() throws Exception {
        try (TelnetUser user = loggedIn()) {
            assertThat(user.type("secret\r", ": ")).isEqualTo("secret\r\nWell?\r\nSecret: ");
            assertThat(user.type("be it\r", "$ ")).isEqualTo("\r\nSo be it.\r\n$ ");
        }
    }

    @Test
    void aFaultStaysDeafWhereverItLeads() throws Exception {
        try (TelnetUser user = loggedIn()) {
            user.type("trap\r", "trap\r\n");
            user.send((byte) 3);
            assertThat(user.isSilent()).isTrue();
        }
    }

    @Test
    void theConnectionBreaksWithinOrBeforeAnAnswer() throws Exception {
        SimulatedDevice device = device("");
        try (TelnetUser user = loggedIn(device)) {
            user.send("cut\r".getBytes(StandardCharsets.US_ASCII));
            assertThat(user.readAll()).isEqualTo("cut\r\n012345");
        }
        try (SshUser user = SshUser.shell(device)) {
            user.readTo("$ ");
            user.send("cut\r");
            assertThat(user.readAll()).isEqualTo("cut\r\n012345");
        }
        try (SshUser user = SshUser.shell(device)) {
            user.readTo("$ ");
            user.send("close\r");
            assertThat(user.readAll()).isEqualTo("close\r\n");
        }
    }

    @Test
    void garbageIsNoUtf8() throws Exception {
        try (TelnetUser user = loggedIn()) {
            String answer = user.type("garbage\r", "$ ");
            assertThat(HexFormat.of().formatHex(answer.getBytes(StandardCharsets.ISO_8859_1)))
                    .contains("303132" + "c328feeda080" + "33");
        }
    }

    @Test
    void aStormOfOptionsComesBeforeTheAnswer() throws Exception {
        try (TelnetUser user = loggedIn()) {
            String answer = user.type("options\r", "$ ");
            assertThat(answer).hasSize("options\r\n".length() + 3 * 20_000 + "0123\r\n$ ".length());
            assertThat(user.type("nonsense\r", "$ ")).contains("what?");
        }
    }

    @Test
    void aLoginCanBeSilentOrEndless() throws Exception {
        try (TelnetUser user = new TelnetUser(device("fault: silent"))) {
            user.readTo("\u00FB\u0003");
            assertThat(user.isSilent()).isTrue();
        }
        try (TelnetUser user = new TelnetUser(device("banner: \"Welcome \", fault: endless"))) {
            user.readTo("Welcome login: Welcome login: ");
        }
    }

    @Test
    void whoeverDoesNotReadIsNotWaitedFor() throws Exception {
        SimulatedDevice device = device("");
        try (TelnetUser lazy = loggedIn(device);
                TelnetUser other = loggedIn(device)) {
            for (int i = 0; i < 1000; i++) {
                lazy.send("large\r".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(other.type("nonsense\r", "$ ")).contains("what?");
            for (int i = 0; i < 1000; i++) {
                lazy.readTo("end\r\n$ ");
            }
        }
    }

    private TelnetUser loggedIn() throws Exception {
        return loggedIn(device(""));
    }

    private TelnetUser loggedIn(SimulatedDevice device) throws Exception {
        TelnetUser user = new TelnetUser(device);
        user.readTo("login: ");
        user.type("me\r", "Password: ");
        user.type("secret\r", "$ ");
        return user;
    }

    private SimulatedDevice device(String loginFault) throws Exception {
        Path file = folder.resolve("device.yaml");
        Files.writeString(
                file,
                DEVICE.replace(", LOGINFAULT", loginFault.isEmpty() ? "" : ", " + loginFault)
                        .replace("LARGE", "\"" + "line of a large answer\\n".repeat(1000) + "end\\n\""));
        return simulator.start(new Simulation.Described(file), "R1");
    }
}
