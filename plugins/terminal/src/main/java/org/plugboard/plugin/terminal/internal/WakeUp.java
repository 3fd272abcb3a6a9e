// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a peer that is silent at login gets a key: a console behind a terminal server shows nothing before somebody types. It gets the
 * Enter key alone, where the cursor stands in an empty line, and not more often than {@value #MOST} times.
 */
final class WakeUp {

    private static final int MOST = 3;
    private static final int GROWTH = 3;

    /** A password may be checked by a server far away. */
    private static final int AFTER_PASSWORD = 5;

    private static final Duration SHORT = Duration.ofMillis(250);

    private final Duration first;
    private Duration patience;
    private int left = MOST;
    private boolean soon;
    private @Nullable AfterPassword wanted;

    /** @param first the silence before the first one; zero is never */
    WakeUp(Duration first) {
        this.first = first;
        this.patience = first;
        if (first.isZero()) {
            left = 0;
        }
    }

    /** How long to wait for the peer; empty is as long as there is time. */
    Optional<Duration> patience() {
        if (wanted != null || (soon && left > 0)) {
            return Optional.of(SHORT);
        }
        return left > 0 ? Optional.of(patience) : Optional.empty();
    }

    /** The terminal server says that its console is open. */
    void isOpen() {
        soon = true;
    }

    /** A password was sent; what is typed behind it is typed as soon as nothing comes. */
    void passwordSent(@Nullable AfterPassword action) {
        wanted = action;
        soon = false;
        left = first.isZero() ? 0 : MOST;
        patience = first.multipliedBy(AFTER_PASSWORD);
    }

    /** An answer was sent to which the peer has to say something. */
    void answered() {
        wanted = null;
        soon = false;
        left = 0;
    }

    /** The peer is silent: what to type. */
    Optional<AfterPassword> silent(boolean inEmptyLine) {
        if (wanted != null) {
            AfterPassword action = wanted;
            wanted = null;
            return Optional.of(action);
        }
        if (left == 0 || !inEmptyLine) {
            return Optional.empty();
        }
        left--;
        soon = false;
        patience = patience.multipliedBy(GROWTH);
        return Optional.of(AfterPassword.ENTER);
    }
}
