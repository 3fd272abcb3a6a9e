// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Credential;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.PlatformTexts;
import org.plugboard.spi.Terminal;

/** The shortest way through the graph of modes, and what is asked on it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModesTest {

    private static final Platform PLATFORM = PlatformTexts.read(
            """
            names: [graph]
            host: '[a-z0-9]+'
            modes:
              exec: '{host}>'
              enable: '{host}#'
              config: '{host}\\(config\\)#'
              shell: 'bash-5\\$'
              module: 'module-\\d+#'
            ways:
              - {from: exec, to: enable, command: 'enable[ {argument}]', question: '(?i)password: ?', answer: enable_password}
              - {from: enable, to: exec, command: disable}
              - {from: enable, to: config, command: configure terminal}
              - {from: config, to: enable, command: end}
              - {from: config, to: exec, command: leave all}
              - from: enable
                to: shell
                command: run bash
                answers:
                  'User: ?$': {username: shell}
                  'Password: ?$': {password: shell}
              - {from: shell, to: enable, command: exit}
              - {from: enable, to: module, command: 'attach module {argument}'}
              - {from: module, to: enable, command: exit}
            login: {prompt: '.*[>#$]', username: 'Username:', password: 'Password:'}
            """);

    private final FakeDevice device = FakeDevice.at("r1>").reader(this::read);

    /** What is wrong with the next answer to this line. */
    private String refusing = "";

    @ParameterizedTest
    @CsvSource({
        "config, exec, leave all",
        "shell, config, exit; configure terminal",
        "exec, config, enable; s3cret; configure terminal",
        "module 3, config, exit; configure terminal"
    })
    void theShortestWayIsTaken(String from, String to, String lines) {
        Terminal session = session();
        session.switchTo(from);
        int before = sent().size();
        session.switchTo(to);
        assertThat(session.mode()).isEqualTo(to);
        assertThat(sent().subList(before, sent().size())).containsExactly(lines.split("; "));
    }

    @Test
    void severalQuestionsOnAWayAreAnswered() {
        Terminal session = session();
        session.switchTo("shell");
        assertThat(sent()).endsWith("run bash", "operator", "shellpw");
        session.enable();
        assertThat(sent()).endsWith("exit");
    }

    @Test
    void aModeWithAnArgumentIsEnteredWithIt() {
        Terminal session = session();
        session.switchTo("enable 5");
        assertThat(sent()).endsWith("disable", "enable 5", "s3cret");
        session.switchTo("module 7");
        assertThat(sent()).endsWith("attach module 7");
        assertThat(session.mode()).isEqualTo("module");
        session.switchTo("module 8");
        assertThat(sent()).endsWith("exit", "attach module 8");
    }

    @Test
    void anArgumentThatIsMissingOrNotTakenIsSaid() {
        Terminal session = session();
        assertThatThrownBy(() -> session.switchTo("module"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("needs a value for argument");
        assertThatThrownBy(() -> session.switchTo("config 5"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("R1/cli", "config", "takes no argument");
        assertThatThrownBy(() -> session.switchTo("enable 5;reload")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> session.switchTo("nowhere"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("nowhere", "exec", "enable", "config", "shell", "module");
    }

    @Test
    void aStepThatIsRefusedIsSaidWithTheWholeWay() {
        Terminal session = session();
        session.disable();
        refusing = "configure terminal";
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.switchTo("config"))
                .withMessageContainingAll(
                        "R1/cli",
                        "\"configure terminal\" does not lead to mode config: % Authorization failed",
                        "step 2 of 2 from mode exec",
                        "\"enable[ {argument}]\" to enable",
                        "mode enable");
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aPasswordThatIsRefusedIsNotTriedAgain() {
        refusing = "s3cret";
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(this::session)
                .withMessageContaining("for mode enable again");
        assertThat(sent()).filteredOn("s3cret"::equals).hasSize(1);
    }

    @Test
    void disableLeadsBelowThePrivilegedMode() {
        Terminal session = session();
        session.switchTo("config");
        session.disable();
        assertThat(session.mode()).isEqualTo("exec");
        session.disable();
        assertThat(sent()).endsWith("leave all");
        Terminal linux = Sessions.connected("linux", FakeDevice.at("# "));
        assertThatThrownBy(linux::disable)
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("platform linux has no mode below the privileged one");
    }

    private Terminal session() {
        return Sessions.connected(
                PLATFORM,
                device.on("show clock", "12:00\r\n"),
                Map.of("default", Sessions.CREDENTIAL, "shell", Credential.of("operator", "shellpw")));
    }

    private List<String> sent() {
        return device.lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private void read(FakeDevice self, String line) {
        String[] words = line.split(" ", 3);
        if (line.equals(refusing)) {
            self.say(line.equals("s3cret") ? "\r\nPassword: " : "% Authorization failed\r\n" + self.prompt());
        } else if (line.equals("run bash")) {
            self.reader((again, user) -> again.echo(false)
                            .reader((last, password) -> at(last.echo(true).reader(this::read), "bash-5$ "))
                            .say("Password: "))
                    .say("User: ");
        } else if (words[0].equals("enable")) {
            self.echo(false).say("Password: ");
        } else {
            switch (words[0]) {
                case "s3cret", "end", "exit" -> at(self.echo(true), "r1#");
                case "disable", "leave" -> at(self, "r1>");
                case "configure" -> at(self, "r1(config)#");
                case "attach" -> at(self, "module-" + words[2] + "#");
                default -> self.answer(line);
            }
        }
    }

    private static void at(FakeDevice self, String prompt) {
        self.prompt(prompt).say("\r\n" + prompt);
    }
}
