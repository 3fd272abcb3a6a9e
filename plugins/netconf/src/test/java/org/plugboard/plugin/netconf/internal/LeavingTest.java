// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcLimits;

/** What a call leaves in the session is known from its line, XML or request before it is sent. */
final class LeavingTest {

    private final Peer peer = Peer.connected();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock candidate",
                "unlock running",
                "partial-lock /a",
                "partial-unlock 3",
                "commit confirmed 60",
                "cancel-commit",
                "close-session",
                "<lock><target><running/></target></lock>",
                "<create-subscription xmlns='urn:ietf:params:xml:ns:netconf:notification:1.0'/>"
            })
    void linesThatLeaveSomethingAreKnown(String line) {
        assertThat(peer.session.leavesState("execute", List.of(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get",
                "get-config running",
                "commit",
                "commit confirmed 60 persist abc",
                "cancel-commit persist-id abc",
                "edit <a xmlns='u'/>",
                "lock nothing",
                "nonsense",
                "<get/>"
            })
    void othersLeaveNothing(String line) {
        assertThat(peer.session.leavesState("execute", List.of(line))).isFalse();
    }

    /** Also those that the typed methods do not have. */
    @ParameterizedTest
    @CsvSource({
        "create-subscription, urn:ietf:params:xml:ns:netconf:notification:1.0",
        "establish-subscription, urn:ietf:params:xml:ns:yang:ietf-subscribed-notifications",
        "lock-configuration, ''",
        "open-configuration, ''",
        "lock, " + Rpc.BASE,
        "unlock, " + Rpc.BASE,
        "partial-lock, " + Rpc.PARTIAL_LOCK,
        "partial-unlock, " + Rpc.PARTIAL_LOCK,
        "cancel-commit, " + Rpc.BASE,
        "close-session, " + Rpc.BASE
    })
    void aRequestIsKnownByItsNameAsItsXmlIs(String name, String namespace) {
        Rpc typed = new Rpc(name, namespace, List.of(), RpcLimits.OF_CONNECTION);
        Rpc xml = Rpc.of("<%s xmlns='%s'/>".formatted(name, namespace));
        assertThat(List.of(typed, xml))
                .allSatisfy(request -> assertThat(peer.session.leavesState("send", List.of(request)))
                        .isTrue());
    }

    @Test
    void requestsAndXmlAreLookedAtToo() {
        Rpc lock = Rpc.lock(Datastore.CANDIDATE);
        Rpc get = Rpc.get(Query.ALL);
        assertThat(peer.session.leavesState("send", List.of(lock))).isTrue();
        assertThat(peer.session.leavesState("sendAll", List.of(List.of(get, lock))))
                .isTrue();
        assertThat(peer.session.leavesState("rpc", List.of("<rpc><close-session/></rpc>", Duration.ofSeconds(1))))
                .isTrue();
        assertThat(peer.session.leavesState(
                        "send", List.of(Rpc.commit(CommitOptions.confirmed(Duration.ofMinutes(1))))))
                .isTrue();
        assertThat(peer.session.leavesState("sendAll", List.of(List.of(get)))).isFalse();
        assertThat(peer.session.leavesState("getSchema", List.of("lock"))).isFalse();
        assertThat(peer.session.leavesState("capabilities", List.of())).isFalse();
    }
}
