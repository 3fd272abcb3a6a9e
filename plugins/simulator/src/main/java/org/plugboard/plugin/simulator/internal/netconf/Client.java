// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

/** The other side of a session; called without the lock of the device, and does not block. */
public interface Client {

    /** There may be something to say that was not asked for. */
    void wake();

    /** Breaks its connection. */
    void cut();
}
