// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.KeptNotifications;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EventStream;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionOptions;

/** What netconfd tells of itself: RFC 5277 with replay and :interleave. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetconfNotificationsTest {

    private static final String SYSTEM = "urn:ietf:params:xml:ns:yang:ietf-system";
    private static final String CHANGE = "netconf-config-change";

    @TempDir
    Path folder;

    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private final List<Notification> heard = new CopyOnWriteArrayList<>();
    private final List<SubscriptionEnd> ends = new CopyOnWriteArrayList<>();
    private OwnNetconfd server;
    private Device device;
    private Connection connection;
    private Netconf netconf;

    private final NotificationListener listener = new KeptNotifications(heard, ends);

    @BeforeEach
    void connect() throws Exception {
        server = OwnNetconfd.start(folder);
        device = plugboard.device(server.device(server.port()));
        connection = Awake.awake(device.connect());
        netconf = connection.as(Netconf.class);
    }

    @AfterEach
    void close() {
        plugboard.close();
        if (server != null) {
            server.close();
        }
    }

    private void change(String location) {
        netconf.editConfig(
                Datastore.CANDIDATE, "<system xmlns='%s'><location>%s</location></system>".formatted(SYSTEM, location));
        netconf.commit();
    }

    private long changes() {
        return heard.stream()
                .filter(notification -> notification.name().equals(CHANGE))
                .count();
    }

    private void awaitChanges(int count) {
        Eventually.await(() -> count + " changes in " + heard, () -> changes() == count);
    }

    @Test
    void changesAreHeardOnTheSessionThatMakesThem() {
        Instant before = Instant.now().minusSeconds(2);
        Subscription subscription = netconf.subscribe(listener);
        change("lab");
        awaitChanges(1);
        change("field");
        awaitChanges(2);
        Notification first = heard.stream()
                .filter(notification -> notification.name().equals(CHANGE))
                .findFirst()
                .orElseThrow();
        assertThat(first.time().orElseThrow()).isAfter(before);
        assertThat(first.event()
                        .document()
                        .getElementsByTagNameNS("*", "session-id")
                        .item(0)
                        .getTextContent())
                .isEqualTo(String.valueOf(netconf.sessionId()));
        assertThat(subscription.figures().unreadable()).isZero();
        assertThatThrownBy(() ->
                        netconf.rpc("<create-subscription xmlns='urn:ietf:params:xml:ns:netconf:notification:1.0'/>"))
                .isInstanceOf(RpcErrorException.class);
    }

    @Test
    void whatWasLoggedIsReplayedAndTheStopTimeEndsIt() {
        Instant before = Instant.now().minusSeconds(60);
        change("lab");
        netconf.subscribe(
                SubscriptionOptions.DEFAULTS.between(before, Instant.now().plusSeconds(2)), listener);
        awaitChanges(1);
        Eventually.await(() -> "the end of the replay in " + heard, () -> heard.stream()
                .anyMatch(Notification::isReplayComplete));
        Eventually.await(() -> "the end of all in " + heard, () -> !ends.isEmpty());
        assertThat(ends).extracting(SubscriptionEnd::kind).containsExactly(SubscriptionEnd.Kind.COMPLETE);
        heard.clear();
        netconf.subscribe(listener);
        change("field");
        awaitChanges(1);
    }

    @Test
    void aFilterLeavesTheOthersOut() {
        netconf.subscribe(
                SubscriptionOptions.DEFAULTS.filter(Filter.subtree(
                        "<netconf-session-start xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-notifications'/>")),
                listener);
        change("lab");
        Connection other = Awake.awake(device.connect(ConnectRequest.defaults().alias("other")));
        Eventually.await(() -> "a session in " + heard, () -> heard.stream()
                .anyMatch(notification -> notification.name().equals("netconf-session-start")));
        assertThat(changes()).isZero();
        other.disconnect();
    }

    @Test
    void theStreamsAreListed() {
        assertThat(netconf.streams()).anySatisfy(stream -> {
            assertThat(stream.name()).isEqualTo(EventStream.NETCONF);
            assertThat(stream.replays()).isTrue();
        });
        assertThatThrownBy(() -> netconf.subscribe(SubscriptionOptions.of("nowhere"), listener))
                .isInstanceOf(RpcErrorException.class);
    }

    @Test
    void theEndOfTheServerIsHeard() throws Exception {
        netconf.subscribe(listener);
        server.kill();
        Eventually.await(() -> "the end", () -> !ends.isEmpty());
        assertThat(ends).extracting(SubscriptionEnd::kind).containsExactly(SubscriptionEnd.Kind.SESSION_ENDED);
        Eventually.await(() -> "it is seen to be lost", () -> !connection.isConnected());
    }

    @Test
    void aSessionThatSomebodyListensToIsNotIdle() {
        Connection listening = Awake.awake(device.connect(
                ConnectRequest.defaults().alias("listens").with("idle_timeout", Duration.ofMillis(500))));
        Subscription subscription = listening.as(Netconf.class).subscribe(listener);
        for (int i = 0; i < 3; i++) {
            change("lab" + i);
            awaitChanges(i + 1);
        }
        assertThat(listening.isConnected()).isTrue();
        subscription.close();
        Eventually.await(() -> "it is closed", () -> !listening.isConnected());
        assertThat(ends).extracting(SubscriptionEnd::kind).containsExactly(SubscriptionEnd.Kind.CLOSED);
    }
}
