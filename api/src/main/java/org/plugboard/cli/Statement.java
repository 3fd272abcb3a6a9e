// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

/**
 * One rule of a dialog. Immutable; each method gives a changed copy. Semantics 139.
 *
 * <p>The pattern is an RE2 expression that is found in what has come since the last action. One that ends in {@code $} and has no
 * line end in it sees the last line only, all others the last 8,192 characters, in which {@code .} does not match a line end
 * (semantics 138).
 *
 * @param pattern what the device says, or {@link #TIMEOUT}
 * @param action what is done then
 * @param loops whether the dialog goes on behind it; else it ends there
 * @param restartsTimer whether the dialog's time begins anew behind it, if it goes on; all of it has a {@linkplain Dialog limit}
 * @param trims whether what had come is forgotten behind it, if the dialog goes on, so that no statement matches in it again; if it is
 *     kept, the other statements are tried in it at once, and this one acts only on a match that ends behind the one it has acted on
 */
public record Statement(String pattern, Action action, boolean loops, boolean restartsTimer, boolean trims) {

    /** The pattern of the statement that acts when none has matched in time. */
    public static final String TIMEOUT = "__timeout__";

    /** With an action behind which the dialog goes on, with its time begun anew: the usual answer to a question. */
    public static Statement on(String pattern, Action action) {
        return new Statement(pattern, action, true, true, true);
    }

    /** Where the dialog ends, without doing anything. */
    public static Statement end(String pattern) {
        return new Statement(pattern, Action.NONE, false, true, true);
    }

    /** What is done once when nothing has matched in time; the time begins anew behind it. */
    public static Statement onTimeout(Action action) {
        return new Statement(TIMEOUT, action, true, true, true);
    }

    /** Ending the dialog behind its action. */
    public Statement thenEnd() {
        return new Statement(pattern, action, false, restartsTimer, trims);
    }

    /** Going on in the time that is left. */
    public Statement inTheSameTime() {
        return new Statement(pattern, action, loops, false, trims);
    }

    /** Keeping what had come in reach of the other statements; this one does not act again on what it has acted on. */
    public Statement keepingText() {
        return new Statement(pattern, action, loops, restartsTimer, false);
    }
}
