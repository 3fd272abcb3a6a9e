// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lines of configuration with what the caller has to say about them. Immutable; each method gives a changed copy.
 *
 * @param lines the lines in their order, each without a line end; empty ones are passed over, unless they stand in a text of several,
 *     such as a banner. Without any, the way to configuration mode and back is all, with the commit where there is one
 * @param timeout how long all of it may take, more than zero; without one the connection's {@code config_timeout}, which is its
 *     {@code timeout} unless it is set
 * @param errors what in a line's answer says that it is refused
 * @param dialog answers to what the device may ask
 * @param keepsGoing whether the lines behind a refused one are sent all the same
 * @param commit what becomes of the lines on a platform with a candidate configuration; elsewhere it must be {@link Commit#NOW}
 * @param comment what goes into the device's log of commits, one line; a device whose commit takes none, or that has none, refuses it
 */
public record Configuration(
        List<String> lines,
        Optional<Duration> timeout,
        ErrorPatterns errors,
        Dialog dialog,
        boolean keepsGoing,
        Commit commit,
        Optional<String> comment) {

    /** What becomes of the lines of a candidate configuration. */
    public enum Commit {
        /** They are committed. */
        NOW,
        /** The device checks them and shows what they would change; then they are dropped. */
        CHECK,
        /** They stay in the candidate, for who comes next. */
        KEEP
    }

    public Configuration {
        lines = List.copyOf(lines);
        lines.forEach(Configuration::checkLine);
        timeout.ifPresent(each -> Limits.check("a configuration", each));
        comment.ifPresent(Configuration::checkComment);
    }

    private static void checkLine(String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "a line of a configuration has a line end in it; give its lines one by one, or all as one text by Configuration.of");
        }
    }

    private static void checkComment(String reason) {
        if (reason.isBlank() || reason.indexOf('\n') >= 0 || reason.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("the comment of a commit is "
                    + (reason.isBlank() ? "empty; leave it out" : "more than one line; make it one"));
        }
    }

    /** Lines about which there is nothing to say, given one by one or as a text of several. */
    public static Configuration of(String... lines) {
        return new Configuration(
                Arrays.stream(lines).flatMap(String::lines).toList(),
                Optional.empty(),
                ErrorPatterns.OF_PLATFORM,
                Dialog.NONE,
                false,
                Commit.NOW,
                Optional.empty());
    }

    /**
     * With a time limit for all of it.
     *
     * @throws IllegalArgumentException if it is zero or less
     */
    public Configuration within(Duration limit) {
        return new Configuration(lines, Optional.of(limit), errors, dialog, keepsGoing, commit, comment);
    }

    /** Failing on these errors. Semantics 136. */
    public Configuration failingOn(ErrorPatterns patterns) {
        return new Configuration(lines, timeout, patterns, dialog, keepsGoing, commit, comment);
    }

    /** Answering questions so, besides what the platform answers. Semantics 139. */
    public Configuration answering(Dialog answers) {
        return new Configuration(lines, timeout, errors, answers, keepsGoing, commit, comment);
    }

    /** Sending all lines, whatever the device says to one. It still ends in an exception if one was refused. */
    public Configuration keepingGoing() {
        return new Configuration(lines, timeout, errors, dialog, true, commit, comment);
    }

    /** With this end of it. */
    public Configuration ending(Commit end) {
        return new Configuration(lines, timeout, errors, dialog, keepsGoing, end, comment);
    }

    /**
     * With a comment on the commit; not supported where the platform's commit takes none.
     *
     * @throws IllegalArgumentException if it is blank, or more than one line
     */
    public Configuration because(String reason) {
        return new Configuration(lines, timeout, errors, dialog, keepsGoing, commit, Optional.of(reason));
    }
}
