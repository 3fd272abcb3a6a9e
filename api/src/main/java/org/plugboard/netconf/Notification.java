// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Instant;
import java.util.Optional;

/**
 * What a device said without being asked for it just then (RFC 5277, section 2.2).
 *
 * @param eventTime when it happened, as the device wrote it; empty if it did not say
 * @param time the same as a moment; empty if the device did not say, or wrote no date and time with an offset from UTC
 * @param name the name of the event's element, without its prefix: {@code netconf-config-change}
 * @param event the element itself: the first that stands beside {@code eventTime}
 */
public record Notification(String eventTime, Optional<Instant> time, String name, Xml event) {

    private static final String REPLAY_COMPLETE = "replayComplete";

    /** Whether it says that what was logged has been told, and that what follows happens from now on (RFC 5277, section 2.1.1). */
    public boolean isReplayComplete() {
        return name.equals(REPLAY_COMPLETE);
    }

    /** Time and name; what is in the event may be of any length, and secret. */
    @Override
    public String toString() {
        return eventTime.isEmpty() ? name : eventTime + " " + name;
    }
}
