// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcLimits;
import org.plugboard.netconf.RpcParameter;

/** Characters that XML cannot have, not even escaped: a device could not read the request, nor tell whose it is. */
@Timeout(60)
final class UnwritableTextTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), 1 << 20, 20);
    private static final ConfigUrl URL = ConfigUrl.of("file:///a\u0001b");

    private static String sent(Rpc rpc) {
        return Operation.of("R1/nc", rpc, LIMITS).xml();
    }

    private static Rpc own(String namespace, RpcParameter... parameters) {
        return new Rpc("play", namespace, List.of(parameters), RpcLimits.OF_CONNECTION);
    }

    private static Stream<Arguments> texts() {
        Filter arrowKey = Filter.xpath("/a[b='\u001b[D']");
        Map<String, String> prefixes = Map.of("p", "urn:\u0001");
        return Stream.of(
                Arguments.of(Rpc.get(Query.of(arrowKey)), "get: the filter has the character U+001B behind 6 others"),
                Arguments.of(Rpc.getData(Datastore.RUNNING, Query.of(arrowKey)), "get-data: the filter has"),
                Arguments.of(Rpc.get(Query.of(Filter.xpath("/p:a", prefixes))), "get: the namespace of p has"),
                Arguments.of(Rpc.partialLock(List.of("/a\u0000"), Map.of()), "partial-lock: select has"),
                Arguments.of(Rpc.partialLock(List.of("/p:a"), prefixes), "partial-lock: the namespace of p has"),
                Arguments.of(
                        Rpc.commit(
                                CommitOptions.confirmed(Duration.ofSeconds(9)).persist("hunter2\u0001")),
                        "commit: persist has the character U+0001 behind 7 others"),
                Arguments.of(Rpc.cancelCommit("hunter2\u0001"), "cancel-commit: persist-id has"),
                Arguments.of(Rpc.deleteConfig(URL), "delete-config: url has"),
                Arguments.of(Rpc.editConfig(Datastore.RUNNING, URL, EditOptions.DEFAULTS), "edit-config: url has"),
                Arguments.of(Rpc.getSchema("ietf\u0001"), "get-schema: identifier has"),
                Arguments.of(Rpc.lock(DatastoreIdentity.of("{urn:\u0001}ephemeral")), "lock: the namespace of ds has"),
                Arguments.of(own("urn:\u0001"), "play: the namespace of play has"),
                Arguments.of(
                        own("urn:a", new RpcParameter.Text("b", "urn:\u0001", "", Map.of())),
                        "play: the namespace of b has"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aParameterThatHasOneIsRefusedByItsNameOnly(Rpc rpc, String said) {
        assertThatThrownBy(() -> sent(rpc))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: " + said)
                .hasMessageEndingWith(", which XML cannot have; leave it out")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0008',             U+0008",
        "'\u000c',              U+000C",
        "'\uFFFE',              U+FFFE",
        "'a\uFFFF',             U+FFFF",
        "'\uD83D',              U+D83D",
        "'\uDE00',              U+DE00",
        "'\uD83D\uDE00\uD83D!', U+D83D",
        "'\uDE00\uD83D',        U+DE00"
    })
    void neitherHalvesOfCharactersNorWhatIsNoneAreSent(String text, String character) {
        assertThatThrownBy(() -> sent(own("urn:a", new RpcParameter.Text("b", text))))
                .hasMessageContaining("b has the character " + character);
    }

    @Test
    void allOtherCharactersAreSent() {
        assertThat(sent(own("urn:a", new RpcParameter.Text("b", "\t\n\r \u007f\u0085\uD7FF\uE000\uFFFD\uD83D\uDE00"))))
                .contains("<b>&#9;&#10;&#13; \u007f\u0085\uD7FF\uE000\uFFFD\uD83D\uDE00</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>\u001b</a>", "<a>\uD83D</a>", "<a>\uDE00</a>", "<a b='\uFFFE'/>", "<a>&#27;</a>"})
    void xmlIsRefusedAsWell(String xml) {
        assertThatThrownBy(() -> sent(Rpc.of(xml))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> sent(Rpc.get(Query.of(Filter.subtree(xml)))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void nothingOfSuchALineIsSent() {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.execute("get /a[b='\u001b[D']"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: get: the filter has the character U+001B");
        CompletableFuture<String> next = Peer.calling(() -> peer.session.execute("discard-changes"));
        assertThat(Peer.answered(peer, "<ok/>")).isEqualTo("<discard-changes/>");
        assertThat(Peer.result(next)).isNotEmpty();
    }
}
