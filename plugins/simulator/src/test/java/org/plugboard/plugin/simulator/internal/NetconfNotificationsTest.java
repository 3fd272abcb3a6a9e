// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.spi.SimulatedDevice;

/** Notifications (RFC 5277, 6470). */
class NetconfNotificationsTest {

    private static final String NS = "urn:ietf:params:xml:ns:netconf:notification:1.0";
    private static final String FIRE =
            "<fire xmlns=\"urn:plugboard:simulator\"><notification>%s</notification>" + "<count>%d</count></fire>";
    private static final String LINK_ONLY = "<filter><link xmlns=\"http://example.com/event\"/></filter>";

    @TempDir
    Path folder;

    private NetconfLab lab;
    private SimulatedDevice device;
    private NetconfUser user;
    private NetconfUser other;

    @BeforeEach
    void connect() throws Exception {
        lab = new NetconfLab(folder);
        device = lab.start();
        user = NetconfUser.connect(device, true);
        other = NetconfUser.connect(device, true);
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        other.close();
        lab.close();
    }

    @Test
    void aSubscriberIsToldOfWhatHappensFromThenOn() throws Exception {
        other.ask(FIRE.formatted("link", 1));
        assertThat(subscribe(LINK_ONLY)).contains("<ok/>");
        assertThat(other.ask("<flap xmlns=\"http://example.com/ping\"/>")).contains("<ok/>");

        assertThat(user.reply())
                .startsWith("<notification xmlns=\"" + NS + "\"><eventTime>2")
                .contains("<link xmlns=\"http://example.com/event\"><number>");
        assertThat(user.reply()).contains("<link ");
        assertThat(subscribe("")).contains("<error-tag>operation-failed</error-tag>", "subscribed already");
    }

    @Test
    void aStreamOfItsOwnHasItsOwn() throws Exception {
        assertThat(subscribe("<stream>SNMP</stream>")).contains("<ok/>");
        other.ask(FIRE.formatted("link", 1));
        other.ask(FIRE.formatted("trap", 1));
        assertThat(user.reply()).contains("<trap xmlns=\"http://example.com/event\"/>");
        assertThat(user.ask(
                        "<get><filter><netconf xmlns=\"urn:ietf:params:xml:ns:netmod:notification\"/></filter></get>"))
                .contains("<stream><name>NETCONF</name>", "<stream><name>SNMP</name><description>Traps</description>")
                .contains("<replaySupport>true</replaySupport><replayLogCreationTime>");
    }

    @Test
    void whatHasHappenedIsReplayedAndItsEndIsSaid() throws Exception {
        other.ask(FIRE.formatted("link", 3));
        user.send("<create-subscription xmlns=\"" + NS + "\">" + LINK_ONLY
                + "<startTime>2020-01-01T00:00:00Z</startTime></create-subscription>");
        assertThat(user.reply()).contains("<ok/>");
        for (int i = 0; i < 3; i++) {
            assertThat(user.reply()).contains("<link ");
        }
        assertThat(user.reply()).contains("<replayComplete xmlns=\"urn:ietf:params:xml:ns:netmod:notification\"/>");
        other.ask(FIRE.formatted("link", 1));
        assertThat(user.reply()).contains("<link ");
    }

    @Test
    void aReplayUpToATimeEndsTheSubscription() throws Exception {
        other.ask(FIRE.formatted("link", 1));
        String stop = Instant.now().toString();
        user.send(
                "<create-subscription xmlns=\"" + NS + "\">" + LINK_ONLY + "<startTime>2020-01-01T00:00:00Z</startTime>"
                        + "<stopTime>" + stop + "</stopTime></create-subscription>");
        assertThat(user.reply()).contains("<ok/>");
        assertThat(user.reply()).contains("<link ");
        assertThat(user.reply()).contains("<replayComplete ");
        assertThat(user.reply()).contains("<notificationComplete ");
        assertThat(subscribe("")).contains("<ok/>");
    }

    @Test
    void aSubscriptionEndsAtItsStopTime() throws Exception {
        Instant soon = Instant.now().plusMillis(300);
        user.send("<create-subscription xmlns=\"" + NS + "\">" + LINK_ONLY + "<startTime>" + Instant.now()
                + "</startTime><stopTime>" + soon + "</stopTime></create-subscription>");
        assertThat(user.reply()).contains("<ok/>");
        assertThat(user.reply()).contains("<replayComplete ");
        assertThat(user.reply()).contains("<notificationComplete ");
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
    }

