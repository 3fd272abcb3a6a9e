// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/**
 * Ends the session at the device, where the end of the pipe does not: on a console the next user would find it open, and in the mode
 * in which it was left.
 */
final class LogOut {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(250);

    /** From the command line to the shell in which it runs, and out of that. */
    private static final int MOST_LEVELS = 3;

    private final Wire wire;
    private final Platform platform;
    private final Prompts prompts;

    LogOut(Wire wire, Platform platform, Prompts prompts) {
        this.wire = wire;
        this.platform = platform;
        this.prompts = prompts;
    }

    /** Types it until no prompt is left. The end of the pipe is what is wanted, and no failure. */
    void run(Deadline deadline) {
        try {
            boolean atPrompt = true;
            for (int level = 0; atPrompt && level < MOST_LEVELS && !deadline.isOver(); level++) {
                wire.clear();
                wire.sendLine(platform.login().logout(), deadline);
                atPrompt = isAtPromptAgain(deadline);
            }
        } catch (ConnectionClosedException e) {
            wire.clear();
        }
    }

    private boolean isAtPromptAgain(Deadline deadline) {
        boolean came = false;
        while (!deadline.isOver() && wire.read(deadline.atMost(came ? QUIET : PATIENCE))) {
            came = true;
            wire.forgetOld();
        }
        String last = wire.buffer()
                .subSequence(wire.buffer().lastLine(0), wire.buffer().length());
        return prompts.isPrompt(last.strip());
    }

    /** Gives the peer time to end the session by itself. */
    void awaitEnd(Duration limit, Deadline deadline) {
        Deadline end = deadline.atMost(limit);
        try {
            while (!end.isOver()) {
                wire.read(end);
                wire.clear();
            }
        } catch (ConnectionClosedException e) {
            wire.clear();
        }
    }
}
