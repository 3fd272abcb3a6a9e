// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.netconf.EventStream;

@Timeout(60)
final class EventStreamsTest {

    private static final EventStream ALONE = new EventStream("NETCONF", "", false, Optional.empty());

    private final SubscribedPeer device = SubscribedPeer.connected();

    private List<EventStream> streams(String reply) {
        CompletableFuture<List<EventStream>> call =
                Peer.calling(() -> device.session().streams());
        String request = device.peer.pipe.next();
        assertThat(request)
                .contains(
                        "<get><filter type=\"subtree\"><netconf xmlns=\"urn:ietf:params:xml:ns:netmod:notification\"><streams/></netconf></filter></get>");
        device.peer.reply(Peer.id(request), reply);
        return Peer.result(call);
    }

    @Test
    void theStreamsAreThoseThatTheDeviceLists() {
        assertThat(
                        streams(
                                """
                                <data><netconf xmlns="urn:ietf:params:xml:ns:netmod:notification"><streams>
                                <stream><name>NETCONF</name><description>default</description><replaySupport>true</replaySupport>
                                <replayLogCreationTime>2026-11-27T12:00:00Z</replayLogCreationTime><x:more xmlns:x="urn:x"/></stream>
                                <stream><name>alarms</name></stream></streams></netconf></data>"""))
                .containsExactly(
                        new EventStream("NETCONF", "default", true, Optional.of(Instant.parse("2026-11-27T12:00:00Z"))),
                        new EventStream("alarms", "", false, Optional.empty()));
    }

    @Test
    void aDeviceThatListsNoneHasTheOneOfTheStandard() {
        assertThat(streams("<data/>")).containsExactly(ALONE);
        assertThat(
                        streams(
                                "<data><netconf xmlns=\"urn:ietf:params:xml:ns:netmod:notification\"><other/></netconf></data>"))
                .containsExactly(ALONE);
        assertThat(
                        streams(
                                "<rpc-error><error-type>application</error-type><error-tag>unknown-namespace</error-tag><error-severity>error</error-severity></rpc-error>"))
                .containsExactly(ALONE);
    }
}
