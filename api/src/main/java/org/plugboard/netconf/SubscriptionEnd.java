// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/**
 * How a {@link Subscription} has ended.
 *
 * @param kind in a word
 * @param reason as messages say it, device and alias first
 */
public record SubscriptionEnd(Kind kind, String reason) {

    /** How it can end. */
    public enum Kind {
        /** Its user has closed it. */
        CLOSED,
        /** The device has sent all up to the stop time, and said so. */
        COMPLETE,
        /** The session has: it was disconnected or lost, or a plugin left. */
        SESSION_ENDED
    }

    /** The reason. */
    @Override
    public String toString() {
        return reason;
    }
}
