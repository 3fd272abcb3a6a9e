// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

class DescriptionErrorsTest {

    private static final String GOOD =
            """
            os: generic
            start: shell
            states:
              shell:
                prompt: '$ '
                commands:
                  hello: {answer: 'Hello', delay: 0.1}
            netconf:
              running: <a/>
              faults: {get: silent}
            """;

    private final Simulator simulator = new Simulator();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aGoodOneIsStarted() throws Exception {
        try (SimulatedDevice device = simulator.start(described(GOOD), "R1")) {
            assertThat(device.os()).isEqualTo("generic");
            assertThat(device.protocols()).containsExactly("ssh", "telnet", "netconf");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            start: shell   | start: nowhere      | :2: start leads to the state nowhere, which there is not; there are: shell
            prompt: '$ '   | promt: '$ '         | :5: states.shell.promt is not known here; did you mean prompt? there are: commands, hidden, keys, next, preface, prompt
            delay: 0.1     | delay: soon         | :7: states.shell.commands.hello.delay must be a number of seconds
            delay: 0.1     | timing: [soon]      | :7: states.shell.commands.hello.timing must be LINES,START[,LINE[,CHARACTER]]
            delay: 0.1     | state: there        | :7: states.shell.commands.hello.state leads to the state there, which there is not; there are: shell
            delay: 0.1     | repeats: often      | :7: states.shell.commands.hello.repeats must be true or false
            delay: 0.1     | fault: deep         | :7: states.shell.commands.hello.fault is no fault; there are: silent, drip, endless, cut, close, garbage, options
            delay: 0.1     | question: 'Who? '   | :7: states.shell.commands.hello.question needs a field, whose value is the right answer
            os: generic    | system: generic     | :1: system is not known here; there are: comment, credential, login, netconf, os, start, states, unknown, welcome
            os: generic    | unknown: '%'        | :1: os is missing
            running: <a/>  | running: <a>        | :9: netconf.running is no XML: The element type "a" must be terminated by the matching end-tag "</a>".
            get: silent    | get: quiet          | :10: netconf.faults.get is no fault; there are: silent, drip, endless, cut, close, garbage, wrong-id, deep, dtd, chunk-large, chunk-small, chunk-huge, chunk-overflow
            start: shell   | start: [shell]      | :2: start must be a text
            start: shell   | start: @shell       | :2: found character '@' that cannot start any token. (Do not use @ for indentation)
            """)
    void aMistakeIsNamedWithItsPlace(String right, String wrong, String message) throws Exception {
        Simulation described = described(GOOD.replace(right, wrong));

        assertThatThrownBy(() -> simulator.start(described, "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(folder.resolve("device.yaml") + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            prompt: '$ '   | prompt: '{hostnme}>'        | :5: states.shell.prompt has no placeholder {hostnme} (as a text of its own: {{hostnme}}); did you mean hostname? there are: hostname, username, time:HH:mm
            prompt: '$ '   | prompt: '{line}>'           | :5: states.shell.prompt has no placeholder {line} (
            answer: 'Hello'| answer: ['{line}', '{frist}'] | :7: states.shell.commands.hello.answer has no placeholder {frist} (as a text of its own: {{frist}}); did you mean first? there
            answer: 'Hello'| question: '?', field: password, answer: '{line}' | :7: states.shell.commands.hello.answer has no placeholder {line} (
            running: <a/>  | running: <a>{nobody}</a>    | :9: netconf.running has no placeholder {nobody} (
            answer: 'Hello'| answer: '{time:HH:qqqqqqq}' | :7: states.shell.commands.hello.answer has the time {time:HH:qqqqqqq}, which is no pattern:
            answer: 'Hello'| answer: '{time:}'           | :7: states.shell.commands.hello.answer has a time without a pattern; for example {time:HH:mm}
            delay: 0.1     | question: '?', field: pasword | :7: states.shell.commands.hello.field is no field of the credential; did you mean password? there are:
            delay: 0.1     | field: password             | :7: states.shell.commands.hello.field belongs to a question, which there is not
            delay: 0.1     | timing: '0:,0.5,a'          | :7: states.shell.commands.hello.timing must be LINES,START[,LINE[,CHARACTER]]
            delay: 0.1     | timing: '-,1'               | :7: states.shell.commands.hello.timing must be LINES,START[,LINE[,CHARACTER]]
            delay: 0.1     | timing: '99999999999:,1'    | :7: states.shell.commands.hello.timing must be LINES,START[,LINE[,CHARACTER]]
            delay: 0.1     | delay: 0.1, delay: 0.2      | :7: states.shell.commands.hello.delay stands here again, after line 7
            delay: 0.1     | state: shel                 | :7: states.shell.commands.hello.state leads to the state shel, which there is not; did you mean shell? there are: shell
            prompt: '$ '   | hidden: true                | :5: states.shell needs a prompt, or the next state
            get: silent    | gett: silent                | :10: netconf.faults.gett is no operation; did you mean get? there are: hello, *, get, get-config, edit-config,
            faults: {get: silent} | replies: {gett: {}}  | :10: netconf.replies.gett is no operation; did you mean get? there are: *, get, get-config, edit-config,
            faults: {get: silent} | replies: {get: {tims: 2}} | :10: netconf.replies.get.tims is not known here; did you mean times? there are: behind,
            faults: {get: silent} | replies: {get: {times: few}} | :10: netconf.replies.get.times must be a whole number
            faults: {get: silent} | replies: {get: {error: {type: layer}}} | :10: netconf.replies.get.error.type is no layer; there are: transport, rpc,
            faults: {get: silent} | replies: {get: {error: {info: <a}}} | :10: netconf.replies.get.error.info is no XML:
            faults: {get: silent} | replies: {get: {large: {}}} | :10: netconf.replies.get.large needs either bytes or entries
            faults: {get: silent} | replies: {get: {large: {entries: 1, around: x}}} | :10: netconf.replies.get.large.around must be one element without content
            faults: {get: silent} | rpcs: {ping: {}}     | :10: netconf.rpcs.ping namespace is missing
            faults: {get: silent} | rpcs: {ping: {namespace: u, fires: link}} | :10: netconf.rpcs.ping.fires is no notification of this device; there are:
            faults: {get: silent} | schemas: {a: {namespace: u}} | :10: netconf.schemas.a text is missing
            faults: {get: silent} | defaults: {mtu: 1}   | :10: netconf.defaults.mtu is no way to a leaf as /interfaces/interface/enabled
            faults: {get: silent} | notifications: {events: {a: {stream: S, content: <a/>}}} | :10: netconf.notifications.events.a.stream is no stream; there are: NETCONF
            faults: {get: silent} | notifications: {events: {a: {every: 0, content: <a/>}}} | :10: netconf.notifications.events.a.every must be 0.01 at least
            faults: {get: silent} | notifications: {events: {a: '<a>{m}</a>'}} | :10: netconf.notifications.events.a has no placeholder {m} (
            """)
    void aMistakeThatWouldShowOnlyInUseIsNamedWithItsPlace(String right, String wrong, String message)
            throws Exception {
        Simulation described = described(GOOD.replace(right, wrong));

        assertThatThrownBy(() -> simulator.start(described, "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(folder.resolve("device.yaml") + message);
    }

    @ParameterizedTest
    @CsvSource({"ctl-z, did you mean ctrl-z?", "Ctrl-C, did you mean ctrl-c?", "ctrl-, did you mean ctrl-a?"})
    void aKeyThatThereIsNotIsNamed(String key, String near) throws Exception {
        Simulation described = described(GOOD.replace("prompt: '$ '", "prompt: '$ '\n    keys: {" + key + ": bye}"));

        assertThatThrownBy(() -> simulator.start(described, "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(folder.resolve("device.yaml") + ":6: states.shell.keys." + key + " is no key; "
                        + near + " there are: ctrl-a, ctrl-b,")
                .hasMessageEndingWith("ctrl-z, any single character");
    }

    @Test
    void theSameCommandTwiceIsNamedWithBothLines() throws Exception {
        Simulation described = described(GOOD.replace("netconf:", "      hello: again\nnetconf:"));

        assertThatThrownBy(() -> simulator.start(described, "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(folder.resolve("device.yaml")
                        + ":8: states.shell.commands.hello stands here again, after line 7");
    }

    @Test
    void whatIsMergedMayBeSaidAnewAndMoreThanOneBlockMerged() throws Exception {
        Simulation described = described(
                """
                os: generic
                start: a
                states:
                  a:
                    prompt: '{{hostname}} {hostname} { } {1} {a: b}> '
                    commands: &more {hello: A, bye: &leave {ends: true}}
                    keys: {'?': help, ctrl-z: *leave, "\\e[A": up, ctrl-ad: *leave}
                  b: {next: a}
                  c:
                    prompt: '> '
                    commands: {<<: *more, hello: B, other: {answer: '{line} at {time:HH:mm}', timing: ['0:,0.1', ':-1,0']}}
                """);

        try (SimulatedDevice device = simulator.start(described, "R1");
                SshUser user = SshUser.shell(device)) {
            assertThat(user.readTo("}> ")).isEqualTo("{hostname} R1 { } {1} {a: b}> ");
        }
    }

    @Test
    void whatIsSaidWithoutBeingAskedLeadsNowhere() throws Exception {
        Simulation described = described("welcome: {answer: Hello, state: shell}\n" + GOOD);

        assertThatThrownBy(() -> simulator.start(described, "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(folder.resolve("device.yaml") + ":1: welcome.state is not known here; ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> simulator.start(new Simulation.Described(folder.resolve("none.yaml")), "R1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    private Simulation described(String yaml) throws Exception {
        Path file = folder.resolve("device.yaml");
        Files.writeString(file, yaml);
        return new Simulation.Described(file);
    }
}
