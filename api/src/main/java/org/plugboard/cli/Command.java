// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * A command with what the caller has to say about it. Immutable; each method gives a changed copy.
 *
 * @param text one line, or several that are one command, with {@code \n} or {@code \r\n} between them; the Enter key behind each is
 *     pressed by itself. An empty one is the Enter key alone, whose answer is what the device says to that; empty lines among several
 *     are passed over, but for those of a text, such as a banner
 * @param timeout how long it may take, more than zero; the connection's {@code timeout} without one
 * @param dialog answers to what the device may ask before the prompt
 * @param errors what in its answer says that it failed
 * @param mayChangeMode whether the device may be in another mode behind it; it stays there then
 */
public record Command(
        String text, Optional<Duration> timeout, Dialog dialog, ErrorPatterns errors, boolean mayChangeMode) {

    public Command {
        Limits.checkLines("a command", text);
        timeout.ifPresent(each -> Limits.check("a command", each));
    }

    /**
     * A command about which there is nothing to say.
     *
     * @throws IllegalArgumentException if there is a carriage return in it that is no line end: it would be an Enter key whose answer
     *     nobody expects
     */
    public static Command of(String text) {
        return new Command(text, Optional.empty(), Dialog.NONE, ErrorPatterns.OF_PLATFORM, false);
    }

    /**
     * With a time limit of its own.
     *
     * @throws IllegalArgumentException if it is zero or less
     */
    public Command within(Duration limit) {
        return new Command(text, Optional.of(limit), dialog, errors, mayChangeMode);
    }

    /** Answering questions so, besides what the platform answers. Semantics 139. */
    public Command answering(Dialog answers) {
        return new Command(text, timeout, answers, errors, mayChangeMode);
    }

    /** Failing on these errors. Semantics 136. */
    public Command failingOn(ErrorPatterns patterns) {
        return new Command(text, timeout, dialog, patterns, mayChangeMode);
    }

    /** Allowed to leave the device in another mode. Semantics 135. */
    public Command changingMode() {
        return new Command(text, timeout, dialog, errors, true);
    }
}
