// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** Subscribes to notifications (RFC 5277, section 2.1.1), and has one happen. */
final class SubscriptionOperations {

    /** Of what only simulated devices can do. */
    static final String OWN = "urn:plugboard:simulator";

    private static final int MOST_AT_ONCE = 10_000_000;

    private final EventLog log;
    private final Streams streams;
    private final Selection selection;
    private final Alarms alarms;

    SubscriptionOperations(EventLog log, Streams streams, Selection selection, Alarms alarms) {
        this.log = log;
        this.streams = streams;
        this.selection = selection;
        this.alarms = alarms;
    }

    void addTo(Operations operations, Capabilities capabilities) {
        if (capabilities.has(Capabilities.NOTIFICATION)) {
            operations.add(Subscription.NAMESPACE, "create-subscription", this::subscribe);
        }
        operations.add(OWN, "fire", (request, session) -> {
            long count = Requests.number(request, "count", 1);
            if (count > MOST_AT_ONCE) {
                throw RpcProblem.invalid("there are " + MOST_AT_ONCE + " notifications at once at most");
            }
            streams.fire(Requests.required(request, "notification"), (int) count);
            return Operation.OK;
        });
    }

    private String subscribe(Element request, ServerSession session) throws RpcProblem {
        if (session.subscription() != null && !session.subscription().isOver()) {
            throw new RpcProblem("protocol", "operation-failed", "the session has subscribed already");
        }
        Client reader = session.client();
        Subscription.Wish wish = wish(request);
        // Says now what is wrong with the filter.
        wish.filter().selects(Xml.empty("data"));
        @Nullable
        Future<?> alarm =
                wish.stop() == null ? null : alarms.after(Duration.between(Instant.now(), wish.stop()), reader::wake);
        session.subscribe(new Subscription(log, wish, reader, () -> {
            if (alarm != null) {
                alarm.cancel(false);
            }
        }));
        return Operation.OK;
    }

    private Subscription.Wish wish(Element request) throws RpcProblem {
        String stream = Requests.text(request, "stream").orElse(Streams.NETCONF);
        if (!streams.names().contains(stream)) {
            throw RpcProblem.invalid("there is no stream " + stream);
        }
        Optional<Instant> start = time(request, "startTime");
        Optional<Instant> stop = time(request, "stopTime");
        if (start.isPresent() && start.get().isAfter(Instant.now())) {
            throw RpcProblem.badElement("startTime", "startTime is in the future");
        }
        if (stop.isPresent() && start.isEmpty()) {
            throw RpcProblem.missing("startTime");
        }
        if (stop.isPresent() && stop.get().isBefore(start.get())) {
            throw RpcProblem.badElement("stopTime", "stopTime is before startTime");
        }
        Optional<Element> filter = Xml.child(request, "filter");
        return new Subscription.Wish(
                stream,
                data -> filter.isEmpty()
                        || !Xml.children(selection.filtered(data, filter.get())).isEmpty(),
                start.orElse(null),
                stop.orElse(null));
    }

    private static Optional<Instant> time(Element request, String name) throws RpcProblem {
        Optional<String> text = Requests.text(request, name);
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            throw RpcProblem.badElement(name, name + " is no time: " + e.getMessage());
        }
    }
}
