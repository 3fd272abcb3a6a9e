// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionOptions;

/** A device that sends notifications, and its session. */
final class SubscribedPeer {

    static final String NAMESPACE = "urn:ietf:params:xml:ns:netconf:notification:1.0";
    static final String TIME = "2026-11-27T12:00:00Z";
    private static final String OK = "<ok/>";

    final Peer peer;

    private SubscribedPeer(Peer peer) {
        this.peer = peer;
    }

    /** With :notification and :interleave. */
    static SubscribedPeer connected() {
        return new SubscribedPeer(Peer.connectedWith(Subscribing.NOTIFICATION, Subscribing.INTERLEAVE));
    }

    /** With :notification only. */
    static SubscribedPeer withoutInterleave() {
        return new SubscribedPeer(Peer.connectedWith(Subscribing.NOTIFICATION));
    }

    NetconfSession session() {
        return peer.session;
    }

    Subscription subscribed(NotificationListener listener) {
        return subscribed(SubscriptionOptions.DEFAULTS, listener);
    }

    /** The device agrees. */
    Subscription subscribed(SubscriptionOptions options, NotificationListener listener) {
        CompletableFuture<Subscription> call = Peer.calling(() -> peer.session.subscribe(options, listener));
        peer.reply(peer.nextId(), OK);
        return Peer.result(call);
    }

    /** The device sends an event of this name. */
    void send(String name) {
        peer.say(notification("<" + name + " xmlns=\"urn:example:events\"/>"));
    }

    /** Events {@code e1}, {@code e2}, …, those behind the first number up to the last one. */
    void send(int after, int last) {
        events(after, last).forEach(this::send);
    }

    static List<String> events(int after, int last) {
        return IntStream.rangeClosed(after + 1, last).mapToObj(i -> "e" + i).toList();
    }

    static String notification(String event) {
        return "<notification xmlns=\"%s\"><eventTime>%s</eventTime>%s</notification>"
                .formatted(NAMESPACE, TIME, event);
    }

    /** Answers the next request, which is that one. */
    void grant(String expected) {
        answer(expected, OK);
    }

    /** Answers the next request, which is that one, with an empty configuration. */
    void grantData(String expected) {
        answer(expected, "<data/>");
    }

    private void answer(String expected, String content) {
        String request = peer.pipe.next();
        if (!request.contains(expected)) {
            throw new AssertionError(request);
        }
        peer.reply(Peer.id(request), content);
    }
}
