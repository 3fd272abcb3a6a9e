// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.Deadline;

/** Configures line by line and comes back to the mode in which it began. */
final class Configuration {

    private final Conversation conversation;
    private final Modes modes;
    private final Platform platform;
    private final Failures failures;

    Configuration(Conversation conversation, Modes modes, Platform platform, Failures failures) {
        this.conversation = conversation;
        this.modes = modes;
        this.platform = platform;
        this.failures = failures;
    }

    /** Sends the lines; stops at the first that is refused. */
    String configure(String lines, Deadline deadline) {
        if (!platform.has(Platform.CONFIG)) {
            throw new NotSupportedException("%s: platform %s has no configuration mode; use execute"
                    .formatted(failures.name(), platform.name()));
        }
        conversation.ensureInStep(deadline);
        String home = modes.current();
        String said;
        try {
            modes.goTo(Platform.CONFIG, deadline);
            said = send(lines, deadline);
        } catch (RuntimeException e) {
            goHome(home, deadline, e);
            throw e;
        }
        if (home != null) {
            modes.goTo(home, deadline);
        }
        return said;
    }

    private String send(String lines, Deadline deadline) {
        StringJoiner said = new StringJoiner("\n");
        for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
            String answer = conversation.ask(line, deadline);
            if (isRefused(answer)) {
                throw new CommandRefusedException(
                        "%s: the device refuses the line \"%s\": %s; the lines behind it were not sent"
                                .formatted(failures.name(), line.strip(), answer.strip()),
                        line,
                        answer);
            }
            if (!answer.isEmpty()) {
                said.add(answer);
            }
        }
        return said.toString();
    }

    private boolean isRefused(String answer) {
        return platform.refused() != null
                && answer.lines().anyMatch(line -> platform.refused().matches(line.strip()));
    }

    private void goHome(@Nullable String home, Deadline deadline, RuntimeException reason) {
        if (home == null || !conversation.isInStep()) {
            // Behind a line that was cut short the way home is not known: the next call finds it.
            modes.owe(home);
            return;
        }
        try {
            modes.goTo(home, deadline);
        } catch (RuntimeException e) {
            modes.owe(home);
            reason.addSuppressed(e);
        }
    }
}
