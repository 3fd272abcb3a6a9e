// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.plugin.terminal.internal.platform.CommitRules;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/**
 * Configures line by line and comes back to the mode in which it began. On a platform whose lines take effect together they
 * are committed behind the last one, and dropped if one of them fails; unless the session was in that mode before, or one of
 * the lines is a commit: then whoever wrote it decides.
 */
final class Configuring {

    private final Conversation conversation;
    private final Modes modes;
    private final Unfinished unfinished;
    private final Platform platform;
    private final Failures failures;

    Configuring(Conversation conversation, Modes modes, Unfinished unfinished, Platform platform, Failures failures) {
        this.conversation = conversation;
        this.modes = modes;
        this.unfinished = unfinished;
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
            CommitRules commit = platform.commit();
            said = commit == null || Platform.CONFIG.equals(home) || commits(lines, commit)
                    ? send(lines, deadline)
                    : sendAndCommit(lines, commit, deadline);
        } catch (RuntimeException | Error e) {
            goHome(home, deadline, e);
            throw e;
        }
        if (home != null) {
            comeBack(home, deadline);
        }
        return said;
    }

    /** Who is interrupted or runs out of time on the way leaves the rest of it to the next call. */
    private void comeBack(String home, Deadline deadline) {
        try {
            modes.goTo(home, deadline);
        } catch (RuntimeException | Error e) {
            unfinished.owe(home);
            throw e;
        }
    }

    private static boolean commits(String lines, CommitRules commit) {
        return lines.lines().map(String::strip).anyMatch(commit.byCaller()::matches);
    }

    private String sendAndCommit(String lines, CommitRules commit, Deadline deadline) {
        unfinished.linesBegin();
        try {
            String said = send(lines, deadline);
            String answer = conversation.ask(commit.command(), deadline);
            if (answer.lines().noneMatch(line -> commit.done().matches(line.strip()))) {
                throw new CommandRefusedException(
                        "%s: the device does not %s: %s; the lines are dropped by \"%s\""
                                .formatted(failures.name(), commit.command(), answer.strip(), commit.undo()),
                        commit.command(),
                        answer);
            }
            unfinished.linesAreCommitted();
            return said.isEmpty() ? answer : said + "\n" + answer;
        } catch (CommandRefusedException e) {
            drop(deadline, e);
            throw e;
        }
    }

    private void drop(Deadline deadline, RuntimeException reason) {
        try {
            unfinished.drop(deadline);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private String send(String lines, Deadline deadline) {
        StringJoiner said = new StringJoiner("\n");
        for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
            String answer = conversation.ask(line, deadline);
            if (platform.answers().isRefusal(answer)) {
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

    private void goHome(@Nullable String home, Deadline deadline, Throwable reason) {
        if (home == null || !conversation.isInStep() || unfinished.hasLines()) {
            // Behind a line that was cut short the way home is not known: the next call finds it.
            unfinished.owe(home);
            return;
        }
        try {
            modes.goTo(home, deadline);
        } catch (RuntimeException e) {
            unfinished.owe(home);
            reason.addSuppressed(e);
        }
    }
}
