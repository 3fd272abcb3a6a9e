// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "'names: [mine]', 'names: []', names is missing",
        "'names: [mine]', 'names: mine', names must be a list",
        "'host: ', 'hots: ', unknown key hots",
        "'{host}#', '{host}(#', modes",
        "'to: config', 'to: conf', ways",
        "'Username:', 'User(', login.username",
        "'[a-z]+', '(?=x)', modes",
        "'host: ''[a-z]+''', 'host: 7', host must be a text",
        "'login: {', 'login: [{', platform file mine.yaml",
        "'command: enable}', 'command: enable, question: x}', has no answer to its question",
        "'command: enable}', 'command: enable, starts: 1}', ways.starts must be yes or no",
        "'host: ', 'above: 7\nhost: ', above must be a text",
        "'host: ', 'dead_ends: [{prompt: x}]\nhost: ', dead_ends.reason is missing",
        "'host: ', 'commit: {command: commit}\nhost: ', commit.by_caller is missing"
    })
    void aMistakeIsNamedWithFileAndKey(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void theShortestWayBetweenModesIsFound() {
        Platform platform = read(GOOD);
        assertThat(platform.route("exec", "config"))
                .extracting(Platform.Way::command)
                .containsExactly("enable", "configure");
        assertThat(platform.route("config", "exec")).isEmpty();
    }

    @ParameterizedTest
    @Tag("semantics-125")
    @CsvSource({
        "iosxe, , iosxe",
        "IOS, , iosxe",
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
        return PlatformReader.read("mine.yaml", new StringReader(text));
    }
}
