// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

@Timeout(60)
final class ExchangeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    /** The content of a tag that no pipe takes as a whole. */
    private static final String LENGTHY = "a b=\"" + "x".repeat(100_000) + "\"";

    private static CompletableFuture<Xml> asking(Peer peer, String operation) {
        return Peer.calling(() -> peer.session.rpc("<" + operation + "/>", LONG));
    }

    /** Asks, and returns when the request has come to the device. */
    private static String ask(Peer peer, String operation, Map<String, CompletableFuture<Xml>> calls) {
        CompletableFuture<Xml> call = asking(peer, operation);
        String request = peer.pipe.next();
        assertThat(request).contains("<" + operation + "/>");
        calls.put(Peer.id(request), call);
        return Peer.id(request);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void repliesThatComeInAnotherOrderFindTheirCallers(Framing framing) {
        Peer peer = Peer.connected(framing, Map.of());
        peer.pipe.withReadsOf(7);
        for (long round = 0; round < 20; round++) {
            long seed = round;
            Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                ids.add(ask(peer, "op" + i, calls));
            }
            Collections.shuffle(ids, new Random(seed));
            ids.forEach(id -> peer.reply(id, "<for>" + id + "</for>"));
            calls.forEach((id, call) ->
                    assertThat(Peer.result(call).text()).as("seed %d", seed).contains("<for>" + id + "</for>"));
        }
    }

    @Test
    void aReplyThatComesTooLateIsDroppedAndTheSessionGoesOn() {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT))
                .isInstanceOf(TimedOutException.class)
                .hasMessage(
                        "R1/nc: no reply to rpc (message-id 1) in 50 ms over memory, 0 other requests are under way; "
                                + "nothing of it came; allow more time, for example by the argument timeout");
        String late = peer.nextId();
        CompletableFuture<Xml> next = asking(peer, "next");
        String id = peer.nextId();
        peer.reply(late, "<late/>");
        peer.reply(id, "<right/>");
        assertThat(Peer.result(next).text()).contains("<right/>");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    /** A device with one loop for a session takes nothing while it writes. */
    @Test
    void aLongRequestBehindALateReplyGoesOutWhileThatIsRead() {
        Peer peer = Peer.connected();
        peer.pipe.withRoomFor(32 * 1024).speakingFirst();
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT)).isInstanceOf(TimedOutException.class);
        peer.reply(peer.nextId(), "<late/>".repeat(100_000));
        CompletableFuture<Xml> call = asking(peer, LENGTHY);
        CompletableFuture<List<RpcResult>> calls =
                Peer.calling(() -> peer.session.sendAll(List.of(Rpc.of("<" + LENGTHY + "/>"))));
        for (int request = 0; request < 2; request++) {
            peer.reply(peer.nextId(), "<right/>".repeat(100_000));
        }
        assertThat(Peer.result(call).text()).contains("<right/>");
        assertThat(Peer.result(calls).get(0).get().answer().text()).contains("<right/>");
        assertThat(peer.session.isReset()).isTrue();
        Peer.awaitEnd("plugboard stand-in R1/nc");
    }

    @Test
    void aLongRequestBehindAReplyWhoseReaderHasLeftGoesOutWhileThatIsPassedOver() {
        Peer peer = Peer.connected();
        peer.pipe.withRoomFor(32 * 1024).speakingFirst();
        CompletableFuture<Boolean> glance = Peer.calling(() -> peer.session.read(Rpc.get(Query.ALL), reply -> true));
        peer.reply(peer.nextId(), "<data>" + "<a/>".repeat(100_000) + "</data>");
        assertThat(Peer.result(glance)).isTrue();
        CompletableFuture<Xml> call = asking(peer, LENGTHY);
        peer.reply(peer.nextId(), "<right/>");
        assertThat(Peer.result(call).text()).contains("<right/>");
    }

    @Test
    void aLongRequestGoesOutAlsoIfWhoeverReadsMeanwhileLeaves() throws IOException, InterruptedException {
        Peer peer = Peer.connected();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = new Thread(() -> thrown.set(catchThrowable(() -> peer.session.rpc("<a/>", LONG))));
        reader.start();
        String late = peer.nextId();
        peer.pipe.awaitReader();
        peer.pipe.withRoomFor(1);
        peer.pipe.write(new byte[1], Deadline.after(LONG));
        CompletableFuture<Xml> call = asking(peer, LENGTHY);
        peer.pipe.awaitBlockedWriter();
        reader.interrupt();
        reader.join();
        assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
        peer.reply(late, "<late/>".repeat(100_000));
        peer.pipe.awaitUnread(0);
        assertThat(peer.pipe.next()).hasSize(1);
        peer.reply(peer.nextId(), "<right/>");
        assertThat(Peer.result(call).text()).contains("<right/>");
        Peer.awaitEnd("plugboard stand-in R1/nc");
    }

    @Test
    void aCallerWhoseTimeIsOverHandsTheReadingOver() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> reader = Peer.calling(() -> peer.session.rpc("<short/>", Duration.ofMillis(300)));
        peer.pipe.awaitReader();
        peer.nextId();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        String id = ask(peer, "long", calls);
        assertThatThrownBy(() -> Peer.result(reader)).isInstanceOf(TimedOutException.class);
        peer.pipe.awaitReader();
        peer.reply(id, "<right/>");
        assertThat(Peer.result(calls.get(id)).text()).contains("<right/>");
    }

    @Test
    void anInterruptEndsOneCallAndLeavesTheOthersAlone() throws InterruptedException {
        Peer peer = Peer.connected();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                peer.session.rpc("<interrupted/>", LONG);
            } catch (CallInterruptedException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("the flag is lost"));
            }
        });
        reader.start();
        String interrupted = peer.nextId();
        peer.pipe.awaitReader();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        String id = ask(peer, "other", calls);
        // Half of a frame has come when the reader goes.
        byte[] reply = Framing.CHUNKS.encode(
                "<rpc-reply xmlns=\"%s\" message-id=\"%s\"><right/></rpc-reply>".formatted(Peer.BASE, id));
        peer.pipe.say(java.util.Arrays.copyOf(reply, 40));
        peer.pipe.awaitReader();
        reader.interrupt();
        reader.join();
        assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
        peer.pipe.say(java.util.Arrays.copyOfRange(reply, 40, reply.length));
        assertThat(Peer.result(calls.get(id)).text()).contains("<right/>");
        peer.reply(interrupted, "<late/>");
        String next = ask(peer, "next", calls);
        peer.reply(next, "<next/>");
        assertThat(Peer.result(calls.get(next)).text()).contains("<next/>");
    }

    @Test
    void whoeverIsInterruptedBeforeSendingSendsNothing() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = Peer.calling(() -> {
            Thread.currentThread().interrupt();
            return peer.session.rpc("<a/>", LONG);
        });
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(CallInterruptedException.class);
        assertThat(peer.pipe.hasNext()).isFalse();
        assertThat(peer.session.isConnected()).isTrue();
    }

    @Test
    void aRequestThatTheDeviceDoesNotTakeInTimeIsATimeoutForItsCallerAndTheEndForOthers() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> other = asking(peer, "other");
        peer.nextId();
        peer.pipe.failNextWrite(new SocketTimeoutException("memory took 3 of 9 bytes"));
        assertThatThrownBy(() -> peer.session.rpc("<a/>", LONG))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: rpc was not taken whole by memory in 20 s; the session was closed since nothing "
                        + "may follow a torn request; connect again");
        assertThatThrownBy(() -> Peer.result(other)).isInstanceOf(ConnectionClosedException.class);
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void anInterruptWhileARequestIsSentIsToldToItsCallerAndEndsTheSession() {
        Peer peer = Peer.connected();
        peer.pipe.failNextWrite(new InterruptedIOException("interrupted"));
        CompletableFuture<Boolean> flag = Peer.calling(() -> {
            assertThatThrownBy(() -> peer.session.rpc("<a/>", LONG))
                    .isInstanceOf(CallInterruptedException.class)
                    .hasMessageContaining("R1/nc: interrupted while sending rpc");
            return Thread.currentThread().isInterrupted();
        });
        assertThat(Peer.result(flag)).isTrue();
        assertThat(peer.session.isConnected()).isFalse();
    }

    /** The device may hang up in either way. */
    @Test
    void aPipeThatBreaksBeforeTheHelloIsAConnectThatFailed() {
        Peer writing = Peer.silent();
        writing.pipe.failNextWrite(new IOException("Connection reset"));
        assertThatThrownBy(() -> writing.session.connect(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("Connection reset before the device's hello");
        Peer reading = Peer.silent();
        CompletableFuture<Boolean> connecting = Peer.calling(() -> {
            reading.session.connect(Deadline.after(LONG));
            return true;
        });
        reading.pipe.next();
        reading.pipe.close();
        assertThatThrownBy(() -> Peer.result(connecting)).isInstanceOf(ConnectFailedException.class);
    }

    @Test
    void aReplyWithoutAnIdGoesToTheOnlyRequestThatIsUnderWay() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer, "only");
        peer.nextId();
        peer.say("<rpc-reply xmlns=\"%s\"><right/></rpc-reply>".formatted(Peer.BASE));
        assertThat(Peer.result(call).text()).contains("<right/>");
    }

    @Test
    void aReplyWithoutAnIdThatCouldBeSeveralOnesEndsTheSession() {
        Peer peer = Peer.connected();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        ask(peer, "one", calls);
        ask(peer, "two", calls);
        peer.say("<rpc-reply xmlns=\"%s\"><whose/></rpc-reply>".formatted(Peer.BASE));
        calls.values().forEach(call -> assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContaining("without message-id"));
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void aReplyWithoutAnIdIsNotTakenForTheNextOnesWhenOneIsOwed() {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT)).isInstanceOf(TimedOutException.class);
        peer.nextId();
        CompletableFuture<Xml> call = asking(peer, "next");
        peer.nextId();
        peer.say("<rpc-reply xmlns=\"%s\"><whose/></rpc-reply>".formatted(Peer.BASE));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(OutOfStepException.class);
    }

    @Test
    void aMessageThatIsNoReplyIsNobodysHoweverLongItIs() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", 1000));
        CompletableFuture<Xml> call = asking(peer, "a");
        String id = peer.nextId();
        peer.say("<rpc-reply xmlns=\"urn:other\">%s</rpc-reply>".formatted("<a/>".repeat(1000)));
        peer.reply(id, "<right/>");
        assertThat(Peer.result(call).text()).contains("<right/>");
    }

    @Test
    void aReplyThatBeganBeforeItsRequestWasSentIsNotItsReply() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> first = asking(peer, "first");
        assertThat(peer.nextId()).isEqualTo("1");
        List<String> early = halves("<rpc-reply xmlns=\"%s\" message-id=\"2\">%s<wrong/></rpc-reply>"
                .formatted(Peer.BASE, "<a/>".repeat(1000)));
        peer.pipe.say(early.get(0));
        peer.pipe.awaitReader();
        CompletableFuture<List<RpcResult>> many =
                Peer.calling(() -> peer.session.sendAll(List.of(Rpc.of("<second/>"), Rpc.of("<third/>"))));
        assertThat(peer.pipe.next()).contains("<second/>");
        peer.pipe.say(early.get(1));
        peer.reply("3", "<third/>");
        peer.reply("2", "<second/>");
        peer.reply("1", "<right/>");
        assertThat(Peer.result(first).text()).contains("<right/>");
        assertThat(Peer.result(many))
                .extracting(result -> result.get().answer().text())
                .satisfiesExactly(
                        text -> assertThat(text).contains("<second/>").doesNotContain("<wrong/>"),
                        text -> assertThat(text).contains("<third/>"));
    }

    @Test
    void aReplyWithoutAnIdThatBeganWhenNoneWasAwaitedIsNotTheNextOnes() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> first = asking(peer, "first");
        List<String> early =
                halves("<rpc-reply xmlns=\"%s\">%s<whose/></rpc-reply>".formatted(Peer.BASE, "<a/>".repeat(1000)));
        String reply =
                "<rpc-reply xmlns=\"%s\" message-id=\"%s\"><right/></rpc-reply>".formatted(Peer.BASE, peer.nextId());
        // In one piece, so that the reader takes both.
        peer.pipe.say(new String(peer.frame(reply), StandardCharsets.UTF_8) + early.get(0));
        assertThat(Peer.result(first).text()).contains("<right/>");
        CompletableFuture<Xml> next = asking(peer, "next");
        peer.nextId();
        peer.pipe.say(early.get(1));
        assertThatThrownBy(() -> Peer.result(next))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContaining("without message-id");
    }

    /** Two chunks. */
    private static List<String> halves(String message) {
        int half = message.length() / 2;
        return List.of(
                "\n#%d\n%s".formatted(half, message.substring(0, half)),
                "\n#%d\n%s\n##\n".formatted(message.length() - half, message.substring(half)));
    }

    @Test
    void whatNobodyAskedForIsDropped() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer, "a");
        String id = peer.nextId();
        peer.say("<notification xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\"/>");
        peer.reply("4711", "<other/>");
        peer.say("\n");
        peer.reply(id, "<right/>");
        peer.reply(id, "<again/>");
        assertThat(Peer.result(call).text()).contains("<right/>");
        assertThat(peer.session.isConnected()).isTrue();
    }

    @Test
    void anAnswerThatIsTooLongIsAnErrorOfItsCallerOnly() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", 1000));
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        String big = ask(peer, "big", calls);
        String small = ask(peer, "small", calls);
        peer.reply(big, "<data>" + "x".repeat(5000) + "</data>");
        peer.reply(small, "<right/>");
        assertThatThrownBy(() -> Peer.result(calls.get(big)))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessage("R1/nc: the reply to rpc is longer than max_answer, 1000 bytes; "
                        + "ask for less or raise max_answer, for one request Rpc.maxAnswer");
        assertThat(Peer.result(calls.get(small)).text()).contains("<right/>");
    }

    @Test
    void anAnswerThatNeverEndsIsAnErrorAsSoonAsItIsTooLong() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("max_answer", 1000));
        CompletableFuture<Xml> call = asking(peer, "endless");
        String id = peer.nextId();
        peer.pipe.say("\n#4294967295\n<rpc-reply xmlns=\"%s\" message-id=\"%s\">".formatted(Peer.BASE, id));
        peer.pipe.say("x".repeat(2000));
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(AnswerTooLongException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreAnErrorOfThatReplyOnly() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer, "a");
        byte[] reply = "<rpc-reply xmlns=\"%s\" message-id=\"%s\"><name>caf\u00e9</name></rpc-reply>"
                .formatted(Peer.BASE, peer.nextId())
                .getBytes(StandardCharsets.ISO_8859_1);
        peer.pipe.say("\n#" + reply.length + "\n");
        peer.pipe.say(reply);
        peer.pipe.say("\n##\n");
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("R1/nc: the reply to rpc cannot be read: it is no UTF-8: at byte 83 stands e9")
                .extracting(e -> ((MalformedReplyException) e).received())
                .asString()
                .contains("<name>caf\uFFFD</name>");
        assertThat(peer.session.isConnected()).isTrue();
    }

    @Test
    void anAnswerOfAHundredThousandLevelsIsAnErrorOfThatReplyOnly() {
        Peer peer = Peer.connected();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        String deep = ask(peer, "deep", calls);
        peer.reply(deep, "<data>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</data>");
        assertThatThrownBy(() -> Peer.result(calls.get(deep)))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("nested deeper than 1000");
        String next = ask(peer, "next", calls);
        peer.reply(next, "<right/>");
        assertThat(Peer.result(calls.get(next)).text()).contains("<right/>");
    }

    /** Before, the caller got the parser's own exception, and the rest of what was read was lost without a word. */
    @Test
    void aMessageOverWhichTheParserFailsEndsTheSession() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer, "a");
        peer.nextId();
        peer.say("<!DOCTYPE a [\u0001]><a/>");
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(OutOfStepException.class);
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void anErrorWhileWhatCameIsReadEndsTheSessionForAll() {
        Peer peer = Peer.connected();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        ask(peer, "one", calls);
        ask(peer, "two", calls);
        peer.pipe.failNextRead(new OutOfMemoryError("in a test"));
        List<Throwable> thrown = calls.values().stream()
                .map(call -> catchThrowable(() -> Peer.result(call)))
                .toList();
        assertThat(thrown).hasAtLeastOneElementOfType(OutOfStepException.class).anySatisfy(e -> assertThat(e)
                .hasRootCauseInstanceOf(OutOfMemoryError.class));
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void aMessageThatIsNoXmlEndsTheSession() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer, "a");
        peer.nextId();
        peer.say("Segmentation fault");
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(OutOfStepException.class);
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void aBrokenFrameEndsAllCallsAndTheSession() {
        Peer peer = Peer.connected();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        ask(peer, "one", calls);
        ask(peer, "two", calls);
        peer.pipe.say("\n#abc\n");
        calls.values().forEach(call -> assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContaining("expected the size of a chunk")
                .hasMessageContaining("0a 23 61"));
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void aPeerThatClosesInTheMiddleOfAFrameEndsAllCalls() {
        Peer peer = Peer.connected();
        Map<String, CompletableFuture<Xml>> calls = new HashMap<>();
        ask(peer, "one", calls);
        ask(peer, "two", calls);
        peer.pipe.say("\n#1000\n<rpc-reply");
        peer.pipe.end();
        calls.values().forEach(call -> assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/nc: the device closed memory; connect again"));
        assertThat(peer.session.isConnected()).isFalse();
    }

    @Test
    void aPeerThatClosesBetweenFramesIsSeen() {
        Peer peer = Peer.connected();
        peer.pipe.end();
        assertThat(peer.session.isConnected()).isFalse();
        assertThatThrownBy(() -> peer.session.rpc("<a/>")).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void disconnectEndsTheCallsThatAreUnderWay() {
        Peer peer = Peer.connected();
        CompletableFuture<Xml> call = asking(peer, "a");
        peer.nextId();
        CompletableFuture<Boolean> disconnect = Peer.calling(() -> {
            peer.session.disconnect(Deadline.after(LONG));
            return true;
        });
        String request = peer.pipe.next();
        assertThat(request).contains("<close-session/>");
        peer.reply(Peer.id(request), "<ok/>");
        assertThat(Peer.result(disconnect)).isTrue();
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> peer.session.rpc("<b/>")).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void disconnectEndsACallThatWaitsWhileAnotherOneReadsItsReply() {
        Peer peer = Peer.connected();
        CompletableFuture<Boolean> isReading = new CompletableFuture<>();
        CompletableFuture<Boolean> goesOn = new CompletableFuture<>();
        Rpc large = Rpc.get(Query.ALL);
        CompletableFuture<Boolean> slow = Peer.calling(() -> peer.session.read(large, reply -> {
            isReading.complete(true);
            return Peer.result(goesOn);
        }));
        byte[] reply = peer.frame("<rpc-reply xmlns=\"%s\" message-id=\"%s\"><data>%s</data></rpc-reply>"
                .formatted(Peer.BASE, peer.nextId(), "<a/>".repeat(10_000)));
        peer.pipe.say(java.util.Arrays.copyOf(reply, 20_000));
        Peer.result(isReading);
        CompletableFuture<Xml> waiting = asking(peer, "waiting");
        peer.nextId();
        peer.session.disconnect(Deadline.after(SHORT));
        assertThatThrownBy(() -> Peer.result(waiting))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/nc: disconnected from this side; connect again");
        goesOn.complete(true);
        assertThat(Peer.result(slow)).isTrue();
    }

    @Test
    void disconnectDoesNotWaitLongForAPeerThatSaysNothing() {
        Peer peer = Peer.connected();
        CompletableFuture<Boolean> disconnect = Peer.calling(() -> {
            peer.session.disconnect(Deadline.after(Duration.ofDays(1)));
            return true;
        });
        assertThat(peer.pipe.next()).contains("<close-session/>");
        assertThat(Peer.result(disconnect)).isTrue();
        assertThat(peer.pipe.isOpen()).isFalse();
    }
}
