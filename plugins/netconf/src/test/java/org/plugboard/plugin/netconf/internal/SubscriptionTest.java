// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionFigures;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

/** What is asked of the device, what its listener is told, and when it ends. */
@Timeout(60)
final class SubscriptionTest {

    private final Deadline soon = Deadline.after(Duration.ofSeconds(20));
    private static final String REFUSED =
            "<rpc-error><error-type>protocol</error-type><error-tag>operation-failed</error-tag>"
                    + "<error-severity>error</error-severity></rpc-error>";

    private final SubscribedPeer device = SubscribedPeer.connected();
    private final HeardNotifications heard = new HeardNotifications();

    private String requestOf(SubscriptionOptions options) {
        CompletableFuture<Subscription> call =
                Peer.calling(() -> device.session().subscribe(options, heard));
        String request = device.peer.pipe.next();
        device.peer.reply(Peer.id(request), "<ok/>");
        Peer.result(call);
        return request.substring(request.indexOf("\">") + 2, request.indexOf("</rpc>"));
    }

    @Test
    void nothingButTheNameIsSentForWhatTheDeviceMayDecide() {
        assertThat(requestOf(SubscriptionOptions.DEFAULTS))
                .isEqualTo("<create-subscription xmlns=\"%s\"/>".formatted(SubscribedPeer.NAMESPACE));
    }

    @Test
    void streamFilterAndTimesAreSentInTheOrderOfTheStandard() {
        SubscriptionOptions options = SubscriptionOptions.of("A&B")
                .filter(Filter.subtree("<change xmlns=\"urn:example:events\"/>"))
                .between(Instant.parse("2026-11-27T12:00:00Z"), Instant.parse("2026-11-27T12:00:00.5Z"));
        assertThat(requestOf(options))
                .isEqualTo(
                        "<create-subscription xmlns=\"%s\"><stream>A&amp;B</stream><filter type=\"subtree\"><change xmlns=\"urn:example:events\"/></filter><startTime>2026-11-27T12:00:00Z</startTime><stopTime>2026-11-27T12:00:00.500Z</stopTime></create-subscription>"
                                .formatted(SubscribedPeer.NAMESPACE));
    }

