// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.ReplyReader;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

/** Replies that are read while they come, and what becomes of the session when that ends early. */
@Timeout(120)
final class StreamedReplyTest {

    private static final Rpc CONFIG =
            Rpc.getConfig(Datastore.RUNNING, Query.ALL).timeout(Duration.ofSeconds(20));
    private static final String ERROR =
            "<rpc-error><error-type>application</error-type><error-tag>too-big</error-tag><error-severity>%s</error-severity></rpc-error>";
    private static final String ITEM = "<item>" + "x".repeat(1000) + "</item>";

    @TempDir
    Path folder;

    /** What it is about to be read; half of it comes, and the other half when the test says so. */
    private static final class Halves {

        private final Peer peer;
        private final byte[] reply;

        private Halves(Peer peer, String id, String content) {
            this.peer = peer;
            this.reply = peer.frame(
                    "<rpc-reply xmlns=\"%s\" message-id=\"%s\">%s</rpc-reply>".formatted(Peer.BASE, id, content));
        }

        private Halves first() {
            peer.pipe.say(Arrays.copyOf(reply, reply.length / 2));
            return this;
        }

        private void second() {
            peer.pipe.say(Arrays.copyOfRange(reply, reply.length / 2, reply.length));
        }
    }

    private static List<String> names(XMLStreamReader reply) throws XMLStreamException {
        List<String> names = new ArrayList<>(List.of(reply.getLocalName()));
        while (reply.hasNext()) {
            if (reply.next() == XMLStreamConstants.START_ELEMENT) {
                names.add(reply.getLocalName());
            }
        }
        assertThat(reply.getEventType()).isEqualTo(XMLStreamConstants.END_DOCUMENT);
        return names;
    }

    private static <T> CompletableFuture<T> reading(Peer peer, Rpc rpc, ReplyReader<T> reader) {
        return Peer.calling(() -> peer.session.read(rpc, reader));
    }

