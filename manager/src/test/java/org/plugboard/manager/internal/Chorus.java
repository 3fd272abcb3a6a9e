// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.plugboard.connection.ServiceInterface;

/** Services of the sessions of {@link TestClass} that many threads may call at once. */
@ServiceInterface(concurrent = true)
public interface Chorus {

    String sing(String voice);

    /** Is a service of {@link Echo} too, which wants the turn. */
    String configure(String lines);
}
