// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * The results of the commands before the one that failed, of several that were given at once ({@link Cli#runAll}, {@link
 * Cli#executeAll}). It is never thrown: it comes along as a suppressed exception of what is, whatever that is, so that a refusal, a
 * timeout and a session that broke can be told apart as behind any other call. A stack trace says how far the commands came.
 */
public class EarlierResults extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CommandResult> results;

    /** With a message that says how far the commands came, and the results in the order of the commands. */
    public EarlierResults(String message, List<CommandResult> results) {
        super(message, null, false, false);
        this.results = List.copyOf(results);
    }

    /** The results in the order of the commands; empty if the first one failed. */
    public List<CommandResult> results() {
        return results;
    }

    /**
     * What the commands answered before the one that failed with this exception; empty if it was the first, or the only one. Does
     * not block.
     */
    public static List<CommandResult> before(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .flatMap(each -> Stream.of(each.getSuppressed()))
                .filter(EarlierResults.class::isInstance)
                .map(EarlierResults.class::cast)
                .findFirst()
                .map(EarlierResults::results)
                .orElse(List.of());
    }
}
