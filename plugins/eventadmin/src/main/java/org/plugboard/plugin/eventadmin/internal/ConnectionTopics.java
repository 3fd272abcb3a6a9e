// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.eventadmin.internal;

import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.spi.PluginProperties;

/**
 * Sends each event under the topic of its kind. It waits until the handlers have it: so they get the events in their order, which is
 * not promised for those that several threads post, and what a slow handler cannot take is counted by the mailbox of this listener
 * instead of filling the memory.
 */
@Component
public final class ConnectionTopics implements ConnectionListener {

    /** Begins all topics; the kind follows. */
    static final String TOPICS = "org/plugboard/connection/";

    /** The topic that tells how many events were dropped. */
    static final String MISSED = TOPICS + "MISSED";

    private final EventAdmin admin;

    /** For the container and for tests. */
    @Activate
    public ConnectionTopics(@Reference EventAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void happened(ConnectionEvent event) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "event.number",
                event.number(),
                EventConstants.TIMESTAMP,
                event.time().toEpochMilli(),
                EventConstants.MESSAGE,
                event.toString(),
                PluginProperties.DEVICE_NAME,
                event.device(),
                PluginProperties.CONNECTION_ALIAS,
                event.alias(),
                PluginProperties.CONNECTION_CLASS,
                event.connectionClass(),
                "reason",
                event.reason()));
        event.testbed().ifPresent(testbed -> properties.put(PluginProperties.TESTBED_NAME, testbed));
        event.path().ifPresent(path -> properties.put("connection.path", path));
        event.worker().ifPresent(worker -> properties.put("connection.worker", worker));
        admin.sendEvent(new Event(TOPICS + event.kind(), properties));
    }

    @Override
    public void missed(long count) {
        admin.sendEvent(new Event(MISSED, Map.of("count", count)));
    }
}
