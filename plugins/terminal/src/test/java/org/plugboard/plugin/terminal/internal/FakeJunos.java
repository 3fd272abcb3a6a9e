// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;

/** A Junos device with a candidate configuration that it shares with others. */
final class FakeJunos {

    static final String OPERATIONAL = "\r\n{master}\r\nroot@vmx> ";
    static final String SHOW = "show system uptime";

    private static final String CONFIGURATION = "\r\n{master}[edit]\r\nroot@vmx# ";

    final FakeDevice device = FakeDevice.at(OPERATIONAL)
            .on(SHOW, "Current time: 12:00\r\n")
            .on("set cli screen-length 0", "Screen length set to 0\r\n")
            .on("set cli screen-width 0", "Screen width set to 0\r\n")
            .reader(this::operational);

    volatile String onEntry = "";
    volatile String onCommit = "commit complete\r\n";
    volatile String onCheck = "configuration check succeeds\r\n";
    volatile String onShow = "";
    volatile String onRollback = "load complete\r\n";

    /** Whether the candidate has changes that are not committed. */
    volatile boolean changed;

    /** The lines that were sent, without the markers. */
    List<String> sent() {
        return device.lines.stream().filter(line -> !line.startsWith("#pb")).toList();
    }

    private void operational(FakeDevice self, String line) {
        if (line.equals("configure")) {
            self.prompt(CONFIGURATION).reader(this::configuration);
            self.say("Entering configuration mode\r\n" + onEntry + CONFIGURATION);
        } else {
            self.answer(line);
        }
    }

    private void configuration(FakeDevice self, String line) {
        switch (line) {
            case "exit configuration-mode" -> {
                if (changed) {
                    self.say("The configuration has been changed but not committed\r\n"
                            + "Exit with uncommitted changes? [yes,no] (yes) ");
                    self.reader((again, answer) -> leave(again));
                } else {
                    leave(self);
                }
            }
            case "commit and-quit" -> {
                changed = false;
                self.say(onCommit);
                leave(self);
            }
            case "set nonsense" -> self.say("          ^\r\nsyntax error.\r\n" + CONFIGURATION);
            case "rollback 0" -> {
                changed = onRollback.contains("error");
                self.say(onRollback + CONFIGURATION);
            }
            case "commit check" -> self.say(onCheck + CONFIGURATION);
            case "show | compare" -> self.say(onShow + CONFIGURATION);
            default -> {
                if (line.strip().startsWith("comm") && !line.contains("check")) {
                    changed = onCommit.contains("error");
                    self.say(onCommit + CONFIGURATION);
                } else {
                    changed |= line.startsWith("set ");
                    self.say(line.equals("set much") ? "much\r\n".repeat(1000) + CONFIGURATION : CONFIGURATION);
                }
            }
        }
    }

    private void leave(FakeDevice self) {
        self.prompt(OPERATIONAL).reader(this::operational).say("Exiting configuration mode\r\n" + OPERATIONAL);
    }
}
