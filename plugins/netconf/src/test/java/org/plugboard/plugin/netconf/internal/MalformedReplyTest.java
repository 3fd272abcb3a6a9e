// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;

/** Messages that are no XML of NETCONF: of one that says whose it is only its caller hears, any other ends the session. */
@Timeout(60)
final class MalformedReplyTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String DOCTYPE =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE rpc-reply [\n  <!ENTITY a \"&#38;a;>\">\n  <!ENTITY b SYSTEM \"file:///etc/passwd\">\n]>\n";
    private static final String REPLY = "<rpc-reply xmlns=\"" + Peer.BASE + "\" message-id=\"%s\">";

    private static CompletableFuture<Xml> asking(Peer peer) {
        return Peer.calling(() -> peer.session.rpc("<a/>", LONG));
    }

    /** Beside another request, whose reply comes behind it. */
    private static void assertIsOfItsCallerOnly(Peer peer, String message, String reason) {
        CompletableFuture<Xml> broken = asking(peer);
        String id = peer.nextId();
        CompletableFuture<Xml> other = asking(peer);
        String otherId = peer.nextId();
        peer.say(message.formatted(id));
        peer.reply(otherId, "<right/>");
        assertThatThrownBy(() -> Peer.result(broken))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContainingAll("R1/nc: the reply to rpc cannot be read: ", reason);
        assertThat(Peer.result(other).text()).contains("<right/>");
        assertThat(peer.session.isReset()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aDocumentTypeDeclarationIsAnErrorOfThatReplyOnly(Framing framing) {
        for (int size : new int[] {1, 100, 100_000}) {
            Peer peer = Peer.connected(framing, Map.of());
            peer.pipe.withReadsOf(size);
            assertIsOfItsCallerOnly(
                    peer, DOCTYPE + REPLY + "<data>&a;&b;</data></rpc-reply>", "a document type declaration");
            CompletableFuture<String> streamed = Peer.calling(
                    () -> peer.session.read(Rpc.get(Query.ALL).timeout(LONG), reply -> reply.getLocalName()));
            peer.say((DOCTYPE + REPLY + "<data>&a;</data></rpc-reply>").formatted(peer.nextId()));
            assertThatThrownBy(() -> Peer.result(streamed))
                    .isInstanceOf(MalformedReplyException.class)
                    .hasMessageContaining("a document type declaration");
            assertIsOfItsCallerOnly(peer, REPLY + "<a></rpc-reply>", "line 1, column");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REPLY + "<data><a></b></data></rpc-reply>",
                REPLY + "<data>",
                REPLY + "<data/></rpc-reply><more/>",
                REPLY + "Segmentation fault",
                REPLY,
                "<!-- again --><rpc-reply message-id = '%s' xmlns='" + Peer.BASE + "'><a></rpc-reply>"
            })
    void whatIsBrokenBehindItsStartTagIsAnErrorOfThatReplyOnly(String message) {
        assertIsOfItsCallerOnly(Peer.connected(), message, "line 1, column");
    }

    @Test
    void anEntityIsAnErrorOfThatReplyOnly() {
        assertIsOfItsCallerOnly(
                Peer.connected(), REPLY + "<data>&b;</data></rpc-reply>", "the entity b is not allowed");
    }

    @Test
    void moreNamespacesThanAreReadAreAnErrorOfThatReplyOnly() {
        String namespaces = IntStream.range(0, 300)
                .mapToObj(i -> " xmlns:n%d='urn:n%d'".formatted(i, i))
                .collect(Collectors.joining());
        assertIsOfItsCallerOnly(
                Peer.connected(),
                REPLY.replace(">", namespaces + ">") + "<data/></rpc-reply>",
                "more than 256 namespaces");
    }

    @Test
    void aBrokenReplyWithoutAnIdIsThatOfTheOnlyRequest() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer);
        peer.nextId();
        peer.say("<rpc-reply xmlns=\"%s\"><a></rpc-reply>".formatted(Peer.BASE));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(MalformedReplyException.class);
        assertThat(peer.session.isReset()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Segmentation fault",
                "<rpc-reply message-id=\"%s\" <data/></rpc-reply>",
                "<rpc-reply message-id=\"%s\" message-id=\"1\"><data/></rpc-reply>",
                "<rpc-reply message-id=%s><data/></rpc-reply>",
                "<rpc-reply message-id=\"%s",
                "<!DOCTYPE rpc-reply [\u0001]><rpc-reply message-id=\"%s\"/>",
                "<?xml version=\"1.0\"?>"
            })
    void aMessageWhoseStartTagCannotBeReadEndsTheSessionForAll(String message) {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> one = asking(peer);
        String id = peer.nextId();
        CompletableFuture<Xml> other = asking(peer);
        peer.nextId();
        peer.say(message.formatted(id));
        for (CompletableFuture<Xml> call : List.of(one, other)) {
            assertThatThrownBy(() -> Peer.result(call))
                    .isInstanceOf(OutOfStepException.class)
                    .hasMessageContaining("R1/nc: nobody can tell whose a message of the device is, since its start "
                            + "tag cannot be read: ");
        }
        assertThat(peer.session.isConnected()).isFalse();
    }
}
