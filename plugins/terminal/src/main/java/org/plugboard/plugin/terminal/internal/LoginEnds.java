// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.plugin.terminal.internal.platform.DeadEnd;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/** The ways in which a login ends without a command line. A banner may look like one of them; then something follows. */
final class LoginEnds {

    private static final Duration QUIET = Duration.ofMillis(100);

    private final Wire wire;
    private final Platform platform;
    private final Failures failures;
    private @Nullable String busy;

    LoginEnds(Wire wire, Platform platform, Failures failures) {
        this.wire = wire;
        this.platform = platform;
        this.failures = failures;
    }

    /** Looks at the lines that came; a refusal counts at once. */
    void check(List<String> newLines, boolean answered) {
        for (String line : newLines) {
            String text = line.strip();
            if (answered && matches(platform.login().refused(), text)) {
                throw failures.refused("the device refuses the credentials: " + wire.masked(text), wire.received());
            }
            if (!text.isEmpty()) {
                busy = matches(platform.login().busy(), text) ? text : null;
            }
        }
    }

    /** How long to wait until nothing follows what may be an end; empty if nothing that came may be one. */
    Optional<Duration> patience() {
        return busy == null ? Optional.empty() : Optional.of(QUIET);
    }

    /** Nothing followed. */
    void silent() {
        if (busy != null) {
            throw busy(busy, null);
        }
    }

    /** What the end of the pipe means. */
    RuntimeException closed(ConnectionClosedException end) {
        return busy == null ? end : busy(busy, end);
    }

    private DeviceBusyException busy(String line, @Nullable Exception cause) {
        return failures.busy(wire.masked(line), cause);
    }

    boolean isDeadEnd(String line) {
        return deadEnd(line).isPresent();
    }

    /** Throws what a dead end is, unless something follows it. */
    void checkDeadEnd(String line, Deadline deadline) {
        if (!wire.read(deadline.atMost(QUIET))) {
            deadEnd(line).ifPresent(end -> {
                throw failures.deadEnd(line.strip(), end.reason());
            });
        }
    }

    private Optional<DeadEnd> deadEnd(String line) {
        return platform.deadEnds().stream()
                .filter(end -> end.prompt().matches(line.strip()))
                .findFirst();
    }

    private static boolean matches(@Nullable Pattern pattern, String line) {
        return pattern != null && pattern.matches(line);
    }
}
