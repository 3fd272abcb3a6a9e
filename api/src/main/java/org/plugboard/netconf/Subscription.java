// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A listener that hears what the device of one session sends. It ends when it is closed, at its stop time, or with the session. Neither
 * method blocks; any thread may call them, the listener itself too.
 *
 * <p>Whoever holds one that has ended holds nothing of the plugin that made it.
 */
@ProviderType
public interface Subscription extends AutoCloseable {

    /** Whether more may be told. */
    boolean isOpen();

    /** What has become of its notifications; when it has ended, what had by then. */
    SubscriptionFigures figures();

    /** How many notifications were dropped since the listener was slower than they came. */
    default long dropped() {
        return figures().dropped();
    }

    /**
     * Tells the listener nothing more than the end; what waits is let go of. The device goes on sending to a subscription that it was
     * asked for, until its stop time or the end of the session, which RFC 5277 knows no other way to end: that is read and dropped.
     */
    @Override
    void close();
}
