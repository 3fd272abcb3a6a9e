// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.spi.Deadline;

@Timeout(60)
final class HelloTest {

    private static final String CAPABILITIES =
            "<capabilities><capability>urn:ietf:params:netconf:base:1.0</capability></capabilities>";

    private static void connect(Peer peer) {
        peer.session.connect(Deadline.after(Duration.ofSeconds(20)));
    }

    private static void assertRefused(String said, String reason) {
        Peer peer = Peer.silent();
        peer.pipe.say(said + "]]>]]>");
        assertThatThrownBy(() -> connect(peer))
                .as(said)
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageStartingWith("R1/nc: memory does not begin as a NETCONF server: ")
                .hasMessageContaining(reason);
        assertThat(peer.pipe.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maximum number of NETCONF sessions reached\r\n",
                "netconf: session limit exceeded\n",
                "Too many sessions]]>]]>",
                "<rpc-reply xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><rpc-error><error-type>protocol</error-type>"
                        + "<error-tag>resource-denied</error-tag></rpc-error></rpc-reply>]]>]]>",
                "<rpc-error><error-app-tag>too-many-sessions</error-app-tag></rpc-error>]]>]]>"
            })
    void aDeviceThatHasNoSessionLeftSaysSoInsteadOfItsHello(String said) {
        Peer peer = Peer.silent();
        CompletableFuture<Boolean> connecting = Peer.calling(() -> {
            connect(peer);
            return true;
        });
        peer.pipe.next();
        peer.pipe.say(said);
        peer.pipe.end();
        assertThatThrownBy(() -> Peer.result(connecting))
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageStartingWith("R1/nc: memory has no session left: the device says \"")
                .hasMessageContaining("limits: sessions");
    }

    @Test
    void aDeviceThatHasClosedBeforeOurHelloIsHeardAllTheSame() {
        Peer peer = Peer.silent();
        peer.pipe.say("netconf: session ");
        peer.pipe.say("limit exceeded\n");
        peer.pipe.end();
        assertThatThrownBy(() -> connect(peer))
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageContaining("the device says \"netconf: session limit exceeded\" instead of its hello")
                .hasCauseInstanceOf(IOException.class);
        assertThat(peer.pipe.isOpen()).isFalse();
    }

    @Test
    void aDeviceThatResetsTheConnectionBehindItsWordsIsHeard() {
        Peer peer = Peer.silent();
        peer.pipe.say("Too many sessions\n");
        peer.pipe.failNextRead(new IOException("Connection reset"));
        assertThatThrownBy(() -> connect(peer))
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageContaining("\"Too many sessions\"")
                .hasRootCauseMessage("Connection reset");
    }

    @Test
    void aDeviceThatClosesBeforeOurHelloWithoutAWordIsNoBusyOne() {
        Peer peer = Peer.silent();
        peer.pipe.end();
        assertThatThrownBy(() -> connect(peer))
                .isExactlyInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("before the device's hello; is NETCONF enabled there, and has it sessions left?");
    }

    private static String hello(String content) {
        return "<hello xmlns=\"%s\">%s</hello>".formatted(Peer.BASE, content);
    }

    @Test
    void bothBaseCapabilitiesAreOfferedWithoutWaitingForThePeer() {
        Peer peer = Peer.silent();
        CompletableFuture<Boolean> connecting = Peer.calling(() -> {
            connect(peer);
            return true;
        });
        assertThat(peer.pipe.next())
                .isEqualTo("<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>"
                        + "<capability>urn:ietf:params:netconf:base:1.0</capability>"
                        + "<capability>urn:ietf:params:netconf:base:1.1</capability></capabilities></hello>]]>]]>");
        peer.pipe.say(Peer.hello("1.1"));
        assertThat(Peer.result(connecting)).isTrue();
        assertThat(peer.session.isConnected()).isTrue();
        assertThat(peer.session.sessionId()).isEqualTo(7);
        assertThat(peer.session.capabilities()).containsExactly("urn:ietf:params:netconf:base:1.1");
    }

