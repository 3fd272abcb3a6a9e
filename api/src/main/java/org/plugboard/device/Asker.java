// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asks whoever sits at the terminal, for {@code %ASK{}} and the like. Must be thread-safe: several connections may ask at the same
 * time, of which whoever answers sees one after the other.
 */
@ConsumerType
@FunctionalInterface
public interface Asker {

    /** Nobody is there to be asked. */
    Asker NOBODY = (question, hidden) -> Optional.empty();

    /**
     * Asks and waits for the answer. May block for as long as a person takes; no time is given to it. An interrupt says that
     * nobody waits for the answer any more, as when the time for a connect is over, and should end it. Where it cannot, as with a
     * {@link java.io.Console}, the next question must not get lost behind the one that is still open: it ends with an exception.
     *
     * @param question what is shown
     * @param hidden whether the answer must not be seen while it is typed
     * @return the answer, without an end of line; empty if there is nobody to answer
     * @throws org.plugboard.connection.ConnectionException if the question cannot be asked now, or the thread is interrupted, whose
     *     interrupt flag is set then; the message is told to people and holds nothing of what was typed
     */
    Optional<String> ask(String question, boolean hidden);
}