    @Test
    void aStopTimeStandsBehindAStartTime() {
        Instant now = Instant.parse("2026-11-27T12:00:00Z");
        assertThatThrownBy(() -> SubscriptionOptions.DEFAULTS.between(now, now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the stop time 2026-11-27T12:00:00Z is not behind the start time 2026-11-27T12:00:00Z (RFC 5277, section 2.1.1)");
    }

    @Test
    void whatComesBeforeTheReplyAndWhileNobodyCallsIsToldInItsOrder() {
        CompletableFuture<Subscription> call =
                Peer.calling(() -> device.session().subscribe(heard));
        String id = device.peer.nextId();
        device.send(0, 2);
        device.peer.reply(id, "<ok/>");
        Subscription subscription = Peer.result(call);
        device.send(2, 5);
        heard.await(log -> log.equals(SubscribedPeer.events(0, 5)));
        assertThat(subscription.isOpen()).isTrue();
        assertThat(subscription.figures()).isEqualTo(new SubscriptionFigures(5, 5, 0, 0, 0, 0));
    }

    @Test
    void aNotificationIsWhatTheDeviceSaid() {
        device.subscribed(heard);
        device.peer.say(
                "<n:notification xmlns:n=\"%s\"><n:eventTime>2026-11-27T13:00:00.25+01:00</n:eventTime><x:change xmlns:x=\"urn:example:events\"><x:by>admin</x:by></x:change></n:notification>"
                        .formatted(SubscribedPeer.NAMESPACE));
        heard.awaitLast("change");
        Notification told = heard.notifications().get(0);
        assertThat(told.eventTime()).isEqualTo("2026-11-27T13:00:00.25+01:00");
        assertThat(told.time()).contains(Instant.parse("2026-11-27T12:00:00.25Z"));
        assertThat(told.event().document().getDocumentElement().getNamespaceURI())
                .isEqualTo("urn:example:events");
        assertThat(told).hasToString("2026-11-27T13:00:00.25+01:00 change");
    }

    @Test
    void timesAreReadAsDevicesWriteThem() {
        Instant noon = Instant.parse("2026-11-27T12:00:00Z");
        Map<String, Optional<Instant>> times = Map.of(
                "2026-11-27T12:00:00Z", Optional.of(noon),
                "2026-11-27t12:00:00z", Optional.of(noon),
                "2026-11-27 12:00:00.000000000000Z", Optional.of(noon),
                "2026-11-27T07:00:00-05:00", Optional.of(noon),
                "2026-11-27T17:30:00+0530", Optional.of(noon),
                "2026-11-27T12:00:00", Optional.empty(),
                "2026-13-27T12:00:00Z", Optional.empty(),
                "Nov 27 12:00:00", Optional.empty(),
                "", Optional.empty());
        times.forEach(
                (text, time) -> assertThat(Notifications.time(text)).as(text).isEqualTo(time));
    }

    @Test
    void whatCannotBeReadIsCountedAndEndsNothing() {
        Subscription subscription = device.subscribed(heard);
        device.peer.say("<notification xmlns=\"%s\"><eventTime>2026-11-27T12:00:00Z</eventTime></notification>"
                .formatted(SubscribedPeer.NAMESPACE));
        device.peer.say(SubscribedPeer.notification("<torn><half></torn>"));
        device.peer.say("<notification><untimed/></notification>");
        heard.awaitLast("untimed");
        assertThat(heard.log()).containsExactly("untimed");
        assertThat(subscription.figures().unreadable()).isEqualTo(2);
    }

    @Test
    void oneThatIsLargerThanMayBeKeptIsCountedAndIsNobodysAnswer() {
        Peer small = Peer.connected(Framing.CHUNKS, Map.of("max_answer", 1000));
        Subscription subscription = small.session.listen(heard);
        CompletableFuture<Xml> call = Peer.calling(() -> small.session.rpc("<asked/>"));
        String id = small.nextId();
        small.say(SubscribedPeer.notification("<large>" + "x".repeat(2000) + "</large>"));
        small.say(SubscribedPeer.notification("<little/>"));
        small.reply(id, "<answer/>");
        assertThat(Peer.result(call).text()).contains("<answer");
        heard.awaitLast("little");
        assertThat(subscription.figures()).isEqualTo(new SubscriptionFigures(1, 1, 0, 0, 0, 1));
    }

    @Test
    void aSecondOneIsRefusedWithWhatThereIs() {
        device.subscribed(SubscriptionOptions.of("alarms"), heard);
        assertThatThrownBy(() -> device.session().subscribe(heard))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/nc: there is a subscription to stream alarms already, and a session has one at a time; close that, or use another connection");
        assertThat(device.peer.pipe.hasNext()).isFalse();
    }

    @Test
    void oneThatTheDeviceRefusesLeavesRoomForAnother() {
        CompletableFuture<Subscription> call =
                Peer.calling(() -> device.session().subscribe(heard));
        device.peer.reply(device.peer.nextId(), REFUSED);
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(RpcErrorException.class);
        assertThat(device.session().isListening()).isFalse();
        device.subscribed(heard);
        device.send("next");
        heard.awaitLast("next");
        assertThat(heard.log()).containsExactly("next");
    }

    @Test
    void aDeviceWithoutNotificationsIsNotAsked() {
        Peer plain = Peer.connectedWith();
        assertThatThrownBy(() -> plain.session.subscribe(heard))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage(
                        "R1/nc: the device does not say that it has the capability :notification (urn:ietf:params:netconf:capability:notification:1.0), so nothing was asked of it; if it sends by itself or is asked in another way, use listen");
        assertThatThrownBy(plain.session::streams).isInstanceOf(NotSupportedException.class);
        assertThat(plain.pipe.hasNext()).isFalse();
    }

    @Test
    void whatADeviceSendsByItselfIsHeardWithoutBeingAskedForAndAsOftenAsWanted() {
        Peer plain = Peer.connectedWith();
        for (int round = 0; round < 3; round++) {
            HeardNotifications each = new HeardNotifications();
            Subscription subscription = plain.session.listen(each);
            plain.say(SubscribedPeer.notification("<alarm/>"));
            each.awaitLast("alarm");
            subscription.close();
            assertThat(each.end())
                    .isEqualTo(new SubscriptionEnd(
                            SubscriptionEnd.Kind.CLOSED,
                            "R1/nc: a listener to what the device sends by itself was closed by its user"));
            assertThat(each.log()).containsExactly("alarm", "end CLOSED");
        }
        assertThat(plain.pipe.hasNext()).isFalse();
    }

    @Test
    void theStopTimeEndsItAndAnotherOneCanBeMade() {
        Subscription subscription = device.subscribed(heard);
        device.send("logged");
        device.peer.say(SubscribedPeer.notification("<replayComplete/>"));
        device.peer.say(SubscribedPeer.notification("<notificationComplete/>"));
        assertThat(heard.end())
                .isEqualTo(new SubscriptionEnd(
                        SubscriptionEnd.Kind.COMPLETE,
                        "R1/nc: a subscription to stream NETCONF is complete: its stop time is reached"));
        assertThat(heard.log()).containsExactly("logged", "replayComplete", "end COMPLETE");
        assertThat(subscription.isOpen()).isFalse();
        HeardNotifications next = new HeardNotifications();
        device.subscribed(next);
        device.send("later");
        next.awaitLast("later");
        assertThat(heard.log()).hasSize(3);
    }

    @Test
    void aSessionWhoseSubscriptionIsCompleteIsFreeForOthers() {
        device.subscribed(heard);
        assertThatThrownBy(() -> device.session().reset(soon))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("create-subscription");
        device.peer.say(SubscribedPeer.notification("<notificationComplete/>"));
        heard.end();
        heard.await(log -> !device.session().isListening());
        assertThat(device.session().isReset()).isTrue();
        device.session().reset(soon);
    }

    @Test
    void aSubscriptionThatIsCompleteBeforeItsReplyIsReadLeavesNothingEither() {
        CompletableFuture<Subscription> call =
                Peer.calling(() -> device.session().subscribe(heard));
        String id = device.peer.nextId();
        device.peer.say(SubscribedPeer.notification("<notificationComplete/>"));
        device.peer.reply(id, "<ok/>");
        Peer.result(call);
        heard.end();
        heard.await(log -> !device.session().isListening());
        assertThat(device.session().isReset()).isTrue();
    }

    @Test
    void aResetThatCannotBeDoesNotWaitForAReply() {
        device.subscribed(heard);
        assertThatThrownBy(() -> device.session().rpc("<slow/>", Duration.ofMillis(50)))
                .isInstanceOf(TimedOutException.class);
        assertThatThrownBy(() -> device.session().reset(Deadline.after(Duration.ofDays(1))))
                .isInstanceOf(NotSupportedException.class);
    }

    @Test
    void afterCloseTheListenerHearsTheEndAndWhatTheDeviceSendsIsReadAndDropped() {
        Subscription subscription = device.subscribed(heard);
        device.send("before");
        heard.awaitLast("before");
        subscription.close();
        subscription.close();
        assertThat(heard.end().kind()).isEqualTo(SubscriptionEnd.Kind.CLOSED);
        device.send(0, 100);
        device.peer.pipe.awaitReader();
        assertThat(heard.log()).containsExactly("before", "end CLOSED");
        assertThat(device.session().isListening()).isFalse();
        assertThat(device.session().isReset()).isFalse();
        assertThatThrownBy(() -> device.session().subscribe(heard))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/nc: a subscription to stream NETCONF was closed here, but the device sends for it until its stop time or the end of the session (RFC 5277); connect again, or use another connection");
    }

    @Test
    void theEndOfTheSessionIsToldOnceBehindWhatHasCome() {
        device.subscribed(heard);
        device.send(0, 3);
        device.peer.pipe.end();
        assertThat(heard.end())
                .isEqualTo(new SubscriptionEnd(
                        SubscriptionEnd.Kind.SESSION_ENDED, "R1/nc: the device closed memory; connect again"));
        device.session().disconnect(soon);
        assertThat(heard.log()).containsExactly("e1", "e2", "e3", "end SESSION_ENDED");
    }

    @Test
    void aBrokenFrameEndsItWithTheReason() {
        device.subscribed(heard);
        device.peer.pipe.say("no frame");
        assertThat(heard.end().reason()).startsWith("R1/nc: the device broke the framing: ");
        assertThatThrownBy(() -> device.session().get()).isInstanceOf(OutOfStepException.class);
    }

    @Test
    void whoDisconnectsIsNotTheOneWhoTellsOfTheEnd() {
        CompletableFuture<Thread> teller = new CompletableFuture<>();
        device.subscribed(heard.then(notification -> teller.complete(Thread.currentThread())));
        device.send("one");
        assertThat(Peer.result(teller).getName()).isEqualTo("plugboard notifications R1/nc");
        CompletableFuture<Boolean> disconnected = Peer.calling(() -> {
            device.session().disconnect(soon);
            return true;
        });
        device.grant("<close-session/>");
        Peer.result(disconnected);
        assertThat(heard.end().reason()).isEqualTo("R1/nc: disconnected");
        assertThat(Peer.result(teller).isDaemon()).isTrue();
    }

    @Test
    void besideASubscriptionOnlyWhatTheDeviceMustAnswerIsSentToOneWithoutInterleave() {
        SubscribedPeer alone = SubscribedPeer.withoutInterleave();
        alone.subscribed(heard);
        assertThatThrownBy(() -> alone.session().getConfig(Datastore.RUNNING))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage(
                        "R1/nc: get-config was not sent: there is a subscription to stream NETCONF, and beside it a device without the capability :interleave (urn:ietf:params:netconf:capability:interleave:1.0) may answer only close-session; use another connection, or rpc");
        assertThat(alone.peer.pipe.hasNext()).isFalse();
        CompletableFuture<Xml> raw = Peer.calling(() -> alone.session().rpc("<tried/>"));
        alone.grant("<tried/>");
        Peer.result(raw);
        alone.peer.say(SubscribedPeer.notification("<notificationComplete/>"));
        heard.end();
        CompletableFuture<Boolean> closed = Peer.calling(() -> {
            Xml unused = alone.session().get();
            alone.session().closeSession();
            return true;
        });
        alone.grantData("<get/>");
        alone.grant("<close-session/>");
        Peer.result(closed);
    }

    @Test
    void nobodyReusesASessionThatSomebodyListensTo() {
        Peer plain = Peer.connectedWith();
        Subscription subscription = plain.session.listen(heard);
        assertThat(plain.session.isListening()).isTrue();
        assertThat(plain.session.isReset()).isFalse();
        assertThatThrownBy(() -> plain.session.reset(soon)).isInstanceOf(NotSupportedException.class);
        subscription.close();
        heard.end();
        heard.await(log -> !plain.session.isListening());
        assertThat(plain.session.isReset()).isTrue();
    }

    @Test
    void ifNobodySeesWhetherTheDeviceAgreedWhatItSendsIsDropped() {
        Thread[] caller = new Thread[1];
        CompletableFuture<Subscription> call = Peer.calling(() -> {
            caller[0] = Thread.currentThread();
            return device.session().subscribe(heard);
        });
        String id = device.peer.nextId();
        device.peer.pipe.awaitReader();
        caller[0].interrupt();
        assertThatThrownBy(() -> Peer.result(call)).hasMessageContaining("interrupted");
        device.peer.reply(id, "<ok/>");
        device.send(0, 3);
        device.peer.pipe.awaitReader();
        assertThat(heard.log()).isEmpty();
        assertThat(device.session().isListening()).isFalse();
        assertThatThrownBy(() -> device.session().subscribe(heard)).isInstanceOf(InvalidRequestException.class);
    }
}
