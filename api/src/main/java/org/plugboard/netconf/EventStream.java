// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Instant;
import java.util.Optional;

/**
 * A stream of notifications that a device offers (RFC 5277, section 3.2).
 *
 * @param name by which it is subscribed to
 * @param description for people; empty if the device gives none
 * @param replays whether it keeps a log, from which it tells what happened before
 * @param replayLogCreated since when there is that log; empty where there is none, or the device does not say
 */
public record EventStream(String name, String description, boolean replays, Optional<Instant> replayLogCreated) {

    /** The stream that every device with notifications has. */
    public static final String NETCONF = "NETCONF";

    @Override
    public String toString() {
        return name;
    }
}
