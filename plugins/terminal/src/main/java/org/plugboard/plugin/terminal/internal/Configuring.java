// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.Configuration.Commit;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.plugin.terminal.internal.platform.CommitRules;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Template;
import org.plugboard.spi.Deadline;

/**
 * Configures line by line and comes back to the mode in which it began. On a platform whose lines take effect together they
 * are a {@link Candidate}; unless the session was in that mode before, or one of the lines is a commit: then whoever wrote it
 * decides.
 */
final class Configuring {

    private final Conversation conversation;
    private final Modes modes;
    private final Replier replier;
    private final Logins logins;
    private final Errors errors;
    private final Unfinished unfinished;
    private final Platform platform;
    private final Failures failures;

    /** With what refuses a line if the caller says nothing else. */
    Configuring(
            Conversation conversation,
            Modes modes,
            Replier replier,
            Logins logins,
            Errors errors,
            Unfinished unfinished,
            Platform platform,
            Failures failures) {
        this.conversation = conversation;
        this.modes = modes;
        this.replier = replier;
        this.logins = logins;
        this.errors = errors;
        this.unfinished = unfinished;
        this.platform = platform;
        this.failures = failures;
    }

    /** Sends the lines; stops at the first that is refused, unless the caller wants all to be sent. */
    ConfigurationResult apply(Configuration wanted, Deadline deadline) {
        if (!platform.has(Platform.CONFIG)) {
            throw new NotSupportedException("%s: platform %s has no configuration mode; use execute"
                    .formatted(failures.name(), platform.name()));
        }
        conversation.ensureInStep(deadline);
        String home = modes.current();
        ConfigurationRun run = new ConfigurationRun(wanted, errors, conversation, replier, platform, failures);
        try {
            enter(home, deadline);
            send(run, home, deadline);
        } catch (RuntimeException | Error e) {
            goHome(home, deadline, e);
            throw e;
        }
        if (home != null) {
            comeBack(home, deadline);
        }
        return run.result();
    }

    private void enter(@Nullable String home, Deadline deadline) {
        CommitRules rules = platform.commit();
        Template begin = rules == null ? null : rules.begin();
        if (begin == null || Platform.CONFIG.equals(home)) {
            modes.goTo(Platform.CONFIG, deadline);
        } else {
            String session = "plugboard-" + UUID.randomUUID().toString().substring(0, 8);
            modes.goTo(Platform.CONFIG, begin.fill(failures.name(), Map.of("session", session)), deadline);
        }
    }

    private void send(ConfigurationRun run, @Nullable String home, Deadline deadline) {
        CommitRules rules = platform.commit();
        boolean commented = run.wanted().comment().isPresent();
        if (rules == null || (rules.where() != null && !rules.where().matches(conversation.prompt()))) {
            if (run.wanted().commit() != Commit.NOW) {
                throw new NotSupportedException("%s: each line takes effect at once on platform %s; there is no %s"
                        .formatted(
                                failures.name(), platform.name(), run.wanted().commit()));
            }
            if (commented) {
                throw noComment("takes no comment where each line takes effect at once");
            }
            run.send(deadline);
            return;
        }
        Candidate candidate =
                new Candidate(rules, errors, platform, conversation, replier, logins, unfinished, failures);
        if (!Platform.CONFIG.equals(home) && !candidate.isDecidedBy(run.wanted().lines())) {
            candidate.run(run, deadline);
            return;
        }
        if (commented) {
            throw noComment(
                    "gets no comment where the caller commits: by one of the lines, or since the session was in mode config");
        }
        if (run.wanted().commit() == Commit.CHECK) {
            throw new InvalidRequestException(
                    "%s: lines cannot be tried where one of them commits, or where the session was in mode %s before; leave it first"
                            .formatted(failures.name(), Platform.CONFIG));
        }
        run.send(deadline);
    }

    private NotSupportedException noComment(String why) {
        return new NotSupportedException(
                "%s: platform %s %s; leave the comment out".formatted(failures.name(), platform.name(), why));
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
