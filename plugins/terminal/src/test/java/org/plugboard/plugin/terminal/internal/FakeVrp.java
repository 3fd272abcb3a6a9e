// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import org.plugboard.plugin.terminal.internal.platform.PlatformTexts;
import org.plugboard.spi.Terminal;

/** A device in the manner of VRP, whose prompt tells whether lines wait for a commit. */
final class FakeVrp {

    private static final String PLATFORM =
            """
            names: [vrp-like]
            host: '[A-Za-z0-9]+'
            modes: {enable: '<{host}>', config: '\\[[~*]?{host}\\]'}
            ways:
              - {from: enable, to: config, command: system-view}
              - {from: config, to: enable, command: return}
            errors: {configure: '^\\s*Error:'}
            commit:
              where: '\\[[~*].*'
              command: commit
              undo: clear configuration candidate
            login: {prompt: '.*>', username: 'Username:', password: 'Password:'}
            """;
    private static final String EXEC = "<R1>";

    final FakeDevice device;
    private final String config;

    /** With this prompt in its configuration mode. */
    FakeVrp(String config) {
        this.config = config;
        this.device = FakeDevice.at(EXEC).reader(this::read);
    }

    Terminal session() {
        return Sessions.connected(PlatformTexts.read(PLATFORM), device, Sessions.CREDENTIAL);
    }

    List<String> sent() {
        return device.lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private void read(FakeDevice self, String line) {
        switch (line) {
            case "system-view" -> self.prompt(config).say(config);
            case "return" -> self.prompt(EXEC).say(EXEC);
            default -> self.say(device.lines.contains("system-view") && !line.equals("return") ? config : EXEC);
        }
    }
}
