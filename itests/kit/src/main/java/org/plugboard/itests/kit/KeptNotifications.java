// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.kit;

import java.util.List;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.SubscriptionEnd;

/**
 * A listener that puts what it hears into lists, which another thread may read meanwhile.
 *
 * @param heard the notifications in their order
 * @param ends how its subscriptions ended
 */
public record KeptNotifications(List<Notification> heard, List<SubscriptionEnd> ends) implements NotificationListener {

    @Override
    public void notified(Notification notification) {
        heard.add(notification);
    }

    @Override
    public void ended(SubscriptionEnd end) {
        ends.add(end);
    }
}
