// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.DeviceFacts;

/** Platforms are data, and a mistake in them is named. */
class PlatformReaderTest {

    private static final String GOOD =
            """
            names: [mine]
            host: '[a-z]+'
            modes: {exec: '{host}>', enable: '{host}#', config: '{host}[(]c[)]#'}
            ways:
              - {from: exec, to: enable, command: enable}
              - {from: enable, to: config, command: configure}
            login: {prompt: '.*[>#]', username: 'Username:', password: 'Password:'}
            """;

    @ParameterizedTest
    @CsvSource({
        "'names: [mine]', 'names: []', '1: names must have a name'",
        "'host: ', 'hots: ', '2: hots is not known here; did you mean host? '",
        "'{host}#', '{host}(#', '3: modes.enable is no RE2 expression'",
        "'to: config', 'to: conf', '6: ways.to names a mode that is not under modes; '",
        "'Username:', 'User(', '7: login.username is no RE2 expression'",
        "'[a-z]+', '(?=x)', '2: host is no RE2 expression'",
        "'host: ''[a-z]+''', 'host: [7]', '2: host must be a text'",
        "'login: {', 'login: [{', mine.yaml:8",
        "'command: enable}', 'command: enable, question: x}', '5: ways has no answer to its question'",
        "'command: enable}', 'command: enable, starts: 1}', '5: ways.starts must be true or false'",
        "'host: ', 'dead_ends: [{prompt: x}]\nhost: ', '2: dead_ends reason is missing'",
        "'host: ', 'commit: {command: commit}\nhost: ', '2: commit undo is missing'",
        "'host: ', 'host: x\nhost: ', '3: host stands here again, after line 2'",
        "'names: [mine]', 'names: [mine, my/]', '1: names must be the value of os, or os/platform/model; it is \"my/\"'",
        "'names: [mine]', 'names: [mine]\nexperimental: no', '2: experimental is no, but there is no source; name one'",
        "'{host}#', '{host}|{host}#', '3: modes.enable has {host} twice; let the alternatives share it'",
        "'{host}#', '[{host}]#', '3: modes.enable has {host} where no name can stand, such as within [ ]'",
        "'{host}#', '(?:{host}#)?', '3: modes.enable matches an empty line'",
        "'{host}#', '{host}^#', '3: modes.enable matches nothing, not even \"x#\"; is there an anchor in the middle'",
        "'enable: ''{host}#''', 'unknown: ''{host}#''', '3: modes.unknown has the name of the mode of all other prompts'",
        "'{host}#', '{host}[>]', '3: modes.enable cannot be told from mode exec before it, which fits'",
        "'host: ', 'errors: {execute: [a, ''b$c'']}\nhost: ', '2: errors.execute matches nothing, not even \"bc\"'",
        "'host: ', 'errors: {execute: '' *''}\nhost: ', '2: errors.execute is found in an empty answer'",
        "'host: ', 'errors:\n  configure:\n  - ^% Invalid\n    ^% Unknown\nhost: ', '4: errors.configure stands on 2 lines'",
        "'command: enable}', 'command: enable, answers: {''sure[?'': y}}', '5: ways.answers.sure[? is no RE2 expression'",
        "'command: enable}', 'command: enable, answers: {''sure$[?]'': y}}', '5: ways.answers.sure$[?] matches nothing, not even \"sure?\"'",
        "'command: enable}', 'command: enable, answers: {''(?:sure)?'': y}}', '5: ways.answers.(?:sure)? is found in an empty answer'",
        "'host: ', 'tasks:\n  reload:\n    command: reload\n    answers:\n      ''go^on'': y\nhost: ', '6: tasks.reload.answers.go^on matches nothing'",
        "'host: ', 'setup: [x]\nsetup_modes: [enabel]\nhost: ', '3: setup_modes names a mode that is not under modes; did you mean enable?'",
        "'host: ', 'marker: x\nmarker_modes: [exce]\nhost: ', '3: marker_modes names a mode that is not under modes; did you mean exec?'",
        "'''.*[>#]''', '''.*''', '7: login.prompt matches an empty line'"
    })
    void aMistakeIsNamedWithFileAndLine(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("mine.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatEndsWithinAnEscapeIsAMistakeInItsLastLine() {
        assertThatThrownBy(() -> read(GOOD + "title: \"\\x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("mine.yaml:8: the file ends within an escape such as \\x41");
    }

    @Test
    void theShortestWayBetweenModesIsFound() {
        Platform platform = read(GOOD);
        assertThat(platform.route("exec", "config"))
                .extracting(transition -> transition.command().toString())
                .containsExactly("enable", "configure");
        assertThat(platform.route("config", "exec")).isEmpty();
    }

    @ParameterizedTest
    @Tag("semantics-125")
    @CsvSource({
        "iosxe, , iosxe",
        "IOS, , ios",
        "linux, , linux",
        "frr, , frr",
        "x, frr, frr",
        "x, y, generic",
        ", , generic"
    })
    void theDevicesOsThenItsPlatformChooses(String os, String platform, String name) {
        DeviceFacts.Builder device = DeviceFacts.named("R1");
        if (os != null) {
            device.os(os);
        }
        if (platform != null) {
            device.attribute("platform", platform);
        }
        assertThat(new Platforms().of(device.build()).name()).isEqualTo(name);
    }

    private static Platform read(String text) {
        return PlatformReader.read("mine.yaml", text);
    }
}
