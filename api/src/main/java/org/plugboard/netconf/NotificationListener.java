// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what a device sends to a {@link Subscription}.
 *
 * <p>It is told one thing after the other in the device's order, by a thread that is there for it alone and holds no lock. So it may take its
 * time, and may use the session that it listens to: send requests, close the subscription, disconnect. What comes in the meantime
 * waits for it, as much as {@link SubscriptionOptions} say; of more the oldest are dropped. The session never waits for it: neither
 * the replies of other callers nor the device.
 *
 * <p>One that throws is reported in the log, counted, and told what comes next. When the session has ended it is told what still waits
 * for at most 5 s; a call that goes on 2 s after that is interrupted.
 */
@FunctionalInterface
@ConsumerType
public interface NotificationListener {

    /** The device has sent this. */
    void notified(Notification notification);

    /**
     * Notifications were dropped since it was slower than they came. Told in their place: between the last one that was told and
     * the next one that is left.
     *
     * @param count how many
     */
    default void dropped(long count) {}

    /** Nothing more will be told. Once, and last; not told if {@code subscribe} itself threw. */
    default void ended(SubscriptionEnd end) {}
}