    @Test
    void theHelloOfARealServerIsRead() throws MalformedXmlException {
        String text = Transcripts.endMarked(Transcripts.of("netconfd/base-1.1.session"))
                .get(0);
        MessageBuffer buffer = new MessageBuffer(100_000);
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        buffer.append(bytes, 0, bytes.length);
        Hello hello = Hello.read(Message.of(buffer));
        assertThat(hello.framing()).isEqualTo(Framing.CHUNKS);
        assertThat(hello.sessionId()).isPositive();
        assertThat(hello.capabilities())
                .hasSize(37)
                .contains("urn:ietf:params:netconf:capability:candidate:1.0")
                .contains("urn:ietf:params:netconf:capability:with-defaults:1.0"
                        + "?basic-mode=explicit&also-supported=trim,report-all,report-all-tagged");
    }

    @Test
    void anotherPrefixAndNoNamespaceAreUnderstood() {
        for (String said : new String[] {
            "<nc:hello xmlns:nc=\"%s\"><nc:capabilities><nc:capability> urn:ietf:params:netconf:base:1.0\n</nc:capability></nc:capabilities><nc:session-id>1</nc:session-id></nc:hello>"
                    .formatted(Peer.BASE),
            "\n<?xml version=\"1.0\"?>\n<hello>" + CAPABILITIES + "<session-id>4294967295</session-id></hello>"
        }) {
            Peer peer = Peer.silent();
            peer.pipe.say(said + "]]>]]>");
            connect(peer);
            assertThat(peer.session.capabilities()).containsExactly("urn:ietf:params:netconf:base:1.0");
        }
    }

    @Test
    void aHelloThatCannotBeUsedIsRefusedWithTheReason() {
        assertRefused("Last login: today\n$ ", "line 1");
        assertRefused(hello("<capabilities/><session-id>1</session-id>"), "neither of the capabilities");
        assertRefused(
                hello("<capabilities><capability>urn:ietf:params:netconf:base:1.10</capability></capabilities>"
                        + "<session-id>1</session-id>"),
                "neither of the capabilities");
        assertRefused(
                hello("<capabilities>" + "<capability>urn:x</capability>".repeat(1000) + "</capabilities>"
                        + "<session-id>1</session-id>"),
                "but 1000 others, first urn:x; it began with");
        assertRefused(hello(CAPABILITIES), "no session-id");
        assertRefused(hello(CAPABILITIES + "<session-id>0</session-id>"), "session-id 0 is not in 1");
        assertRefused(hello(CAPABILITIES + "<session-id>4294967296</session-id>"), "is not in 1");
        assertRefused(hello(CAPABILITIES + "<session-id>one</session-id>"), "session-id one");
        assertRefused("<rpc-reply xmlns=\"%s\"/>".formatted(Peer.BASE), "no hello but rpc-reply");
        assertRefused("<hello xmlns=\"urn:other\"/>", "no hello but hello");
        assertRefused("<!DOCTYPE hello><hello/>", "document type declaration");
    }

    @Test
    void aHelloThatNeverComesEndsAtTheDeadline() {
        Peer peer = Peer.silent();
        peer.pipe.say("<hello");
        assertThatThrownBy(() -> peer.session.connect(Deadline.after(Duration.ofMillis(50))))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: the device's hello did not come in 50 ms over memory (it began with \"<hello\"); "
                        + "does it speak NETCONF there?");
        assertThat(peer.pipe.isOpen()).isFalse();
    }

    @Test
    void aPeerThatClosesBeforeItsHelloIsSaid() {
        Peer peer = Peer.silent();
        CompletableFuture<Boolean> connecting = Peer.calling(() -> {
            connect(peer);
            return true;
        });
        peer.pipe.next();
        peer.pipe.end();
        assertThatThrownBy(() -> Peer.result(connecting))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("closed memory before its hello");
    }

    @Test
    void disconnectEndsAWaitForTheHello() {
        Peer peer = Peer.silent();
        CompletableFuture<Boolean> connecting = Peer.calling(() -> {
            connect(peer);
            return true;
        });
        peer.pipe.awaitReader();
        peer.session.disconnect(Deadline.after(Duration.ofSeconds(20)));
        assertThatThrownBy(() -> Peer.result(connecting)).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(peer.session::get).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void aGreetingWithoutEndIsRefusedWhenItIsTooLong() {
        Peer peer = Peer.silent();
        peer.pipe.say("banner ".repeat(Hello.MAX_BYTES / 7 + 1));
        assertThatThrownBy(() -> connect(peer))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("more than 4194304 bytes are no hello")
                .hasMessageContaining("it began with \"banner banner");
    }
}
