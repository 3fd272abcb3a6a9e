// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plugboard.cli.Configuration.Commit;
import org.plugboard.cli.ConfigurationRefusedException;
import org.plugboard.cli.Dialog;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.plugin.terminal.internal.platform.CommitRules;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/** Lines that take effect together: committed behind the last one, or dropped. */
final class Candidate {

    private final CommitRules rules;
    private final Errors refusals;
    private final Platform platform;
    private final Conversation conversation;
    private final Replier replier;
    private final Logins logins;
    private final Unfinished unfinished;
    private final Failures failures;

    /** {@code refusals} say, besides the rules, that lines were not committed. */
    Candidate(
            CommitRules rules,
            Errors refusals,
            Platform platform,
            Conversation conversation,
            Replier replier,
            Logins logins,
            Unfinished unfinished,
            Failures failures) {
        this.rules = rules;
        this.refusals = refusals;
        this.platform = platform;
        this.conversation = conversation;
        this.replier = replier;
        this.logins = logins;
        this.unfinished = unfinished;
        this.failures = failures;
    }

    /** Whether one of the lines decides itself about the commit. */
    boolean isDecidedBy(List<String> lines) {
        Pattern byCaller = rules.byCaller();
        return byCaller != null && lines.stream().map(String::strip).anyMatch(byCaller::matches);
    }

    /**
     * Sends the lines and ends them as the caller wants it; drops them if that fails.
     *
     * @throws ConfigurationRefusedException if the device refuses a line, the commit or the check
     */
    void run(ConfigurationRun run, Deadline deadline) {
        checkEnd(run);
        unfinished.linesBegin();
        try {
            run.send(deadline);
            if (run.wanted().commit() != Commit.KEEP) {
                run.requireMode("nothing is committed from there");
            }
            switch (run.wanted().commit()) {
                case NOW -> commit(run, deadline);
                case CHECK -> tryOut(run, deadline);
                case KEEP -> unfinished.linesAreDecided();
            }
        } catch (CommandRefusedException e) {
            drop(deadline, e);
            throw e;
        }
    }

    private void checkEnd(ConfigurationRun run) {
        String missing =
                switch (run.wanted().commit()) {
                    case NOW -> null;
                    case CHECK ->
                        rules.check() == null && rules.difference() == null
                                ? "neither checks lines nor shows what they would change"
                                : null;
                    case KEEP -> rules.keeps() ? null : "keeps no lines that are not committed once the mode is left";
                };
        if (run.wanted().comment().isPresent()
                && (run.wanted().commit() != Commit.NOW
                        || !rules.command().names().contains("comment"))) {
            throw new NotSupportedException("%s: %s of platform %s takes no comment; leave it out"
                    .formatted(
                            failures.name(),
                            run.wanted().commit() == Commit.NOW ? "the commit" : "an end without a commit",
                            platform.name()));
        }
        if (missing != null) {
            throw new NotSupportedException("%s: platform %s %s; commit them, or send them in mode %s by execute"
                    .formatted(failures.name(), platform.name(), missing, Platform.CONFIG));
        }
    }

    private void commit(ConfigurationRun run, Deadline deadline) {
        Map<String, String> values =
                run.wanted().comment().map(reason -> Map.of("comment", reason)).orElse(Map.of());
        String command = rules.command().fill(failures.name(), values);
        StoredAnswers stored = new StoredAnswers(logins, failures, "the commit");
        Dialog dialog = run.wanted().dialog().and(rules.answers().dialog(failures.name(), values, stored));
        String answer = conversation
                .ask(command, null, replier.hold(dialog, deadline), deadline)
                .text();
        run.committed(answer);
        if (stored.calledOff() || !isDone(answer)) {
            throw refused(run, "commit", command, answer, reason(deadline));
        }
        unfinished.linesAreDecided();
    }

    private boolean isDone(String answer) {
        Pattern done = rules.done();
        return done == null ? !isFailure(answer) : answer.lines().anyMatch(line -> done.matches(line.strip()));
    }

    private boolean isFailure(String answer) {
        return refusals.in(answer, rules.failures(), true).isPresent();
    }

    private String reason(Deadline deadline) {
        String why = rules.why();
        return why == null || !isInMode() ? "" : conversation.ask(why, deadline).strip();
    }

    private boolean isInMode() {
        return conversation.mode().filter(Platform.CONFIG::equals).isPresent();
    }

    private void tryOut(ConfigurationRun run, Deadline deadline) {
        List<String> said = new ArrayList<>();
        String check = rules.check();
        if (check != null) {
            String answer = conversation.ask(check, deadline);
            said.add(answer);
            if (isFailure(answer)) {
                run.committed(answer);
                throw refused(run, "accept them", check, answer, "");
            }
        }
        String difference = rules.difference();
        if (difference != null) {
            said.add(conversation.ask(difference, deadline));
        }
        run.committed(said.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining("\n")));
        unfinished.drop(deadline);
    }

    private ConfigurationRefusedException refused(
            ConfigurationRun run, String what, String command, String answer, String reason) {
        String said = reason.isEmpty() ? answer.strip() : answer.strip() + "; \"" + rules.why() + "\" says: " + reason;
        return new ConfigurationRefusedException(
                "%s: the device does not %s: %s; the lines are dropped by \"%s\""
                        .formatted(failures.name(), what, said, rules.undo()),
                command,
                reason.isEmpty() ? answer : answer + "\n" + reason,
                run.result());
    }

    private void drop(Deadline deadline, RuntimeException reason) {
        try {
            unfinished.drop(deadline);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
