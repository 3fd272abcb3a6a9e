// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.plugin.terminal.internal.LoginQuestions.Kind;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue from the first byte to the first line that may be a prompt. Each credential answers its questions once: a question
 * behind the last one's password, or a line that says no, ends it. Used once.
 */
final class Login {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final Duration SHORTEST_QUIET = Duration.ofMillis(100);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(1);
    private static final int MANY_PAUSES = 4;
    private static final String AWAITED = "a login question or a prompt";

    /** What terminal servers and the command {@code telnet} on them say when the console is open. */
    private static final Pattern CONSOLE_OPEN = Pattern.compile("(?i).*\\bescape (?:character|sequence) is\\b.*");

    private final Wire wire;
    private final NewLines lines;
    private final Platform platform;
    private final Prompts prompts;
    private final Failures failures;
    private final CredentialOrder credentials;
    private final Challenge challenge;
    private final LoginSettings settings;
    private final LoginQuestions questions;
    private final LoginEnds ends;
    private final WakeUp wakeUp;
    private boolean questionExpected;

    /** Whether something was typed that nobody asked for, which a question may take for its answer. */
    private boolean typedAhead;

    /** Whether that has ever been so. */
    private boolean wokenUp;

    /** Whether it was taken for the name, so that the question for the password is of a login that is none. */
    private boolean nameTaken;

    private Duration first = Duration.ZERO;

    /**
     * A login dialogue.
     *
     * @param questionExpected whether the transport below has not asked for the credentials
     */
    Login(
            Wire wire,
            Platform platform,
            Prompts prompts,
            Failures failures,
            CredentialOrder credentials,
            Challenge challenge,
            LoginSettings settings,
            boolean questionExpected) {
        this.wire = wire;
        this.lines = new NewLines(wire);
        this.platform = platform;
        this.prompts = prompts;
        this.failures = failures;
        this.credentials = credentials;
        this.challenge = challenge;
        this.settings = settings;
        this.questions = new LoginQuestions(platform.login(), settings);
        this.ends = new LoginEnds(wire, platform, failures);
        this.wakeUp = new WakeUp(settings.wakeUp());
        this.questionExpected = questionExpected && credentials.hasCredential();
    }

    /** Answers questions until a prompt may be there; it stands at the end of the buffer then. */
    void run(Deadline deadline) {
        long begun = System.nanoTime();
        await(deadline);
        first = Duration.ofNanos(System.nanoTime() - begun);
        while (!isAtPrompt(deadline)) {
            if (deadline.isOver()) {
                throw wire.timedOut(AWAITED, deadline);
            }
        }
    }

    /** What was typed to wake it up may have been taken for a name and a password: what it says to that is no refusal of ours. */
    private boolean mayBeRefused() {
        return credentials.hasGivenPassword() || (credentials.hasBegun() && !wokenUp);
    }

    /** Looks at what came, and at the end has read more, or returns that a prompt may be there. */
    private boolean isAtPrompt(Deadline deadline) {
        List<String> newLines = lines.take();
        ends.check(newLines, mayBeRefused());
        nameTaken = nameTaken
                || (wokenUp
                        && !credentials.hasBegun()
                        && newLines.stream().limit(newLines.size() - 1).anyMatch(this::asksForName));
        String line = lines.last();
        if (ends.isDeadEnd(line)) {
            ends.checkDeadEnd(line, deadline);
            return false;
        }
        String question = lines.lastBut(platform.login().noise());
        Kind kind = questions.of(question);
        if (kind != Kind.NOTHING) {
            if (mayAnswer(kind, deadline)) {
                answer(kind, question, deadline);
                await(deadline);
            }
            return false;
        }
        if (newLines.stream().anyMatch(CONSOLE_OPEN::matches)) {
            wakeUp.isOpen();
        }
        if (newLines.stream().anyMatch(this::wantsEnter)) {
            lines.answered();
            wire.sendLine("", deadline);
        } else if (mayBePrompt(line)) {
            return !questionExpected || isQuiet(deadline);
        }
        await(deadline);
        return false;
    }

    /**
     * Where it may come a second time, or be a part of a banner, the end of what the peer says is awaited: "Last login: " behind a
     * login is a question only if nothing follows.
     */
    private boolean mayAnswer(Kind kind, Deadline deadline) {
        return (!typedAhead && questionExpected && kind != Kind.CHALLENGE) || isQuiet(deadline);
    }

    private void answer(Kind kind, String question, Deadline deadline) {
        if (kind == Kind.PASSWORD && nameTaken) {
            LOG.debug("{}: leaves the login that the wake-up has begun", failures.name());
            nameTaken = false;
            lines.answered();
            wire.sendLine("", deadline);
            return;
        }
        LOG.debug("{}: answers the question for the {}", failures.name(), kind);
        String received = wire.received();
        typedAhead = false;
        lines.answered();
        switch (kind) {
            case USERNAME -> {
                nameTaken = false;
                wakeUp.answered();
                wire.sendLine(credentials.username(received), deadline);
            }
            case PASSWORD -> {
                wire.sendSecret(credentials.password(received), deadline);
                questionExpected = false;
                wakeUp.passwordSent(settings.afterPassword().get(credentials.name()));
            }
            default -> {
                wakeUp.answered();
                wire.sendSecret(challenge.answer(question, received, deadline), deadline);
            }
        }
    }

    /** Waits for more; a peer that is silent is woken up. */
    private void await(Deadline deadline) {
        while (!deadline.isOver()) {
            Deadline step =
                    ends.patience().or(wakeUp::patience).map(deadline::atMost).orElse(deadline);
            if (read(step)) {
                return;
            }
            ends.silent();
            if (!deadline.isOver()) {
                wakeUp.silent(lines.last().isBlank()).ifPresent(typed -> type(typed, deadline));
            }
        }
        throw wire.timedOut(AWAITED, deadline);
    }

    private boolean read(Deadline step) {
        try {
            return wire.read(step);
        } catch (ConnectionClosedException e) {
            throw ends.closed(e);
        }
    }

    private void type(AfterPassword typed, Deadline deadline) {
        LOG.debug("{}: silent, wakes it up", failures.name());
        typedAhead = true;
        wokenUp = true;
        if (typed.asLine()) {
            wire.sendLine(typed.text(), deadline);
        } else {
            wire.send(typed.text(), deadline);
        }
    }

    private boolean mayBePrompt(String line) {
        String text = line.stripTrailing();
        return !text.isEmpty() && (platform.login().prompt().matches(text) || prompts.isPrompt(text));
    }

    /** A banner line may look like a prompt; behind it the question comes. */
    private boolean isQuiet(Deadline deadline) {
        Duration longest = wire.longestPause().compareTo(first) > 0 ? wire.longestPause() : first;
        Duration quiet = longest.multipliedBy(MANY_PAUSES);
        if (quiet.compareTo(SHORTEST_QUIET) < 0) {
            quiet = SHORTEST_QUIET;
        } else if (quiet.compareTo(LONGEST_QUIET) > 0) {
            quiet = LONGEST_QUIET;
        }
        return !read(deadline.atMost(quiet));
    }

    private boolean asksForName(String line) {
        return questions.of(line) == Kind.USERNAME;
    }

    private boolean wantsEnter(String line) {
        @Nullable Pattern wake = platform.login().wake();
        return wake != null && wake.matches(line.strip());
    }
}
