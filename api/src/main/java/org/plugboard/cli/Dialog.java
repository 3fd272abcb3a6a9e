// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What to do when the device says or asks something: statements, of which the first that matches acts. Immutable. Semantics 139.
 *
 * @param statements in the order in which they are tried
 */
public record Dialog(List<Statement> statements) {

    /** Nothing is answered. */
    public static final Dialog NONE = new Dialog(List.of());

    public Dialog {
        statements = List.copyOf(statements);
    }

    /** Of these statements. */
    public static Dialog of(Statement... statements) {
        return new Dialog(List.of(statements));
    }

    /** This one, and behind it the statements of another. */
    public Dialog and(Dialog other) {
        return new Dialog(
                Stream.concat(statements.stream(), other.statements().stream()).toList());
    }
}
