// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import org.plugboard.connection.ServiceInterface;

/** The cheapest service there is, so that all that is measured is the way to it. */
@ServiceInterface
public interface Answering {

    /** Answers at once. */
    String execute(String command);
}
