// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Optional;

/** Asks whoever sits at the terminal, for {@code %ASK{}} and the like. Must be thread-safe. */
@FunctionalInterface
public interface Asker {

    /** Nobody is there to be asked. */
    Asker NOBODY = (question, hidden) -> Optional.empty();

    /**
     * Asks and waits for the answer.
     *
     * @param question what is shown
     * @param hidden whether the answer must not be seen while it is typed
     * @return the answer, without an end of line; empty if there is nobody to answer
     */
    Optional<String> ask(String question, boolean hidden);
}
