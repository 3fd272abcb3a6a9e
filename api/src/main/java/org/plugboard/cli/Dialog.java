// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to do when the device says or asks something: statements, of which the first that matches acts. Immutable; each method gives
 * a changed copy. Semantics 139.
 *
 * <p>A dialog has the time of its call, which begins anew behind each statement that {@linkplain Statement#restartsTimer says so}.
 * A device that asks for ever does not keep the call: all of a dialog takes at most {@value #CALL_LIMITS} times the time of its call,
 * or as long as {@link #within} says. Then the call ends in a {@link org.plugboard.connection.TimedOutException}. In a {@link
 * Configuration} each line has a dialog of its own.
 *
 * @param statements in the order in which they are tried
 * @param limit how long all of it may take, more than zero
 */
public record Dialog(List<Statement> statements, Optional<Duration> limit) {

    /** All of a dialog without a limit of its own takes at most so many times the time of its call. */
    public static final int CALL_LIMITS = 10;

    /** Nothing is answered. */
    public static final Dialog NONE = new Dialog(List.of());

    public Dialog {
        statements = List.copyOf(statements);
        limit.ifPresent(each -> Limits.check("a dialog", each));
    }

    /** Without a limit of its own. */
    public Dialog(List<Statement> statements) {
        this(statements, Optional.empty());
    }

    /** Of these statements. */
    public static Dialog of(Statement... statements) {
        return new Dialog(List.of(statements));
    }

    /** This one, and behind it the statements of another, whose limit counts if this one has none. */
    public Dialog and(Dialog other) {
        return new Dialog(
                Stream.concat(statements.stream(), other.statements().stream()).toList(), limit.or(other::limit));
    }

    /**
     * Taking at most so long, however often its time begins anew. A limit that is shorter than that of the call counts as well.
     *
     * @throws IllegalArgumentException if it is zero or less
     */
    public Dialog within(Duration all) {
        return new Dialog(statements, Optional.of(all));
    }
}
