// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.plugin.terminal.internal.platform.CommitRules;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a configuration that was cut short leaves to be done before anything else: to drop lines of it that are not committed,
 * which others who commit must not find, then to come back to the mode in which it began.
 */
final class Unfinished {

    private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);

    private final Conversation conversation;
    private final Modes modes;
    private final Platform platform;
    private final Errors refusals;
    private final Failures failures;
    private boolean uncommitted;
    private @Nullable String home;

    /** {@code refusals} say that the lines were not dropped. */
    Unfinished(Conversation conversation, Modes modes, Platform platform, Errors refusals, Failures failures) {
        this.conversation = conversation;
        this.modes = modes;
        this.platform = platform;
        this.refusals = refusals;
        this.failures = failures;
    }

    /** Said before the first line is sent: behind a line that was cut short nobody knows what the device has taken. */
    void linesBegin() {
        uncommitted = true;
    }

    /** Said when they are committed, or left to whoever comes next. */
    void linesAreDecided() {
        uncommitted = false;
    }

    /** Whether lines of ours may be there that are not committed. */
    boolean hasLines() {
        return uncommitted;
    }

    /** Whether there is nothing to be done. */
    boolean isDone() {
        return !uncommitted && home == null;
    }

    /** Remembers the mode to come back to, at a moment when that is not possible. */
    void owe(@Nullable String mode) {
        home = mode;
        if (uncommitted) {
            LOG.info("{}: lines that are not committed are dropped before the next call", failures.name());
        }
    }

    /**
     * Does what is left, in this order: out of the mode the lines could not be dropped any more.
     *
     * @throws OutOfStepException if the device refuses it; the next call would fail in the same way
     */
    void finish(Deadline deadline) {
        try {
            drop(deadline);
        } catch (CommandRefusedException e) {
            throw outOfStep(
                    "\"%s\" does not drop its lines: %s"
                            .formatted(e.line(), e.answer().strip()),
                    e);
        }
        String mode = home;
        if (mode == null) {
            return;
        }
        try {
            modes.goTo(mode, deadline);
            home = null;
        } catch (NotSupportedException | CommandRefusedException | AuthenticationException e) {
            throw outOfStep("mode " + mode + " was not reached again", e);
        }
    }

    /** Drops lines that are not committed, if there are any. */
    void drop(Deadline deadline) {
        CommitRules commit = platform.commit();
        if (!uncommitted || commit == null) {
            return;
        }
        conversation.ensureInStep(deadline);
        if (!Platform.CONFIG.equals(modes.current())) {
            // Only the caller's own text leads out of the mode, so what is in the candidate is his.
            LOG.info("{}: was led out of mode {}; what is not committed stays", failures.name(), Platform.CONFIG);
            uncommitted = false;
            return;
        }
        String answer = conversation.ask(commit.undo(), deadline);
        if (refusals.in(answer, List.of(), true).isPresent()) {
            throw new CommandRefusedException(
                    "%s: \"%s\" does not drop the lines that are not committed: %s; look at the device by hand"
                            .formatted(failures.name(), commit.undo(), answer.strip()),
                    commit.undo(),
                    answer);
        }
        uncommitted = false;
    }

    /** Says that the session ends with lines of ours in the candidate. */
    void abandon(RuntimeException reason) {
        if (uncommitted) {
            LOG.warn(
                    "{}: the session ended behind a configuration that was cut short; lines of it may be left that are "
                            + "not committed; look at the device before the next one: {}",
                    failures.name(),
                    reason.getMessage());
        }
    }

    private OutOfStepException outOfStep(String what, RuntimeException cause) {
        return new OutOfStepException(
                "%s: an earlier configuration was cut short, and %s; the session was closed, connect again"
                        .formatted(failures.name(), what),
                cause);
    }
}