    /** The session answers, whatever was before. */
    private static void assertInStep(Peer peer) {
        CompletableFuture<Xml> next = Peer.calling(() -> peer.session.rpc("<next/>", Duration.ofSeconds(20)));
        String request = peer.pipe.next();
        assertThat(request).contains("<next/>");
        peer.reply(Peer.id(request), "<right/>");
        assertThat(Peer.result(next).text()).contains("<right/>");
        assertThat(peer.session.isReset()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aReplyIsReadInAnyPieces(Framing framing) {
        for (int size : new int[] {1, 2, 7, 100, 100_000}) {
            Peer peer = Peer.connected(framing, Map.of());
            peer.pipe.withReadsOf(size);
            CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
            peer.reply(peer.nextId(), "\n<data><a>]]&gt;]]&gt;</a><b/></data>\n");
            assertThat(Peer.result(call)).containsExactly("data", "a", "b");
            assertInStep(peer);
        }
    }

    @Test
    void hundredsOfMegabytesAreReadWhileTheyComeAndNotKept() {
        Peer peer = Peer.connected();
        int items = 300_000;
        AtomicReference<Long> most = new AtomicReference<>(0L);
        CompletableFuture<Integer> call = reading(peer, CONFIG.timeout(Duration.ofSeconds(100)), reply -> {
            int count = 0;
            while (reply.hasNext()) {
                if (reply.next() == XMLStreamConstants.START_ELEMENT) {
                    reply.getElementText();
                    count++;
                    most.set(Math.max(most.get(), peer.pipe.read() - (long) count * ITEM.length()));
                }
            }
            return count;
        });
        String id = peer.nextId();
        byte[] chunk = ("\n#" + 100 * ITEM.length() + "\n" + ITEM.repeat(100)).getBytes(StandardCharsets.UTF_8);
        peer.pipe.say(chunk("<rpc-reply xmlns=\"%s\" message-id=\"%s\"><data>".formatted(Peer.BASE, id)));
        byte[] last = (new String(chunk("</data></rpc-reply>"), StandardCharsets.UTF_8) + "\n##\n")
                .getBytes(StandardCharsets.UTF_8);
        peer.pipe.sayOnDemand(IntStream.rangeClosed(0, items / 100)
                .mapToObj(i -> i < items / 100 ? chunk : last)
                .iterator());
        assertThat(Peer.result(call)).isEqualTo(items);
        assertThat(peer.pipe.read()).isGreaterThan(300_000_000);
        assertThat(most.get()).isLessThan(500_000);
        assertInStep(peer);
    }

    private static byte[] chunk(String content) {
        return ("\n#" + content.length() + "\n" + content).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void itIsReadBeforeItIsWhole() {
        Peer peer = Peer.connected();
        CompletableFuture<String> seen = new CompletableFuture<>();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, reply -> {
            reply.nextTag();
            seen.complete(reply.getElementText());
            reply.nextTag();
            return names(reply);
        });
        Halves halves =
                new Halves(peer, peer.nextId(), "<data><first>1</first>" + ITEM.repeat(20) + "<last/></data>").first();
        assertThat(Peer.result(seen)).isEqualTo("1");
        halves.second();
        assertThat(Peer.result(call)).hasSize(21).endsWith("last");
        assertInStep(peer);
    }

    @Test
    void aReaderThatIsKeptBehindItsCallTakesNothingOfOthers() {
        Peer peer = Peer.connected();
        CompletableFuture<XMLStreamReader> call = reading(peer, CONFIG, reply -> reply);
        Halves halves = new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(100) + "</data>").first();
        XMLStreamReader kept = Peer.result(call);
        halves.second();
        CompletableFuture<Xml> other = Peer.calling(() -> peer.session.rpc("<other/>", Duration.ofSeconds(20)));
        String id = peer.nextId();
        assertIsRefused(kept);
        peer.reply(id, "<right/>");
        assertThat(Peer.result(other).text()).contains("<right/>");
        assertIsRefused(kept);
        assertInStep(peer);
    }

    @Test
    void aReaderThatIsGivenToAnotherThreadReadsNothingThere() {
        Peer peer = Peer.connected();
        CompletableFuture<Integer> call = reading(peer, CONFIG, reply -> {
            assertThat(Peer.result(Peer.calling(() -> {
                        assertIsRefused(reply);
                        return true;
                    })))
                    .isTrue();
            return 1;
        });
        Halves halves = new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(100) + "</data>").first();
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("only within its call and by the thread of that");
        halves.second();
        assertInStep(peer);
    }

    private static void assertIsRefused(XMLStreamReader kept) {
        assertThatThrownBy(() -> {
                    while (kept.hasNext()) {
                        kept.next();
                    }
                })
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("the reply to get-config can be read only within its call");
    }

    @Test
    void errorsInFrontOfTheDataAreThrownBeforeTheReaderIsCalled() {
        Peer peer = Peer.connected();
        AtomicBoolean called = new AtomicBoolean();
        CompletableFuture<Boolean> call = reading(peer, CONFIG, reply -> called.getAndSet(true));
        peer.reply(peer.nextId(), ERROR.formatted("error") + "<data/>");
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(RpcErrorException.class)
                .hasMessageContaining("too-big");
        assertThat(called).isFalse();
        assertInStep(peer);
    }