    @ParameterizedTest
    @CsvSource({
        "<stream>none</stream>, invalid-value",
        "<startTime>2999-01-01T00:00:00Z</startTime>, bad-element",
        "<startTime>yesterday</startTime>, bad-element",
        "<stopTime>2999-01-01T00:00:00Z</stopTime>, missing-element",
        "<startTime>2020-01-02T00:00:00Z</startTime><stopTime>2020-01-01T00:00:00Z</stopTime>, bad-element",
        "<filter type=\"xpath\" select=\"[\"/>, invalid-value",
    })
    void aSubscriptionThatCannotBeIsRefused(String content, String tag) throws Exception {
        assertThat(subscribe(content)).contains("<error-tag>" + tag + "</error-tag>");
    }

    @Test
    void aBurstIsReadAtThePaceOfItsReaderWhileRequestsAreAnswered() throws Exception {
        assertThat(subscribe(LINK_ONLY)).contains("<ok/>");
        assertThat(other.ask(FIRE.formatted("link", 20_000))).contains("<ok/>");
        user.send("<get-config><source><startup/></source></get-config>");
        int before = 0;
        while (user.reply().contains("<link ")) {
            before++;
        }
        assertThat(before).isLessThan(10_000);
        int after = 0;
        while (before + after < 20_000) {
            assertThat(user.reply()).contains("<link ");
            after++;
        }
        assertThat(after).isPositive();
    }

    @Test
    void whatHappensToTheServerIsTold() throws Exception {
        assertThat(subscribe("")).contains("<ok/>");
        other.ask("<edit-config><target><running/></target><config><top xmlns=\"http://example.com/schema/1.2/config\">"
                + "<interface><name>Ethernet0/0</name><mtu>42</mtu></interface></top></config></edit-config>");
        assertThat(user.reply())
                .contains("<netconf-config-change xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-notifications\">")
                .contains("<changed-by><username>admin</username><session-id>2</session-id>")
                .contains("<datastore>running</datastore><edit><target xmlns:n1=")
                .contains(">/n1:top/n1:interface[n1:name='Ethernet0/0']/n1:mtu</target><operation>replace</operation>");
        try (NetconfUser third = NetconfUser.connect(device, true)) {
            assertThat(user.reply()).contains("<netconf-session-start", "<session-id>3</session-id>");
            other.ask("<kill-session><session-id>3</session-id></kill-session>");
            assertThat(third.bytes().readAll()).isEmpty();
        }
        assertThat(user.reply())
                .contains(
                        "<netconf-session-end",
                        "<killed-by>2</killed-by><termination-reason>killed</termination-reason>");
        other.ask("<close-session/>");
        assertThat(user.reply()).contains("<session-id>2</session-id>", "<termination-reason>closed");
    }

    @Test
    void withoutInterleaveASubscriberMayOnlyClose() throws Exception {
        try (NetconfUser alone = NetconfUser.connect(lab.startWithout("interleave"), true)) {
            alone.ask("<create-subscription xmlns=\"" + NS + "\">" + LINK_ONLY + "</create-subscription>");
            assertThat(alone.ask("<get/>")).contains("<error-tag>resource-denied</error-tag>");
            assertThat(alone.ask("<close-session/>")).contains("<ok/>");
        }
    }

    @Test
    void aNotificationComesByItselfWhereItsDescriptionSaysSo() throws Exception {
        SimulatedDevice busy = lab.startReplacing(
                "      link: <link",
                "      tick: {every: 0.05, count: 2, content: <tick xmlns=\"urn:x\"/>}\n      link: <link");
        try (NetconfUser alone = NetconfUser.connect(busy, true)) {
            alone.ask("<create-subscription xmlns=\"" + NS + "\"><filter><tick xmlns=\"urn:x\"/></filter>"
                    + "</create-subscription>");
            for (int i = 0; i < 4; i++) {
                assertThat(alone.reply()).contains("<tick xmlns=\"urn:x\"/>");
            }
        }
    }

    @Test
    void aNotificationCanHaveAFault() throws Exception {
        try (NetconfUser alone = NetconfUser.connect(lab.startWith("faults: {notification: garbage}"), true)) {
            alone.ask("<create-subscription xmlns=\"" + NS + "\">" + LINK_ONLY + "</create-subscription>");
            alone.ask(FIRE.formatted("link", 1));
            assertThat(alone.reply()).contains("\u00C3(");
        }
    }

    private String subscribe(String content) throws Exception {
        return user.ask("<create-subscription xmlns=\"" + NS + "\">" + content + "</create-subscription>");
    }
}
