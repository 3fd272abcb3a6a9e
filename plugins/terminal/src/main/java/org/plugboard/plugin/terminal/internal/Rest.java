// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/** Whether a line that was left is over: by itself, or by the key with which somebody at the keyboard would end it. */
final class Rest {

    /** A Ctrl-C is lost when it comes between two commands of a loop; somebody at the keyboard would press it again. */
    private static final int MOST_STOPS = 3;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
    private static final Duration QUIET_AT_PROMPT = Duration.ofMillis(50);

    private final Wire wire;
    private final Platform platform;
    private final Prompts prompts;
    private final Pagers pagers;

    Rest(Wire wire, Platform platform, Prompts prompts) {
        this.wire = wire;
        this.platform = platform;
        this.prompts = prompts;
        this.pagers = new Pagers(wire, platform);
    }

    /** Ends what runs; false if no prompt came, or the platform has no such key. */
    boolean byInterrupt(Deadline deadline) {
        String interrupt = platform.interrupt();
        boolean stopped = false;
        for (int attempt = 0; interrupt != null && attempt < MOST_STOPS && !stopped; attempt++) {
            wire.clear();
            wire.send(interrupt, deadline);
            stopped = byItself(deadline.atMost(STOP_LIMIT));
        }
        return stopped;
    }

    /** Gives a question that no interrupt has ended an empty answer, once; false if no prompt came. */
    boolean byEnter(Deadline deadline) {
        wire.clear();
        wire.sendLine("", deadline);
        return byItself(deadline.atMost(STOP_LIMIT));
    }

    /**
     * Types nothing but the key that ends a pager; false if no prompt came. A shell that is typed to before it shows its prompt again may lose what was
     * typed, or take it for its end.
     */
    boolean byItself(Deadline limit) {
        while (!limit.isOver()) {
            boolean prompt = prompts.atEnd(wire.buffer(), 0, false).isPresent();
            Optional<Pagers.Shown> pager = pagers.atEnd(0);
            boolean more = wire.read(limit.atMost(prompt || pager.isPresent() ? QUIET_AT_PROMPT : STOP_LIMIT));
            if (prompt && !more) {
                return true;
            }
            if (pager.isPresent() && !more) {
                wire.clear();
                wire.send(pager.get().pager().quit(), limit);
            }
            wire.forgetOld();
        }
        return false;
    }
}
