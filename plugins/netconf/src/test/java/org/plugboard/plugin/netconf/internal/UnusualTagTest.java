// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;

/** Replies whose start tags are not written as almost all are, and which are read while they come all the same. */
@Timeout(60)
final class UnusualTagTest {

    private static final int MAX_ANSWER = 1000;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Rpc CONFIG =
            Rpc.getConfig(Datastore.RUNNING, Query.ALL).timeout(LONG);
    private static final String XMLNS = "xmlns=\"" + Peer.BASE + "\"";
    private static final String ITEM = "<item>x</item>";
    private static final String ITEMS = ITEM.repeat(10_000);

    @TempDir
    Path folder;

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> " a%d=\"the value of number %d\"".formatted(i, i))
                .collect(Collectors.joining());
    }

    /** Each in front of the content, with a place for the message-id. */
    static Map<String, String> tags() {
        return Map.ofEntries(
                Map.entry("blanks around =", "<rpc-reply " + XMLNS + " message-id = \"%s\">"),
                Map.entry("a line end around =", "<rpc-reply " + XMLNS + " message-id=\n\"%s\">"),
                Map.entry("a reference", "<rpc-reply " + XMLNS + " message-id=\"%s\" note=\"&lt;&#65;\">"),
                Map.entry("a raw >", "<rpc-reply " + XMLNS + " note=\"a > b >\" message-id=\"%s\">"),
                Map.entry("not ASCII", "<rpc-reply " + XMLNS + " message-id=\"%s\" note=\"gr\u00fcn\">"),
                Map.entry("a name that is not ASCII", "<rpc-reply " + XMLNS + " gr\u00fcn=\"1\" message-id=\"%s\">"),
                Map.entry("20 attributes", "<rpc-reply " + XMLNS + attributes(20) + " message-id=\"%s\">"),
                Map.entry("more than 8 KiB", "<rpc-reply " + XMLNS + attributes(500) + " message-id=\"%s\">"),
                Map.entry(
                        "a long comment",
                        "<!--" + " x>".repeat(5_000) + "--><rpc-reply " + XMLNS + " message-id=\"%s\">"),
                Map.entry("a byte order mark", "\ufeff<rpc-reply " + XMLNS + " message-id=\"%s\">"),
                Map.entry("a mark behind a line end", "\n\ufeff\n<rpc-reply " + XMLNS + " message-id=\"%s\">"),
                Map.entry(
                        "a mark and a declaration",
                        "\ufeff<?xml version='1.0'?>\n<rpc-reply " + XMLNS + " message-id=\"%s\">"),
                Map.entry(
                        "two prefixes",
                        "<nc:rpc-reply xmlns:nc=\"" + Peer.BASE + "\" nc:message-id=\"x\" message-id=\"%s\" xmlns=\""
                                + Peer.BASE + "\">"),
                Map.entry("no message-id", "<rpc-reply " + XMLNS + ">"));
    }

    static Stream<String> kinds() {
        return tags().keySet().stream().sorted();
    }

    private static String reply(String kind, String id, String content) {
        String tag = String.valueOf(tags().get(kind)).formatted(id);
        return tag + content + (tag.contains("nc:rpc-reply") ? "</nc:rpc-reply>" : "</rpc-reply>");
    }

    private static int count(XMLStreamReader reply) throws XMLStreamException {
        int count = 0;
        while (reply.hasNext()) {
            count += reply.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        }
        return count;
    }

    private static void assertInStep(Peer peer) {
        CompletableFuture<Xml> next = Peer.calling(() -> peer.session.rpc("<next/>", LONG));
        peer.reply(peer.nextId(), "<right/>");
        assertThat(Peer.result(next).text()).contains("<right/>");
        assertThat(peer.session.isReset()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aReplyThatIsLongerThanMaxAnswerIsRead(String kind) {
        for (Framing framing : Framing.values()) {
            for (int size : new int[] {1, 100, 100_000}) {
                Peer peer = Peer.connected(framing, Map.of("max_answer", MAX_ANSWER));
                peer.pipe.withReadsOf(size);
                CompletableFuture<Integer> call = Peer.calling(() -> peer.session.read(CONFIG, UnusualTagTest::count));
                int items = 100 + Math.min(size, 100) * 20;
                peer.say(reply(kind, peer.nextId(), "<data>" + ITEM.repeat(items) + "</data>"));
                assertThat(Peer.result(call)).as("in reads of %d", size).isEqualTo(items);
                assertInStep(peer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itIsReadBeforeItIsWholeAndSaved(String kind) throws IOException {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", MAX_ANSWER));
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Integer> call = Peer.calling(() -> peer.session.read(CONFIG, reply -> {
            begun.complete(true);
            return count(reply);
        }));
        byte[] frame = peer.frame(reply(kind, peer.nextId(), "<data>" + ITEMS + "</data>"));
        peer.pipe.say(Arrays.copyOf(frame, frame.length / 2));
        assertThat(Peer.result(begun)).isTrue();
        // It is known whose it is: another request makes nothing unclear.
        CompletableFuture<Xml> other = Peer.calling(() -> peer.session.rpc("<other/>", LONG));
        String id = peer.nextId();
        peer.pipe.say(Arrays.copyOfRange(frame, frame.length / 2, frame.length));
        peer.reply(id, "<right/>");
        assertThat(Peer.result(call)).isEqualTo(10_000);
        assertThat(Peer.result(other).text()).contains("<right/>");
        Path file = folder.resolve("running.xml");
        CompletableFuture<Long> saved = Peer.calling(() -> peer.session.save(CONFIG, file));
        peer.say(reply(kind, peer.nextId(), "<data>" + ITEMS + "</data>"));
        assertThat(Peer.result(saved)).isEqualTo(Files.size(file)).isGreaterThan(ITEMS.length());
        assertInStep(peer);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aReplyThatIsKeptHasTheLimitOfItsRequest(String kind) {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", MAX_ANSWER));
        CompletableFuture<Xml> enough = Peer.calling(
                () -> peer.session.send(CONFIG.maxAnswer(1_000_000)).answer());
        peer.say(reply(kind, peer.nextId(), "<data>" + ITEMS + "</data>"));
        assertThat(Peer.result(enough).text()).contains("<item>");
        CompletableFuture<Xml> tooLong =
                Peer.calling(() -> peer.session.send(CONFIG.maxAnswer(100_000)).answer());
        peer.say(reply(kind, peer.nextId(), "<data>" + ITEMS + "</data>"));
        assertThatThrownBy(() -> Peer.result(tooLong))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessageContaining("is longer than max_answer, 100000 bytes");
        assertInStep(peer);
    }

    /** Nobody looks for a start tag for ever. */
    @Test
    void ofAReplyWhoseTagIsNotFoundTheLimitIsSaidThatHeld() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", 100_000));
        CompletableFuture<Integer> call = Peer.calling(() -> peer.session.read(CONFIG, UnusualTagTest::count));
        String id = peer.nextId();
        peer.pipe.withReadsOf(1_000);
        peer.say(
                ("<!--" + "x".repeat(90_000) + "--><rpc-reply message-id=\"%s\"><data>" + ITEMS + "</data></rpc-reply>")
                        .formatted(id));
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessageContaining("is longer than max_answer, 100000 bytes");
        assertInStep(peer);
    }

    /** It could be the reply to any request, so none is read. */
    @Test
    void aReplyWithoutAnIdThatCouldBeSeveralOnesIsNotRead() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", MAX_ANSWER));
        CompletableFuture<Integer> call = Peer.calling(() -> peer.session.read(CONFIG, UnusualTagTest::count));
        peer.nextId();
        CompletableFuture<Xml> other = Peer.calling(() -> peer.session.rpc("<other/>", LONG));
        peer.nextId();
        peer.say(reply("no message-id", "", "<data>" + ITEMS + "</data>"));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(OutOfStepException.class);
        assertThatThrownBy(() -> Peer.result(other)).isInstanceOf(OutOfStepException.class);
    }
}
