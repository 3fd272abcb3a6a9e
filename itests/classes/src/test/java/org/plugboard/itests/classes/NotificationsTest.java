// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.KeptNotifications;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** Notifications of a simulated device, which come in bursts, over SSH and through the manager. */
@Timeout(120)
class NotificationsTest {

    private static final int BURST = 20_000;
    private static final Filter LINKS = Filter.subtree("<link-change xmlns=\"urn:plugboard:demo\"/>");

    @TempDir
    Path folder;

    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private final Simulator simulator = new Simulator();
    private final List<Notification> heard = new CopyOnWriteArrayList<>();
    private final List<SubscriptionEnd> ends = new CopyOnWriteArrayList<>();
    private final AtomicLong accounted = new AtomicLong();
    private SimulatedDevice peer;
    private Device device;

    @BeforeEach
    void start() {
        peer = simulator.start("iosxe", "phoenix");
        device = plugboard.device(DeviceFacts.named("phoenix")
                .path(org.plugboard.device.Path.of(
                        "nc",
                        Map.of(
                                "protocol",
                                "netconf",
                                "host",
                                "127.0.0.1",
                                "port",
                                peer.port("netconf"),
                                "known_hosts",
                                folder.resolve("known_hosts").toString())))
                .credentials(Credentials.of(peer.credential()))
                .build());
    }

    @AfterEach
    void stop() {
        plugboard.close();
        simulator.close();
    }

    private Netconf session(String alias) {
        return device.connect(ConnectRequest.defaults().alias(alias)).as(Netconf.class);
    }

    private static void fire(Netconf by, int count) {
        assertThat(by.rpc("<fire xmlns='urn:plugboard:simulator'><notification>link</notification><count>" + count
                        + "</count></fire>"))
                .isNotNull();
    }

    /** Counts what it is told and what it is told to miss. */
    private final NotificationListener counting = new NotificationListener() {
        @Override
        public void notified(Notification notification) {
            accounted.incrementAndGet();
        }

        @Override
        public void dropped(long count) {
            accounted.addAndGet(count);
        }

        @Override
        public void ended(SubscriptionEnd end) {
            ends.add(end);
        }
    };

    private final NotificationListener keeping = new KeptNotifications(heard, ends);

    @Test
    void ofABurstNothingIsMissingThatIsNotSaidToBeAndCallsAreAnsweredMeanwhile() {
        Netconf netconf = session("listens");
        Subscription subscription = netconf.subscribe(SubscriptionOptions.DEFAULTS.filter(LINKS), counting);
        fire(session("fires"), BURST);
        for (int i = 0; i < 20; i++) {
            assertThat(netconf.getConfig(Datastore.RUNNING).text()).contains("phoenix");
        }
        Eventually.await(() -> accounted + " of " + BURST, () -> accounted.get() == BURST);
        assertThat(subscription.figures().received()).isEqualTo(BURST);
        assertThat(subscription.figures().unreadable()).isZero();
    }

    @Test
    void withRoomForItABurstComesWholeAndInItsOrder() {
        int count = 2000;
        session("listens")
                .subscribe(SubscriptionOptions.DEFAULTS.filter(LINKS).waiting(count, Long.MAX_VALUE), keeping);
        fire(session("fires"), count);
        Eventually.await(() -> heard.size() + " of " + count, () -> heard.size() == count);
        long first = number(heard.get(0));
        for (int i = 0; i < count; i++) {
            assertThat(number(heard.get(i))).isEqualTo(first + i);
        }
    }

    private static long number(Notification notification) {
        return Long.parseLong(notification
                .event()
                .document()
                .getElementsByTagNameNS("*", "number")
                .item(0)
                .getTextContent());
    }

    @Test
    void whatWasLoggedIsReplayed() {
        fire(session("fires"), 3);
        session("listens")
                .subscribe(
                        SubscriptionOptions.DEFAULTS
                                .filter(LINKS)
                                .between(
                                        Instant.now().minusSeconds(600),
                                        Instant.now().minusMillis(1)),
                        keeping);
        Eventually.await(() -> "the end behind " + heard, () -> !ends.isEmpty());
        assertThat(heard).extracting(Notification::name).contains("link-change");
        assertThat(ends).extracting(SubscriptionEnd::kind).containsExactly(SubscriptionEnd.Kind.COMPLETE);
    }

    @Test
    void onAPoolItTakesALeaseAndItsSessionGoesToNobodyElse() {
        Connection pool = device.connect(ConnectRequest.defaults().alias("pool").pool(1));
        assertThatThrownBy(() -> pool.as(Netconf.class).subscribe(keeping))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("take a lease");
        long used;
        try (Lease lease = pool.lease()) {
            Netconf leased = lease.as(Netconf.class);
            used = leased.sessionId();
            Subscription unused = leased.subscribe(SubscriptionOptions.DEFAULTS.filter(LINKS), keeping);
            fire(leased, 1);
            Eventually.await(() -> "one in " + heard, () -> heard.size() == 1);
        }
        assertThat(pool.as(Netconf.class).sessionId()).isNotEqualTo(used);
        Eventually.await(() -> "the end", () -> !ends.isEmpty());
        assertThat(ends).extracting(SubscriptionEnd::kind).containsExactly(SubscriptionEnd.Kind.SESSION_ENDED);
    }

    @Test
    void theEndOfTheDeviceIsHeard() {
        session("listens").subscribe(keeping);
        peer.close();
        Eventually.await(() -> "the end", () -> !ends.isEmpty());
        assertThat(ends.get(0).kind()).isEqualTo(SubscriptionEnd.Kind.SESSION_ENDED);
        assertThat(ends.get(0).reason()).startsWith("phoenix/listens: ");
    }
}
