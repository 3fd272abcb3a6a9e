// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what happens to the connections of all devices. Registered as a service, or by {@link
 * org.plugboard.device.Plugboard#listen}.
 *
 * <p>It is told behind what happened: one event after the other in their order, by a thread that neither calls nor closes
 * anything meanwhile and holds no lock. So it may take its time, and may connect and disconnect itself. What happens in the meantime waits
 * for it, up to 1000 events; of more the oldest are dropped. One that throws is reported in the log and told the next event. No
 * other listener waits for it.
 *
 * <p>When it leaves it is told nothing more; a call that goes on by then is interrupted after 2 s.
 */
@ConsumerType
public interface ConnectionListener {

    /** This has happened. */
    void happened(ConnectionEvent event);

    /**
     * Events were dropped since it was slower than they came; told before the next one that is left.
     *
     * @param count how many
     */
    default void missed(long count) {}
}
