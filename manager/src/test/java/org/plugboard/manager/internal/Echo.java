// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.connection.LeavesState;
import org.plugboard.connection.ServiceInterface;

/** The services of the sessions of {@link TestClass}. */
@ServiceInterface
public interface Echo {

    String execute(String command);

    String configure(String lines);

    @LeavesState
    void send(String text);

    String receive();

    int add(int one, int other);
}
