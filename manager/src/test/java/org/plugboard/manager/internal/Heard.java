// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;

/** A listener that remembers what it heard, and may do something at each event. */
final class Heard implements ConnectionListener {

    final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();
    final List<Long> missed = new CopyOnWriteArrayList<>();
    volatile Consumer<ConnectionEvent> onEvent = event -> {};

    @Override
    public void happened(ConnectionEvent event) {
        events.add(event);
        onEvent.accept(event);
    }

    @Override
    public void missed(long count) {
        missed.add(count);
    }

    /** What it heard so far, a line for each event. */
    List<String> lines() {
        return events.stream().map(ConnectionEvent::toString).toList();
    }

    /** Waits, with a bound, for so many events, and returns their lines; none may be heard beyond. */
    List<String> await(int count) {
        Eventually.isTrue(() -> events.size() >= count);
        assertThat(events).as("%s", lines()).hasSize(count);
        return lines();
    }

    /** Waits, with a bound, for an event of this kind. */
    ConnectionEvent await(ConnectionEvent.Kind kind) {
        Eventually.isTrue(() -> events.stream().anyMatch(event -> event.kind() == kind));
        return events.stream().filter(event -> event.kind() == kind).findFirst().orElseThrow();
    }
}
