// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link Session} that can show its device that somebody is there: for devices that end a session in which nobody types, whatever goes
 * on below it. A session that does not offer it can be kept alive by its {@linkplain Transport#keepAlive transports} only.
 */
@ConsumerType
public interface KeptAlive {

    /**
     * Does what a person would do who only wants to stay: something that has no effect, in no mode and at no question. Where that is
     * not certain, nothing. Nobody else calls a service that needs the turn meanwhile, and what services return later is as if it
     * had not been.
     *
     * @throws org.plugboard.connection.TimedOutException if the device has not answered at the deadline
     * @throws org.plugboard.connection.ConnectionException if the session is lost
     */
    void keepAlive(Deadline deadline);
}