    @Test
    void errorsThatTheDeviceWrapsAreFoundOutsideTheDataOnly() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> wrapped = reading(peer, Rpc.of("<commit/>"), StreamedReplyTest::names);
        peer.reply(
                peer.nextId(),
                "<commit-results><routing-engine>" + ERROR.formatted("error") + "</routing-engine></commit-results>");
        assertThatThrownBy(() -> Peer.result(wrapped))
                .isInstanceOf(RpcErrorException.class)
                .hasMessageContaining("too-big");
        CompletableFuture<List<String>> data = reading(peer, CONFIG, StreamedReplyTest::names);
        peer.reply(peer.nextId(), "<data><log>" + ERROR.formatted("error") + "</log></data>");
        assertThat(Peer.result(data)).contains("log", "rpc-error");
        assertInStep(peer);
    }

    @Test
    void ofErrorsOfAnyLengthOnlyABoundedPartIsKept() {
        Peer peer = Peer.connected();
        CompletableFuture<Integer> call = reading(peer, Rpc.of("<a/>"), reply -> 1);
        String message = "<error-message>" + "x".repeat(100_000) + "</error-message>";
        String info = "<error-info>" + ITEM.repeat(100) + "</error-info>";
        peer.reply(peer.nextId(), ("<rpc-error>" + message + info + "</rpc-error>").repeat(100));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOfSatisfying(RpcErrorException.class, e -> {
            assertThat(e.errors()).hasSize(100).allMatch(error -> error.info() == null);
            assertThat(e.errors().get(0).message()).hasSize(64 * 1024);
            assertThat(e.errors().stream()
                            .mapToInt(error -> String.valueOf(error.message()).length())
                            .sum())
                    .isLessThanOrEqualTo((4 << 20) + 64 * 1024);
        });
        assertInStep(peer);
    }

    @Test
    void errorsBehindTheDataAreThrownWhenTheReaderIsThrough() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        peer.reply(peer.nextId(), "<data><a/></data>" + ERROR.formatted("error"));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(RpcErrorException.class);
        CompletableFuture<String> atEndOfData = reading(peer, CONFIG, reply -> {
            reply.nextTag();
            return reply.getLocalName();
        });
        peer.reply(peer.nextId(), "<data></data>" + ERROR.formatted("error"));
        assertThatThrownBy(() -> Peer.result(atEndOfData)).isInstanceOf(RpcErrorException.class);
        assertInStep(peer);
    }

    @Test
    void warningsAreNoErrorsAndAreNotAmongWhatIsRead() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        peer.reply(peer.nextId(), ERROR.formatted("warning") + "<data><a/></data>" + ERROR.formatted("warning"));
        assertThat(Peer.result(call)).containsExactly("data", "a");
        assertInStep(peer);
    }

    @Test
    void whoStopsEarlyHasTheRestPassedOver() {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = reading(peer, CONFIG, XMLStreamReader::getLocalName);
        Halves halves = new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>").first();
        assertThat(Peer.result(call)).isEqualTo("data");
        assertThat(peer.session.isReset()).isFalse();
        halves.second();
        assertInStep(peer);
    }

    @Test
    void whatTheReaderThrowsIsThrownAndTheRestPassedOver() {
        Peer peer = Peer.connected();
        CompletableFuture<String> full = reading(peer, CONFIG, reply -> {
            throw new IOException("the disk is full");
        });
        new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>")
                .first()
                .second();
        assertThatThrownBy(() -> Peer.result(full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is full");
        CompletableFuture<String> wrong = reading(peer, CONFIG, reply -> {
            throw new IllegalStateException("not what was expected");
        });
        peer.reply(peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>");
        assertThatThrownBy(() -> Peer.result(wrong)).isInstanceOf(IllegalStateException.class);
        CompletableFuture<Object> unexpected = reading(peer, CONFIG, reply -> {
            reply.require(XMLStreamConstants.START_ELEMENT, null, "other");
            return "";
        });
        peer.reply(peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>");
        assertThatThrownBy(() -> Peer.result(unexpected)).isInstanceOf(MalformedReplyException.class);
        assertInStep(peer);
    }

    @Test
    void aReplyThatIsNotWholeInTimeIsATimeoutAndItsRestPassedOver() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call =
                reading(peer, CONFIG.timeout(Duration.ofMillis(300)), StreamedReplyTest::names);
        Halves halves = new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>").first();
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(TimedOutException.class)
                .hasMessageMatching(
                        "R1/nc: the reply to get-config was not whole in 300 ms over memory, \\d+ bytes of it "
                                + "had come; its rest is passed over; allow more time, for example by the argument timeout");
        halves.second();
        assertInStep(peer);
    }

    @Test
    void aReplyThatComesTooLateIsPassedOver() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call =
                reading(peer, CONFIG.timeout(Duration.ofMillis(50)), StreamedReplyTest::names);
        String late = peer.nextId();
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(TimedOutException.class);
        peer.reply(late, "<data>" + ITEM.repeat(500) + "</data>");
        assertInStep(peer);
    }

    @Test
    void anInterruptEndsTheReadingAndTheRestIsPassedOver() throws InterruptedException {
        Peer peer = Peer.connected();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                peer.session.read(CONFIG, StreamedReplyTest::names);
            } catch (CallInterruptedException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("the flag is lost"));
            }
        });
        reader.start();
        Halves halves = new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>").first();
        peer.pipe.awaitReader();
        reader.interrupt();
        reader.join();
        assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
        halves.second();
        assertInStep(peer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<data>%s<a></b></data>",
                "<data>%s&e;</data>",
                "<data>%s<x:a/></data>",
                "<data>%s\u0001</data>",
                "<data>%s</data>&",
                "<!DOCTYPE a>%s",
                "<data>%s<a </data>"
            })
    void whatIsNotWellFormedIsAnErrorOfThatReplyOnly(String content) {
        for (int items : new int[] {0, 100}) {
            Peer peer = Peer.connected();
            CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
            peer.reply(peer.nextId(), content.formatted(ITEM.repeat(items)));
            assertThatThrownBy(() -> Peer.result(call))
                    .as("%d items", items)
                    .isInstanceOf(MalformedReplyException.class);
            assertInStep(peer);
        }
    }

    /** The reader may take the exception for its own. */
    @Test
    void anErrorThatTheReaderSwallowsIsThrownAllTheSame() {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = reading(peer, CONFIG, reply -> {
            try {
                names(reply);
            } catch (XMLStreamException e) {
                return "as far as it went";
            }
            return "all";
        });
        peer.reply(peer.nextId(), "<data>" + ITEM.repeat(100) + "<a></b></data>");
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(MalformedReplyException.class);
        assertInStep(peer);
    }

    @Test
    void bytesThatAreNoUtf8AreAnErrorOfThatReplyOnly() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        byte[] reply = "<rpc-reply xmlns=\"%s\" message-id=\"%s\"><data>caf\u00e9</data></rpc-reply>"
                .formatted(Peer.BASE, peer.nextId())
                .getBytes(StandardCharsets.ISO_8859_1);
        peer.pipe.say("\n#" + reply.length + "\n");
        peer.pipe.say(reply);
        peer.pipe.say("\n##\n");
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("UTF-8");
        assertInStep(peer);
    }

    @Test
    void sizeAndDepthAreBoundedWhereTheRequestSaysSo() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", 1000));
        CompletableFuture<List<String>> unbounded = reading(peer, CONFIG, StreamedReplyTest::names);
        peer.reply(peer.nextId(), "<data>" + ITEM.repeat(100) + "</data>");
        assertThat(Peer.result(unbounded)).hasSize(101);
        CompletableFuture<List<String>> tooLong = reading(peer, CONFIG.maxAnswer(50_000), StreamedReplyTest::names);
        peer.reply(peer.nextId(), "<data>" + ITEM.repeat(100) + "</data>");
        assertThatThrownBy(() -> Peer.result(tooLong))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessageContaining("50000 bytes");
        CompletableFuture<List<String>> tooDeep = reading(peer, CONFIG.maxDepth(3), StreamedReplyTest::names);
        peer.reply(peer.nextId(), "<data><a><b/></a></data>");
        assertThatThrownBy(() -> Peer.result(tooDeep))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("nested deeper than 3");
        assertInStep(peer);
    }

    @Test
    void theEndOfTheSessionInTheMiddleIsTheReadersException() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>").first();
        CompletableFuture<Xml> other = Peer.calling(() -> peer.session.rpc("<other/>"));
        peer.nextId();
        peer.pipe.end();
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> Peer.result(other)).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void aBrokenFrameInTheMiddleEndsTheSession() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        peer.pipe.say(new String(
                        chunk("<rpc-reply xmlns=\"%s\" message-id=\"%s\"><data>".formatted(Peer.BASE, peer.nextId())),
                        StandardCharsets.UTF_8)
                + "\n#x");
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContaining("expected the size of a chunk");
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void disconnectEndsAReader() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>").first();
        peer.pipe.awaitReader();
        peer.session.disconnect(Deadline.after(Duration.ofSeconds(20)));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void aCallFromWithinAReaderIsRefusedHoweverShortTheReply() {
        for (int items : new int[] {0, 500}) {
            Peer peer = Peer.connected();
            CompletableFuture<Xml> call = reading(peer, CONFIG, reply -> peer.session.rpc("<inner/>"));
            peer.reply(peer.nextId(), "<data>" + ITEM.repeat(items) + "</data>");
            assertThatThrownBy(() -> Peer.result(call))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage(
                            "R1/nc: rpc cannot be sent by a thread that reads another reply of the session just now; "
                                    + "take a connection of its own for it, or send it behind that");
            assertInStep(peer);
        }
    }

    @Test
    void othersWaitForTheReaderAndGetTheirOwnReplies() {
        Peer peer = Peer.connected();
        CompletableFuture<List<String>> call = reading(peer, CONFIG, StreamedReplyTest::names);
        Halves halves = new Halves(peer, peer.nextId(), "<data>" + ITEM.repeat(500) + "</data>").first();
        CompletableFuture<Xml> hasty = Peer.calling(() -> peer.session.rpc("<hasty/>", Duration.ofMillis(50)));
        String late = peer.nextId();
        CompletableFuture<Xml> patient = Peer.calling(() -> peer.session.rpc("<patient/>", Duration.ofSeconds(20)));
        String id = peer.nextId();
        assertThatThrownBy(() -> Peer.result(hasty)).isInstanceOf(TimedOutException.class);
        halves.second();
        peer.reply(late, "<late/>");
        peer.reply(id, "<right/>");
        assertThat(Peer.result(call)).hasSize(501);
        assertThat(Peer.result(patient).text()).contains("<right/>");
        assertInStep(peer);
    }

    @Test
    void aReplyIsSavedAsOneElementThatIsCompleteInItself() throws IOException {
        Peer peer = Peer.connected();
        Path file = folder.resolve("running.xml");
        Files.writeString(file, "what was there before");
        CompletableFuture<Long> call = Peer.calling(() -> peer.session.save(CONFIG, file));
        Halves halves = new Halves(
                        peer,
                        peer.nextId(),
                        "<data><!-- no data --><a>gr\u00fcn &lt;</a>" + ITEM.repeat(500) + "</data>")
                .first();
        peer.pipe.awaitReader();
        assertThat(file).hasContent("what was there before");
        halves.second();
        assertThat(Peer.result(call)).isEqualTo(Files.size(file));
        assertThat(file)
                .hasContent("<data xmlns=\"" + Peer.BASE + "\"><a>gr\u00fcn &lt;</a>" + ITEM.repeat(500) + "</data>");
        assertThat(folder).isDirectoryNotContaining("glob:*.part");
        assertInStep(peer);
    }

    @Test
    void aFileStaysAsItIsWhereItsReplyIsNotWholeOrRefused() throws IOException {
        Path file = folder.resolve("running.xml");
        Files.writeString(file, "what was there before");
        Peer peer = Peer.connected();
        for (String content : List.of(
                ERROR.formatted("error"),
                "<data>" + ITEM.repeat(100) + "</data>" + ERROR.formatted("error"),
                "<data>" + ITEM.repeat(100) + "<a></b></data>",
                "<data/><data/>",
                "")) {
            CompletableFuture<Long> call = Peer.calling(() -> peer.session.save(CONFIG, file));
            peer.reply(peer.nextId(), content);
            assertThatThrownBy(() -> Peer.result(call))
                    .isInstanceOfAny(RpcErrorException.class, MalformedReplyException.class);
            assertThat(file).hasContent("what was there before");
        }
        CompletableFuture<Long> nowhere = Peer.calling(
                () -> peer.session.save(CONFIG, folder.resolve("missing").resolve("running.xml")));
        assertThatThrownBy(() -> Peer.result(nowhere))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: " + folder.resolve("missing").resolve("running.xml")
                        + " cannot be written: there is no such folder");
        assertThat(folder).isDirectoryNotContaining("glob:*.part");
        assertInStep(peer);
    }
}
