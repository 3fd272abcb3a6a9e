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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.TimedOutException;

/** Many threads on one session, of which some give up: every other one gets its own answer. */
@Timeout(120)
final class ExchangeRaceTest {

    private static final int THREADS = 32;
    private static final int ROUNDS = 60;
    private static final String LAST = "last";

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
                    String answer = peer.session.execute("<" + mine + "/>", limit);
                    assertThat(answer).isEqualTo("<for-" + mine + " xmlns=\"" + Peer.BASE + "\"/>");
                    answered.incrementAndGet();
                } catch (TimedOutException e) {
                    assertThat(isHasty).as(e.getMessage()).isTrue();
                } catch (CallInterruptedException e) {
                    assertThat(Thread.interrupted()).isTrue();
                }
            }
            return true;
        });
    }

    /** Keeps some requests back, answers in any order, and now and then interrupts a caller. */
    private static CompletableFuture<Boolean> device(Peer peer, Random random, List<Thread> threads) {
        return Peer.calling(() -> {
            List<String> kept = new ArrayList<>();
            String request;
            do {
                request = peer.pipe.next();
                kept.add(request);
                if (random.nextInt(5) == 0) {
                    threads.get(random.nextInt(threads.size())).interrupt();
                }
                while (!kept.isEmpty() && (!peer.pipe.hasNext() || kept.size() > random.nextInt(10))) {
                    answer(peer, kept.remove(random.nextInt(kept.size())));
                }
            } while (!request.contains("<" + LAST + "/>"));
            return true;
        });
    }

    private static void answer(Peer peer, String request) {
        int start = request.indexOf("\"><") + 3;
        peer.reply(Peer.id(request), "<for-" + request.substring(start, request.indexOf("/>", start)) + "/>");
    }
}
