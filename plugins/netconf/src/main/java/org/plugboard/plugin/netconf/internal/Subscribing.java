// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.netconf.EventStream;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.plugin.netconf.internal.OpenSubscription.Subject;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of a session that are about notifications (RFC 5277). */
final class Subscribing {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);

    private static final Filter STREAMS =
            Filter.subtree("<netconf xmlns=\"%s\"><streams/></netconf>".formatted(EventStreams.NAMESPACE));

    private static final Subject BY_ITSELF = new Subject("a listener to what the device sends by itself", false);

    private final OpenNetconf session;
    private final Exchange exchange;
    private final Failures failures;

    Subscribing(OpenNetconf session, Exchange exchange, Failures failures) {
        this.session = session;
        this.exchange = exchange;
        this.failures = failures;
    }

    /** Also where the device refuses the question, what it offers is known by its hello. */
    List<EventStream> streams(Deadline deadline) {
        requireNotifications();
        Operation question = Operation.get(failures.name(), Optional.of(STREAMS));
        try {
            return EventStreams.read(session.data(question, deadline));
        } catch (RpcErrorException e) {
            LOG.debug("{}: the device does not list its streams: {}", failures.name(), e.getMessage());
            return EventStreams.UNLISTED;
        } catch (MalformedXmlException e) {
            throw failures.malformed(question.name(), e, "");
        }
    }

    Subscription subscribe(SubscriptionOptions options, NotificationListener listener, Deadline deadline) {
        requireNotifications();
        Operation request = request(options);
        OpenSubscription begun = admitted(subject(options), options, listener);
        try {
            session.run(request, deadline);
        } catch (RpcErrorException e) {
            exchange.audience().refused(begun);
            throw e;
        } catch (RuntimeException | Error e) {
            listenToNobody(begun, e);
            throw e;
        }
        return begin(begun);
    }

    Subscription listen(NotificationListener listener) {
        return begin(admitted(BY_ITSELF, SubscriptionOptions.DEFAULTS, listener));
    }

    /** Before anything is sent: what comes first may come before the reply. */
    private OpenSubscription admitted(Subject subject, SubscriptionOptions options, NotificationListener listener) {
        OpenSubscription admitted = new OpenSubscription(exchange, failures.name(), subject, options, listener);
        exchange.audience().admit(admitted);
        return admitted;
    }

    private Subscription begin(OpenSubscription admitted) {
        try {
            return admitted.begin();
        } catch (RuntimeException | Error e) {
            exchange.audience().refused(admitted);
            throw e;
        }
    }

    private void listenToNobody(OpenSubscription admitted, Throwable unanswered) {
        try {
            admitted.beginDeaf();
        } catch (ConnectionException e) {
            // The session has ended, and the caller hears why by the other one.
            unanswered.addSuppressed(e);
            exchange.audience().refused(admitted);
        }
    }

    /** @throws org.plugboard.connection.NotSupportedException if the device need not answer it beside a subscription */
    void refuseBeside(Operation operation) {
        OpenSubscription beside = exchange.audience().atDevice();
        if (beside != null && !operation.isFree() && !session.hello().has(Hello.INTERLEAVE)) {
            throw failures.noInterleave(operation.name(), beside.subject().what());
        }
    }

    private void requireNotifications() {
        if (!session.hello().has(Hello.NOTIFICATION)) {
            throw failures.noNotifications();
        }
    }

    private static Subject subject(SubscriptionOptions options) {
        String stream = options.stream();
        return new Subject(
                "a subscription to stream " + (stream == null ? EventStream.NETCONF : Failures.excerpt(stream)), true);
    }

    private Operation request(SubscriptionOptions options) {
        StringBuilder xml = new StringBuilder("<create-subscription xmlns=\"" + Notifications.NAMESPACE + "\">");
        leaf(xml, "stream", options.stream());
        xml.append(Operation.filter(failures.name(), Optional.ofNullable(options.filter())));
        leaf(xml, "startTime", options.startTime());
        leaf(xml, "stopTime", options.stopTime());
        return new Operation(
                "create-subscription", xml.append("</create-subscription>").toString());
    }

    /** A moment is written as RFC 3339 wants it. */
    private static void leaf(StringBuilder xml, String name, @Nullable Object value) {
        if (value != null) {
            xml.append('<').append(name).append('>');
            XmlText.escape(xml, value.toString()).append("</").append(name).append('>');
        }
    }
}
