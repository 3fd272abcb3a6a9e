// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.EventStream;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.RpcLimits;
import org.plugboard.netconf.RpcParameter;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.plugin.netconf.internal.OpenSubscription.Subject;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of a session that are about notifications (RFC 5277). */
final class Subscribing {

    /** There are notifications (RFC 5277). */
    static final String NOTIFICATION = "urn:ietf:params:netconf:capability:notification:1.0";

    /** Other operations are answered while a session has a subscription (RFC 5277, section 6). */
    static final String INTERLEAVE = "urn:ietf:params:netconf:capability:interleave:1.0";

    private static final String CLOSE = Rpc.closeSession().name();

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
        Rpc question = Rpc.get(Query.of(STREAMS));
        try {
            return EventStreams.read(session.send(question, deadline).answer().text());
        } catch (RpcErrorException e) {
            LOG.debug("{}: the device does not list its streams: {}", failures.name(), e.getMessage());
            return EventStreams.UNLISTED;
        } catch (MalformedXmlException e) {
            throw failures.malformed(question.name(), Purpose.asking(question.name()), e, "");
        }
    }

    Subscription subscribe(SubscriptionOptions options, NotificationListener listener, Deadline deadline) {
        requireNotifications();
        OpenSubscription begun = admitted(subject(options), options, listener);
        try {
            session.subscribe(request(options), deadline);
        } catch (RuntimeException | Error e) {
            if (Unsent.isUndone(e)) {
                exchange.audience().refused(begun);
            } else {
                listenToNobody(begun, e);
            }
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

    /** @throws NotSupportedException if the device need not answer it beside a subscription */
    void refuseBeside(Rpc rpc) {
        OpenSubscription beside = exchange.audience().atDevice();
        boolean isFree = rpc.isRaw() || rpc.name().equals(CLOSE);
        if (beside != null && !isFree && !session.capabilities().has(INTERLEAVE)) {
            throw failures.noInterleave(rpc.name(), beside.subject().what());
        }
    }

    private void requireNotifications() {
        if (!session.capabilities().has(NOTIFICATION)) {
            throw failures.noNotifications();
        }
    }

    private static Subject subject(SubscriptionOptions options) {
        String stream = options.stream();
        return new Subject(
                "a subscription to stream " + (stream == null ? EventStream.NETCONF : Failures.excerpt(stream)), true);
    }

    /** A moment is written as RFC 3339 wants it. */
    private static Rpc request(SubscriptionOptions options) {
        List<RpcParameter> parameters = new ArrayList<>();
        add(parameters, "stream", options.stream());
        if (options.filter() != null) {
            parameters.add(new RpcParameter.Selection(options.filter()));
        }
        add(parameters, "startTime", options.startTime());
        add(parameters, "stopTime", options.stopTime());
        return new Rpc("create-subscription", Notifications.NAMESPACE, parameters, RpcLimits.OF_CONNECTION);
    }

    private static void add(List<RpcParameter> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(new RpcParameter.Text(name, value.toString()));
        }
    }
}
