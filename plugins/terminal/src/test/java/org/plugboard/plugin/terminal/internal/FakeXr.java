// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import org.plugboard.plugin.terminal.internal.platform.PlatformTexts;
import org.plugboard.spi.Terminal;

/** A device in the manner of IOS XR: each session has a candidate of its own, and a commit says nothing unless it fails. */
final class FakeXr {

    private static final String PLATFORM =
            """
            names: [xr]
            host: '[a-z0-9]+'
            modes: {enable: 'RP/0/0:{host}#', config: 'RP/0/0:{host}\\(config\\)#'}
            ways:
              - {from: enable, to: config, command: configure terminal}
              - {from: config, to: enable, command: end, question: '.*commit them before exiting.*', reply: cancel}
            errors: {configure: '^\\s*%'}
            commit:
              command: commit[ comment "{comment}"]
              answers: {'(?i)commit anyway\\? \\[no\\]: ?$': {refuse: 'no'}}
              failed: ['(?i)failed to commit']
              why: show configuration failed
              difference: show configuration
              undo: abort
            login: {prompt: '.*#', username: 'Username: ', password: 'Password: '}
            marker: '!{nonce}'
            """;
    private static final String EXEC = "RP/0/0:r1#";
    private static final String CONFIG = "RP/0/0:r1(config)#";

    final FakeDevice device = FakeDevice.at(EXEC).on("show clock", "12:00\r\n").reader(this::exec);
    volatile String onCommit = "";
    volatile boolean asks;

    Terminal session() {
        return Sessions.connected(PlatformTexts.read(PLATFORM), device, Sessions.CREDENTIAL);
    }

    List<String> sent() {
        return device.lines.stream().filter(line -> !line.startsWith("!")).toList();
    }

    private void exec(FakeDevice self, String line) {
        if (line.equals("configure terminal")) {
            self.prompt(CONFIG).reader(this::config).say(CONFIG);
        } else {
            self.answer(line);
        }
    }

    private void config(FakeDevice self, String line) {
        switch (line) {
            case "end", "abort" -> self.prompt(EXEC).reader(this::exec).say(EXEC);
            case "show configuration" -> self.say("hostname r1\r\nend\r\n" + CONFIG);
            case "show configuration failed" -> self.say("!!% Process did not respond\r\n" + CONFIG);
            case "nonsense" -> self.say("% Invalid input detected at '^' marker.\r\n" + CONFIG);
            default -> {
                if (!line.startsWith("commit")) {
                    self.say(CONFIG);
                } else if (asks) {
                    self.say("One or more commits have occurred from other configuration sessions.\r\n"
                            + "Do you wish to proceed with this commit anyway? [no]: ");
                    self.reader((again, answer) -> again.reader(this::config).say(CONFIG));
                } else {
                    self.say(onCommit + CONFIG);
                }
            }
        }
    }
}
