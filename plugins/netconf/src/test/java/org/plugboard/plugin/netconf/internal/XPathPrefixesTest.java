// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.SubscriptionOptions;

/** An expression means the same on a line, as a filter of a service and of a subscription. */
final class XPathPrefixesTest {

    private static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";
    private static final String KNOWN = "/ietf-netconf-monitoring:netconf-state";
    private static final String DECLARED = "xmlns:ietf-netconf-monitoring=\"" + MONITORING + "\"";

    private final Peer peer = Peer.connected();

    private record Way(String name, Ask ask) {
        interface Ask {
            void of(Netconf session, String expression);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Way> ways() {
        return Stream.of(
                new Way("line", (session, xpath) -> session.execute("get " + xpath)),
                new Way("get", (session, xpath) -> session.get(Filter.of(xpath))),
                new Way("get-config", (session, xpath) -> session.getConfig(Datastore.RUNNING, Filter.of(xpath))),
                new Way("get-data", (session, xpath) -> session.getData(Datastore.RUNNING, Filter.of(xpath))),
                new Way("send", (session, xpath) -> session.send(Rpc.get(Query.of(xpath)))),
                new Way("sendAll", (session, xpath) -> session.sendAll(List.of(Rpc.get(Query.of(xpath))))
                        .forEach(RpcResult::get)),
                new Way("partial-lock", (session, xpath) -> session.partialLock(List.of(xpath))),
                new Way(
                        "subscription",
                        (session, xpath) -> session.subscribe(
                                SubscriptionOptions.DEFAULTS.filter(Filter.of(xpath)), notification -> {})));
    }

    /** What the device is asked, which it refuses. */
    private String sent(Consumer<Netconf> ask) {
        CompletableFuture<Boolean> call = Peer.calling(() -> {
            ask.accept(peer.session);
            return true;
        });
        String request = peer.pipe.next();
        peer.reply(
                Peer.id(request),
                "<rpc-error><error-type>application</error-type><error-tag>invalid-value</error-tag><error-severity>error</error-severity></rpc-error>");
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(RpcErrorException.class);
        return request;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aModuleOfTheHelloIsAPrefix(Way way) {
        assertThat(sent(session -> way.ask().of(session, KNOWN)))
                .contains(KNOWN)
                .contains(DECLARED);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPrefixThatStandsForNothingIsRefusedBeforeAnythingIsSent(Way way) {
        assertThatThrownBy(() -> way.ask().of(peer.session, "/zzz:a"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: ")
                .hasMessageContaining("the prefix 'zzz'")
                .hasMessageContaining("stands for nothing")
                .hasMessageContaining("xmlns:zzz=NAMESPACE");
        assertThat(sent(session -> session.rpc("<next/>"))).contains("<next/>");
    }

    @Test
    void whatACallerGivesHolds() {
        Filter own = Filter.xpath(KNOWN + "/p:a", Map.of("ietf-netconf-monitoring", "urn:own", "p", "urn:p"));
        assertThat(sent(session -> session.get(own)))
                .contains("xmlns:ietf-netconf-monitoring=\"urn:own\"")
                .contains("xmlns:p=\"urn:p\"");
    }

    @Test
    void thePrefixOfXmlItselfIsKnown() {
        assertThat(sent(session -> session.get(Filter.of("//a[@xml:lang='de']"))))
                .contains("select=\"//a[@xml:lang='de']\"")
                .doesNotContain("xmlns:xml");
    }
}
