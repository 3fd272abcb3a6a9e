// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.plugin.terminal.internal.platform.DeadEnd;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue from the first byte to the first line that may be a prompt. Each question is answered once: a second one
 * behind an answered password, or a line that says no, ends it. Used once.
 */
final class Login {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final Duration SHORTEST_QUIET = Duration.ofMillis(100);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(1);
    private static final int MANY_PAUSES = 4;
    private static final String AWAITED = "a login question or a prompt";

    private final Wire wire;
    private final NewLines lines;
    private final Platform platform;
    private final Prompts prompts;
    private final Failures failures;
    private final @Nullable Credential credential;
    private boolean questionExpected;
    private boolean usernameSent;
    private boolean passwordSent;

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
            @Nullable Credential credential,
            boolean questionExpected) {
        this.wire = wire;
        this.lines = new NewLines(wire);
        this.platform = platform;
        this.prompts = prompts;
        this.failures = failures;
        this.credential = credential;
        this.questionExpected = questionExpected && credential != null;
    }

    /** Answers questions until a prompt may be there; it stands at the end of the buffer then. */
    void run(Deadline deadline) {
        long begun = System.nanoTime();
        wire.await(AWAITED, deadline);
        Duration first = Duration.ofNanos(System.nanoTime() - begun);
        while (true) {
            if (deadline.isOver()) {
                throw wire.timedOut(AWAITED, deadline);
            }
            List<String> newLines = lines.take();
            checkRefused(newLines);
            String line = lines.last();
            if (isDeadEnd(line)) {
                checkDeadEnd(line, deadline);
                continue;
            } else if (matches(platform.login().username(), line)) {
                answerUsername(deadline);
            } else if (matches(platform.login().password(), line)) {
                answerPassword(deadline);
            } else if (wakes(newLines)) {
                wire.sendLine("", deadline);
            } else if (mayBePrompt(line) && (!questionExpected || isQuiet(first, deadline))) {
                return;
            } else if (mayBePrompt(line)) {
                continue;
            }
            wire.await(AWAITED, deadline);
        }
    }

    private boolean mayBePrompt(String line) {
        String text = line.stripTrailing();
        return !text.isEmpty() && (matches(platform.login().prompt(), text) || prompts.isPrompt(text));
    }

    /** A banner line may look like a prompt; behind it the question comes. */
    private boolean isQuiet(Duration first, Deadline deadline) {
        Duration longest = wire.longestPause().compareTo(first) > 0 ? wire.longestPause() : first;
        Duration quiet = longest.multipliedBy(MANY_PAUSES);
        if (quiet.compareTo(SHORTEST_QUIET) < 0) {
            quiet = SHORTEST_QUIET;
        } else if (quiet.compareTo(LONGEST_QUIET) > 0) {
            quiet = LONGEST_QUIET;
        }
        return !wire.read(deadline.atMost(quiet));
    }

    private void answerUsername(Deadline deadline) {
        if (usernameSent) {
            throw failures.refused("the device asks for the username again", wire.received());
        }
        String username = credential().username().orElseThrow(() -> missing("username"));
        LOG.debug("{}: answers the question for the username", failures.name());
        usernameSent = true;
        lines.answered();
        wire.sendLine(username, deadline);
    }

    private void answerPassword(Deadline deadline) {
        if (passwordSent) {
            throw failures.refused("the device asks for the password again", wire.received());
        }
        Secret password = credential().password().orElseThrow(() -> missing("password"));
        LOG.debug("{}: answers the question for the password", failures.name());
        passwordSent = true;
        questionExpected = false;
        lines.answered();
        wire.sendSecret(password, deadline);
    }

    private Credential credential() {
        if (credential == null) {
            throw missing("credential named default");
        }
        return credential;
    }

    private AuthenticationException missing(String what) {
        return failures.refused("the device asks for a login, but there is no " + what, wire.received());
    }

    private boolean isDeadEnd(String line) {
        return platform.deadEnds().stream().anyMatch(end -> end.prompt().matches(line.strip()));
    }

    /** A banner line may look like it, too; then something follows. */
    private void checkDeadEnd(String line, Deadline deadline) {
        if (wire.read(deadline.atMost(SHORTEST_QUIET))) {
            return;
        }
        for (DeadEnd end : platform.deadEnds()) {
            if (end.prompt().matches(line.strip())) {
                throw failures.deadEnd(line.strip(), end.reason());
            }
        }
    }

    private void checkRefused(List<String> newLines) {
        if (platform.login().refused() == null || !(usernameSent || passwordSent)) {
            return;
        }
        for (String line : newLines) {
            if (matches(platform.login().refused(), line.strip())) {
                throw failures.refused(
                        "the device refuses the credentials: " + wire.masked(line.strip()), wire.received());
            }
        }
    }

    private boolean wakes(List<String> newLines) {
        for (String line : newLines) {
            if (matches(platform.login().wake(), line.strip())) {
                lines.answered();
                return true;
            }
        }
        return false;
    }

    private static boolean matches(@Nullable Pattern pattern, String line) {
        return pattern != null && pattern.matches(line);
    }
}
