// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import org.plugboard.plugin.terminal.internal.platform.PlatformTexts;
import org.plugboard.spi.Terminal;

/** A device in the manner of EOS: a candidate has a name, and its end leaves the mode. */
final class FakeEos {

    private static final String PLATFORM =
            """
            names: [eos-like]
            host: '[a-z0-9]+'
            modes: {enable: '{host}#', config: '{host}\\(config[^()]*\\)#'}
            ways:
              - {from: enable, to: config, command: configure}
              - {from: config, to: enable, command: end}
            errors: {configure: '^\\s*%'}
            commit:
              begin: configure session {session}
              command: commit
              difference: show session-config diffs
              undo: abort
            login: {prompt: '.*#', username: 'Username: ', password: 'Password: '}
            marker: '!{nonce}'
            """;
    private static final String EXEC = "r1#";
    private static final String CONFIG = "r1(config-s-plug)#";

    final FakeDevice device = FakeDevice.at(EXEC).reader(this::exec);

    Terminal session() {
        return Sessions.connected(PlatformTexts.read(PLATFORM), device, Sessions.CREDENTIAL);
    }

    List<String> sent() {
        return device.lines.stream().filter(line -> !line.startsWith("!")).toList();
    }

    private void exec(FakeDevice self, String line) {
        if (line.startsWith("configure session ")) {
            self.prompt(CONFIG).reader(this::config).say(CONFIG);
        } else {
            self.answer(line);
        }
    }

    private void config(FakeDevice self, String line) {
        switch (line) {
            case "commit", "abort" -> self.prompt(EXEC).reader(this::exec).say(EXEC);
            case "show session-config diffs" -> self.say("interface Ethernet1\r\n+   description y\r\n" + CONFIG);
            case "nonsense" -> self.say("% Invalid input\r\n" + CONFIG);
            default -> self.say(CONFIG);
        }
    }
}
