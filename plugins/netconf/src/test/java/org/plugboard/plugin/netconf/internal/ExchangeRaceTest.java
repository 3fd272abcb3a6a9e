// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;
import org.plugboard.plugin.netconf.internal.framing.Framing;

/** Many threads on one session, of which some give up: every other one gets its own answer. */
@Timeout(120)
final class ExchangeRaceTest {

    private static final int THREADS = 32;
    private static final int ROUNDS = 60;
    private static final String LAST = "last";
    private static final String LARGE = "large-";
    private static final String ENOUGH = "that is enough";
    private static final Pattern REQUEST = Pattern.compile("message-id=\"(\\d+)\"><([\\w-]+)/>");

    @Test
    void everyCallGetsItsOwnAnswerWhoeverGivesUp() {
        for (int seed = 0; seed < 5; seed++) {
            Peer peer = Peer.connected(Framing.CHUNKS, Map.of());
            peer.pipe.withReadsOf(50);
            Random random = new Random(seed);
            List<Thread> threads = new CopyOnWriteArrayList<>();
            CompletableFuture<Boolean> device = device(peer, new Random(random.nextInt()), threads);
            AtomicInteger answered = new AtomicInteger();
            List<CompletableFuture<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(caller(peer, "t" + i, new Random(random.nextInt()), threads, answered));
            }
            callers.forEach(Peer::result);
            assertThat(peer.session.execute("<" + LAST + "/>"))
                    .as("seed %d", seed)
                    .contains(LAST);
            assertThat(Peer.result(device)).isTrue();
            assertThat(answered.get()).as("seed %d", seed).isGreaterThan(THREADS * ROUNDS / 3);
        }
    }

    private static CompletableFuture<Boolean> caller(
            Peer peer, String name, Random random, List<Thread> threads, AtomicInteger answered) {
        return Peer.calling(() -> {
            threads.add(Thread.currentThread());
            for (int round = 0; round < ROUNDS; round++) {
                String mine = name + "-" + round;
                boolean isHasty = random.nextInt(4) == 0;
                Duration limit = isHasty ? Duration.ofNanos(random.nextInt(2_000_000)) : Duration.ofSeconds(20);
                try {
                    switch (random.nextInt(4)) {
                        case 0 -> stream(peer, mine, limit, random);
                        case 1 -> sendAll(peer, mine, limit, isHasty);
                        default ->
                            assertThat(peer.session.execute("<" + mine + "/>", limit))
                                    .isEqualTo("<for-" + mine + " xmlns=\"" + Peer.BASE + "\"/>");
                    }
                    answered.incrementAndGet();
                } catch (TimedOutException e) {
                    assertThat(isHasty).as(e.getMessage()).isTrue();
                } catch (CallInterruptedException e) {
                    assertThat(Thread.interrupted()).isTrue();
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage(ENOUGH);
                }
            }
            return true;
        });
    }

    /** Reads all of the reply, or stops somewhere, or throws. */
    private static void stream(Peer peer, String mine, Duration limit, Random random) {
        int most = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(50);
        boolean throwing = random.nextBoolean();
        String first = peer.session.read(Rpc.of("<" + LARGE + mine + "/>").timeout(limit), reply -> {
            String name = reply.getLocalName();
            for (int i = 0; i < most && reply.hasNext(); i++) {
                reply.next();
            }
            if (reply.hasNext() && throwing) {
                throw new IllegalStateException(ENOUGH);
            }
            return name;
        });
        assertThat(first).isEqualTo("for-" + LARGE + mine);
    }

    private static void sendAll(Peer peer, String mine, Duration limit, boolean isHasty) {
        List<RpcResult> results = peer.session.sendAll(IntStream.range(0, 5)
                .mapToObj(i -> Rpc.of("<" + mine + "-" + i + "/>").timeout(limit))
                .toList());
        for (int i = 0; i < results.size(); i++) {
            RpcResult result = results.get(i);
            if (result.isDone()) {
                assertThat(result.get().answer().text()).contains("<for-" + mine + "-" + i + "/>");
            } else if (result.failure() instanceof TimedOutException late) {
                assertThat(isHasty).as(late.getMessage()).isTrue();
            } else {
                assertThat(result.failure()).isInstanceOf(CallInterruptedException.class);
            }
        }
        // What it left of an interrupt.
        Thread.interrupted();
    }

    /** Keeps some requests back, answers in any order, and now and then interrupts a caller. */
    private static CompletableFuture<Boolean> device(Peer peer, Random random, List<Thread> threads) {
        return Peer.calling(() -> {
            List<String[]> kept = new ArrayList<>();
            String written;
            do {
                written = peer.pipe.next();
                for (Matcher requests = REQUEST.matcher(written); requests.find(); ) {
                    kept.add(new String[] {requests.group(1), requests.group(2)});
                }
                if (random.nextInt(5) == 0) {
                    threads.get(random.nextInt(threads.size())).interrupt();
                }
                while (!kept.isEmpty() && (!peer.pipe.hasNext() || kept.size() > random.nextInt(10))) {
                    String[] request = kept.remove(random.nextInt(kept.size()));
                    String filler = request[1].startsWith(LARGE) ? "<fill/>".repeat(random.nextInt(300)) : "";
                    peer.reply(request[0], "<for-" + request[1] + "/>" + filler);
                }
            } while (!written.contains("<" + LAST + "/>"));
            return true;
        });
    }
}
