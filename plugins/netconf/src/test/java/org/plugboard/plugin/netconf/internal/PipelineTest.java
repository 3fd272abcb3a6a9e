// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

/** Many requests of one thread that are under way at the same time. */
@Timeout(120)
final class PipelineTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern REQUEST = Pattern.compile("message-id=\"(\\d+)\"><n(\\d+)[ /]");
    private static final String LAST = "<last/>";

    /** As long as the device has not looked at it, writes wait. */
    private static final String BLOCKING = "x";

    /** Of which the first two go together, and the third when the second is answered. */
    private static final List<Rpc> THREE = List.of(request(0, 10), request(1, 20_000), request(2, 20_000));

    private static Rpc request(int number, int length) {
        return Rpc.of("<n" + number + " a=\"" + "x".repeat(length) + "\"/>").timeout(LONG);
    }

    private static List<Rpc> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Rpc.of("<n" + i + "/>").timeout(LONG))
                .toList();
    }

    private static CompletableFuture<List<RpcResult>> sending(Peer peer, List<Rpc> rpcs) {
        return Peer.calling(() -> peer.session.sendAll(rpcs));
    }

    /** Takes requests until all that have numbers below {@code count} were there; says how many writes they came in. */
    private static CompletableFuture<Integer> device(Peer peer, int count, BiConsumer<String, Integer> answer) {
        return Peer.calling(() -> {
            int writes = 0;
            for (int seen = 0; seen < count; writes++) {
                Matcher requests = REQUEST.matcher(peer.pipe.next());
                while (requests.find()) {
                    answer.accept(requests.group(1), Integer.parseInt(requests.group(2)));
                    seen++;
                }
            }
            return writes;
        });
    }

    private static void assertAnswered(List<RpcResult> results, int count) {
        assertThat(results).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i).get().answer().text()).contains("<for-" + i + "/>");
        }
    }

    private static void assertInStep(Peer peer) {
        CompletableFuture<Xml> next = Peer.calling(() -> peer.session.rpc(LAST, LONG));
        String request = peer.pipe.next();
        assertThat(request).contains(LAST);
        peer.reply(Peer.id(request), "<right/>");
        assertThat(Peer.result(next).text()).contains("<right/>");
        assertThat(peer.session.isReset()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void theResultsAreInTheOrderOfTheRequestsInWhateverOrderTheRepliesCome(Framing framing) {
        Peer peer = Peer.connected(framing, Map.of());
        Random random = new Random(7);
        List<Integer> kept = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        CompletableFuture<Integer> device = device(peer, 5_000, (id, number) -> {
            ids.add(id);
            kept.add(number);
            while (!kept.isEmpty() && (kept.size() > random.nextInt(50) || !peer.pipe.hasNext())) {
                int one = random.nextInt(kept.size());
                peer.reply(ids.remove(one), "<for-" + kept.remove(one) + "/>");
            }
        });
        assertAnswered(Peer.result(sending(peer, numbered(5_000))), 5_000);
        assertThat(Peer.result(device)).isPositive();
        assertInStep(peer);
    }

    @Test
    void manySmallRequestsGoInFewWrites() {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcResult>> call = sending(peer, numbered(5_000));
        CompletableFuture<Integer> device =
                device(peer, 5_000, (id, number) -> peer.reply(id, "<for-" + number + "/>"));
        assertAnswered(Peer.result(call), 5_000);
        assertThat(Peer.result(device)).isLessThan(500);
        assertInStep(peer);
    }

    /** A server that waits for its replies to be read takes no requests meanwhile. */
    @Test
    void itNeverWaitsForAServerThatWaitsForIt() {
        Peer peer = Peer.connected();
        peer.pipe.withRoomFor(64 * 1024);
        String large = "<item>" + "x".repeat(5_000) + "</item>";
        CompletableFuture<Integer> device = device(peer, 20_000, (id, number) -> {
            peer.reply(id, large + "<for-" + number + "/>");
            peer.pipe.awaitUnread(1_000);
        });
        AtomicInteger answered = new AtomicInteger();
        List<RpcResult> results = Peer.result(sending(peer, numbered(20_000)));
        results.forEach(result -> answered.addAndGet(result.isDone() ? 1 : 0));
        assertThat(answered).hasValue(20_000);
        assertThat(Peer.result(device)).isPositive();
        assertInStep(peer);
    }

    @Test
    void aRequestThatIsLongerThanWhatFitsGoesAlone() {
        Peer peer = Peer.connected();
        List<Rpc> rpcs = IntStream.range(0, 20)
                .mapToObj(i -> request(i, i % 3 == 0 ? 100_000 : 10))
                .toList();
        List<Integer> underWay = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<List<RpcResult>> call = sending(peer, rpcs);
        CompletableFuture<Integer> device = device(peer, 20, (id, number) -> {
            underWay.add(number);
            peer.reply(id, "<for-" + number + "/>");
        });
        assertAnswered(Peer.result(call), 20);
        assertThat(Peer.result(device)).isGreaterThan(6);
        assertInStep(peer);
    }

    @Test
    void whatFailsFailsAlone() {
        Peer peer = Peer.connectedWith();
        List<Rpc> rpcs = new ArrayList<>(numbered(8));
        rpcs.set(0, rpcs.get(0).timeout(Duration.ofMillis(50)));
        rpcs.set(1, Rpc.partialUnlock(1));
        rpcs.set(2, Rpc.of("<no xml"));
        CompletableFuture<List<RpcResult>> call = sending(peer, rpcs);
        List<String> late = new ArrayList<>();
        CompletableFuture<Integer> device = device(peer, 6, (id, number) -> {
            switch (number) {
                case 0 -> late.add(id);
                case 3 ->
                    peer.reply(
                            id,
                            "<rpc-error><error-tag>data-missing</error-tag><error-severity>error</error-severity></rpc-error>");
                case 4 -> peer.reply(id, "<a></b>");
                default -> peer.reply(id, "<for-" + number + "/>");
            }
        });
        List<RpcResult> results = Peer.result(call);
        assertThat(results.stream().map(RpcResult::failure).filter(Objects::nonNull))
                .hasSize(5)
                .hasExactlyElementsOfTypes(
                        TimedOutException.class,
                        NotSupportedException.class,
                        InvalidRequestException.class,
                        RpcErrorException.class,
                        MalformedReplyException.class);
        assertThat(results.subList(5, 8)).allMatch(RpcResult::isDone);
        assertThatThrownBy(() -> results.get(3).get()).isInstanceOf(RpcErrorException.class);
        assertThat(Peer.result(device)).isPositive();
        peer.reply(late.get(0), "<late/>");
        assertInStep(peer);
    }

    @Test
    void anInterruptIsToldOfAllThatWereNotAnsweredAndTheSessionGoesOn() throws InterruptedException {
        Peer peer = Peer.connected();
        AtomicReference<List<RpcResult>> results = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread sender = new Thread(() -> {
            results.set(peer.session.sendAll(numbered(10_000)));
            flag.set(Thread.currentThread().isInterrupted());
        });
        sender.start();
        List<String> late = new ArrayList<>();
        Matcher requests = REQUEST.matcher(peer.pipe.next());
        while (requests.find()) {
            late.add(requests.group(1));
        }
        peer.reply(late.remove(0), "<for-0/>");
        peer.pipe.awaitReader();
        sender.interrupt();
        sender.join();
        assertThat(flag.get()).isTrue();
        assertThat(results.get()).hasSize(10_000);
        assertThat(results.get().get(0).isDone()).isTrue();
        assertThat(results.get().subList(1, 10_000))
                .allMatch(result -> result.failure() instanceof CallInterruptedException);
        assertThat(results.get().get(9_999).failure())
                .hasMessage("R1/nc: interrupted before request 10000 of 10000 was sent");
        late.forEach(id -> peer.reply(id, "<late/>"));
        assertInStep(peer);
    }

    @Test
    void theEndOfTheSessionIsToldOfAllThatWereNotAnswered() {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcResult>> call = sending(peer, numbered(10_000));
        Matcher requests = REQUEST.matcher(peer.pipe.next());
        assertThat(requests.find()).isTrue();
        peer.reply(requests.group(1), "<for-0/>");
        peer.pipe.awaitReader();
        peer.pipe.end();
        List<RpcResult> results = Peer.result(call);
        assertThat(results.get(0).isDone()).isTrue();
        assertThat(results.subList(1, 10_000))
                .allMatch(result -> result.failure() instanceof ConnectionClosedException);
    }

    /** A write that does not end is the end of the session, in time for who has least. */
    @Test
    void aDeviceThatTakesNothingIsToldInTimeForTheShortestOfTheRequests() {
        Peer peer = Peer.connected();
        peer.pipe.withRoomFor(1);
        CompletableFuture<Xml> first = Peer.calling(() -> peer.session.rpc("<first/>", LONG));
        peer.pipe.awaitReader();
        List<RpcResult> results = peer.session.sendAll(List.of(
                Rpc.of("<n0/>").timeout(Duration.ofMillis(200)), Rpc.of("<n1/>").timeout(Duration.ofDays(1))));
        assertThat(results.get(0).failure())
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("was not taken whole by memory in 200 ms");
        assertThat(results.get(1).isDone()).isFalse();
        assertThatThrownBy(() -> Peer.result(first)).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void whoWaitsBehindALongWriteIsToldEachInItsTimeAndTheSessionGoesOn() {
        Peer peer = Peer.connected();
        peer.pipe.withRoomFor(1);
        CompletableFuture<Xml> first = Peer.calling(() -> peer.session.rpc("<first/>", LONG));
        peer.pipe.awaitReader();
        CompletableFuture<Xml> second = Peer.calling(() -> peer.session.rpc("<second/>", LONG));
        peer.pipe.awaitBlockedWriter();
        List<RpcResult> results = peer.session.sendAll(List.of(
                Rpc.of("<n0/>").timeout(Duration.ofMillis(100)), Rpc.of("<n1/>").timeout(Duration.ofMillis(200))));
        assertThat(results)
                .extracting(result -> String.valueOf(result.failure()))
                .satisfiesExactly(one -> assertThat(one).contains("was not sent in 100 ms"), other -> assertThat(other)
                        .contains("was not sent in 200 ms"));
        assertThat(peer.pipe.next()).contains("<first/>");
        assertThat(peer.pipe.next()).contains("<second/>");
        peer.reply("1", "<ok/>");
        peer.reply("2", "<ok/>");
        assertThat(Peer.result(first).text()).contains("<ok/>");
        assertThat(Peer.result(second).text()).contains("<ok/>");
        assertInStep(peer);
    }

    /** Before, it went to read a reply that did not come, and nothing told it that the line was free. */
    @Test
    void whatWaitsForAnotherThreadIsSentBehindItAlsoIfNothingIsAnswered() throws IOException {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcResult>> call = sending(peer, THREE);
        CompletableFuture<Xml> other = lineTakenBeforeTheThird(peer);
        assertThat(peer.pipe.next()).isEqualTo(BLOCKING);
        assertThat(peer.pipe.next()).contains("<other/>");
        assertThat(peer.pipe.next()).contains("<n2 ");
        peer.reply("3", "<other/>");
        peer.reply("4", "<for-2/>");
        peer.reply("1", "<for-0/>");
        assertAnswered(Peer.result(call), 3);
        assertThat(Peer.result(other).text()).contains("<other/>");
        assertInStep(peer);
        Peer.awaitEnd("plugboard stand-in R1/nc");
    }

    @Test
    void anInterruptEndsTheWaitingForAnotherThreadAndTheSessionGoesOn() throws IOException, InterruptedException {
        Peer peer = Peer.connected();
        AtomicReference<List<RpcResult>> results = new AtomicReference<>();
        Thread sender = new Thread(() -> results.set(peer.session.sendAll(THREE)));
        sender.start();
        CompletableFuture<Xml> other = lineTakenBeforeTheThird(peer);
        sender.interrupt();
        sender.join();
        assertThat(results.get())
                .extracting(result -> String.valueOf(result.failure()))
                .satisfiesExactly(
                        none -> assertThat(none).contains("interrupted while waiting for the reply"),
                        answered -> assertThat(answered).isEqualTo("null"),
                        unsent -> assertThat(unsent).contains("interrupted before rpc was sent"));
        assertThat(peer.pipe.next()).isEqualTo(BLOCKING);
        assertThat(peer.pipe.next()).contains("<other/>");
        peer.reply("3", "<other/>");
        peer.reply("1", "<late/>");
        assertThat(Peer.result(other).text()).contains("<other/>");
        assertInStep(peer);
    }

    /** Another thread is writing when the second of three requests is answered; returns when the third waits for that. */
    private static CompletableFuture<Xml> lineTakenBeforeTheThird(Peer peer) throws IOException {
        assertThat(peer.pipe.next()).contains("<n0 ", "<n1 ").doesNotContain("<n2 ");
        peer.pipe.withRoomFor(1);
        peer.pipe.write(BLOCKING.getBytes(StandardCharsets.UTF_8), Deadline.after(LONG));
        CompletableFuture<Xml> other = Peer.calling(() -> peer.session.rpc("<other/>", LONG));
        peer.pipe.awaitBlockedWriter();
        peer.reply("2", "<for-1/>");
        peer.pipe.awaitReader();
        return other;
    }

    @Test
    void noRequestsAreNoResults() {
        assertThat(Peer.connected().session.sendAll(List.of())).isEmpty();
    }

    @Test
    void severalThreadsDoItBesideEachOtherOnAServerThatWaitsForItsReplies() {
        Peer peer = Peer.connected();
        peer.pipe.withRoomFor(64 * 1024);
        int threads = 8;
        int each = 1_000;
        List<CompletableFuture<List<RpcResult>>> calls = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            calls.add(sending(peer, numbered(each)));
        }
        CompletableFuture<Integer> device = device(peer, threads * each, (id, number) -> {
            peer.reply(id, "<for-" + number + "/>");
            peer.pipe.awaitUnread(1_000);
        });
        calls.forEach(call -> assertAnswered(Peer.result(call), each));
        assertThat(Peer.result(device)).isPositive();
        assertInStep(peer);
    }
}
