// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.eventadmin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.plugboard.connection.ConnectionEvent;

/** What handlers of EventAdmin get to see. */
class ConnectionTopicsTest {

    private final List<Event> sent = new ArrayList<>();
    private final ConnectionTopics topics = new ConnectionTopics(new EventAdmin() {
        @Override
        public void postEvent(Event event) {
            throw new UnsupportedOperationException("not in order");
        }

        @Override
        public void sendEvent(Event event) {
            sent.add(event);
        }
    });

    private static ConnectionEvent event(ConnectionEvent.Kind kind, Optional<String> path, OptionalInt worker) {
        return new ConnectionEvent(
                7,
                Instant.ofEpochMilli(1234),
                kind,
                path.map(name -> "lab"),
                "R1",
                "pool",
                "cli",
                path,
                worker,
                "keep-alive: no answer");
    }

    private Map<String, Object> properties() {
        Event event = sent.get(0);
        Map<String, Object> all = new TreeMap<>();
        Stream.of(event.getPropertyNames()).forEach(name -> all.put(name, event.getProperty(name)));
        return all;
    }

    @Test
    void aLostWorkerIsSentWithAllThatIsKnownOfIt() {
        topics.happened(event(ConnectionEvent.Kind.LOST, Optional.of("mgmt"), OptionalInt.of(2)));
        assertThat(properties())
                .containsExactly(
                        Map.entry("connection.alias", "pool"),
                        Map.entry("connection.class", "cli"),
                        Map.entry("connection.path", "mgmt"),
                        Map.entry("connection.worker", 2),
                        Map.entry("device.name", "R1"),
                        Map.entry("event.number", 7L),
                        Map.entry("event.topics", "org/plugboard/connection/LOST"),
                        Map.entry("message", "R1/pool#2: LOST: keep-alive: no answer"),
                        Map.entry("reason", "keep-alive: no answer"),
                        Map.entry("testbed.name", "lab"),
                        Map.entry("timestamp", 1234L));
    }

    @Test
    void whatIsNotKnownIsNoProperty() {
        topics.happened(event(ConnectionEvent.Kind.LOST, Optional.empty(), OptionalInt.empty()));
        assertThat(properties()).doesNotContainKeys("connection.path", "connection.worker", "testbed.name");
    }

    @Test
    void everyKindIsATopicOfItsOwnAndWhatWasDroppedToo() {
        for (ConnectionEvent.Kind kind : ConnectionEvent.Kind.values()) {
            topics.happened(event(kind, Optional.empty(), OptionalInt.empty()));
        }
        topics.missed(3);
        assertThat(sent)
                .extracting(Event::getTopic)
                .hasSize(ConnectionEvent.Kind.values().length + 1)
                .contains("org/plugboard/connection/PLUGIN_WITHDRAWN")
                .endsWith("org/plugboard/connection/MISSED");
        assertThat(sent.get(sent.size() - 1).getProperty("count")).isEqualTo(3L);
    }
}
