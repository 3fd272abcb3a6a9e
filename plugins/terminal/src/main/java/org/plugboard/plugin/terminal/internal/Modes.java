// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Secret;
import org.plugboard.plugin.terminal.internal.AnswerReader.Answer;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Way;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways between the modes of a session. */
final class Modes {

    private static final Logger LOG = LoggerFactory.getLogger(Modes.class);

    private final Conversation conversation;
    private final Platform platform;
    private final Logins logins;
    private final Failures failures;

    Modes(Conversation conversation, Platform platform, Logins logins, Failures failures) {
        this.conversation = conversation;
        this.platform = platform;
        this.logins = logins;
        this.failures = failures;
    }

    /** The mode now; null if no prompt of the platform fits. */
    @Nullable
    String current() {
        return conversation.mode().orElse(null);
    }

    /** Whether the way to this mode asks for nothing that is not there. */
    boolean canReach(String mode) {
        String from = current();
        return from != null
                && platform.has(mode)
                && platform.route(from, mode).stream()
                        .allMatch(way -> way.answer() == null
                                || logins.secret(way.answer()).isPresent());
    }

    /** Whether the command line itself would be started on the way to this mode. */
    boolean startsOnTheWayTo(String mode) {
        String from = current();
        return from != null && platform.route(from, mode).stream().anyMatch(Way::starts);
    }

    /**
     * Goes to this mode.
     *
     * @throws NotSupportedException if the platform does not have it, or no way to it from here
     */
    void goTo(String mode, Deadline deadline) {
        conversation.ensureInStep(deadline);
        if (!platform.has(mode)) {
            throw new NotSupportedException("%s: platform %s has no mode %s; it has %s"
                    .formatted(
                            failures.name(),
                            platform.name(),
                            mode,
                            platform.modes().keySet()));
        }
        String from = current();
        if (mode.equals(from)) {
            return;
        }
        List<Way> route = from == null ? List.of() : platform.route(from, mode);
        if (route.isEmpty()) {
            throw new NotSupportedException("%s: platform %s knows no way to mode %s from here; %s"
                    .formatted(
                            failures.name(),
                            platform.name(),
                            mode,
                            failures.where().get()));
        }
        route.forEach(way -> go(way.from(), way.to(), deadline));
    }

    /** Comes to the command line itself, where a session begins before it, and sets it up. */
    void begin(Deadline deadline) {
        String from = current();
        Optional<Way> start = platform.ways().stream()
                .filter(way -> way.starts() && way.from().equals(from))
                .findFirst();
        if (start.isPresent()) {
            go(start.get().from(), start.get().to(), deadline);
        } else {
            setUp(deadline);
        }
    }

    private void go(String from, String to, Deadline deadline) {
        List<Way> ways = platform.ways(from, to);
        for (Way other : ways.subList(0, ways.size() - 1)) {
            try {
                take(other, deadline);
                return;
            } catch (CommandRefusedException e) {
                if (!from.equals(current())) {
                    throw e;
                }
                LOG.debug("{}: the next way is tried: {}", failures.name(), e.getMessage());
            }
        }
        take(ways.get(ways.size() - 1), deadline);
    }

    private void setUp(Deadline deadline) {
        platform.setup().forEach(line -> conversation.ask(line, deadline));
    }

    private void take(Way way, Deadline deadline) {
        Answer answer = conversation.ask(way.command(), way.question(), deadline);
        boolean asked = answer.prompt() == null;
        if (asked) {
            answer = answer(way, deadline);
        }
        if (way.to().equals(current())) {
            arrive(way, answer, deadline);
            return;
        }
        if (asked && way.reply() == null) {
            throw failures.refused("the device refuses the password for mode " + way.to(), answer.text());
        }
        throw new CommandRefusedException(
                "%s: \"%s\" does not lead to mode %s: %s; %s"
                        .formatted(
                                failures.name(),
                                way.command(),
                                way.to(),
                                answer.text().strip(),
                                failures.where().get()),
                way.command(),
                answer.text());
    }

    private void arrive(Way way, Answer answer, Deadline deadline) {
        Pattern unless = way.unless();
        if (unless != null && answer.text().lines().anyMatch(line -> unless.matches(line.strip()))) {
            throw new CommandRefusedException(
                    "%s: mode %s must not be used now: %s; look at it by hand, with execute"
                            .formatted(failures.name(), way.to(), answer.text().strip()),
                    way.command(),
                    answer.text());
        }
        if (way.starts()) {
            setUp(deadline);
        }
    }

    private Answer answer(Way way, Deadline deadline) {
        if (way.reply() != null && way.question() != null) {
            return conversation.reply(way.reply(), way.question(), deadline);
        }
        Optional<Secret> secret = Optional.ofNullable(way.answer()).flatMap(logins::secret);
        if (secret.isEmpty() || way.question() == null) {
            throw failures.refused(
                    "the device asks for a password for mode " + way.to() + ", but there is no " + way.answer()
                            + ", no credential enable and no password",
                    "");
        }
        Answer answer = conversation.reply(secret.get(), way.question(), deadline);
        if (answer.prompt() == null) {
            throw failures.refused("the device asks for the password for mode " + way.to() + " again", answer.text());
        }
        return answer;
    }
}
