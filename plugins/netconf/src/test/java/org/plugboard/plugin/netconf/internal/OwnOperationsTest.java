// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.RpcLimits;

/** Operations of a device's own, whose outputs may be named as NETCONF names its answers. */
@Timeout(60)
final class OwnOperationsTest {

    private static final Rpc READ_ALL =
            new Rpc("read-all", "urn:vendor", List.of(), RpcLimits.OF_CONNECTION).timeout(Duration.ofSeconds(20));
    private static final String LEAF_LIST = "<data xmlns=\"urn:vendor\">1</data><data xmlns=\"urn:vendor\">2</data>";

    private final Peer peer = Peer.connected();

    private String answer(Rpc rpc, String reply) {
        CompletableFuture<String> call =
                Peer.calling(() -> peer.session.send(rpc).answer().text());
        peer.reply(peer.nextId(), reply);
        return Peer.result(call);
    }

    /** Plainly written, and so that only a parser can read it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<!-- not plain -->"})
    void anOutputMayBeAListOfData(String comment) {
        assertThat(answer(READ_ALL, comment + LEAF_LIST))
                .startsWith("<rpc-reply")
                .contains(LEAF_LIST);
        assertThat(answer(
                        Rpc.of("<read-all xmlns='urn:vendor'/>").timeout(Duration.ofSeconds(20)),
                        comment + "<data xmlns=\"\">1</data><data xmlns=\"\">2</data>"))
                .startsWith("<rpc-reply")
                .contains("<data xmlns=\"\">1</data><data xmlns=\"\">2</data>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!-- not plain -->"})
    void anErrorAmongThemIsARefusalAndOneWithinThemIsNone(String comment) {
        String error = "<rpc-error><error-tag>too-big</error-tag></rpc-error>";
        String within = "<data>" + error + "</data>";
        assertThat(answer(READ_ALL, comment + within + within)).contains(within + within);
        assertThatThrownBy(() -> answer(READ_ALL, comment + within + within + error))
                .isInstanceOf(RpcErrorException.class)
                .hasMessageContaining("too-big");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!-- not plain -->"})
    void whatAnswersWithDataHasThemOnce(String comment) {
        assertThatThrownBy(() -> answer(Rpc.get(Query.ALL).timeout(Duration.ofSeconds(20)), comment + "<data/><data/>"))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("it has more than one element data");
        assertThat(peer.session.isReset()).isTrue();
    }
}
