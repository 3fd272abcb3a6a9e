// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Rounds;

/** From the call to a ready prompt, one after the other: in processes that have done it before, and in fresh ones. */
class ConnectBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);

    /** At most so long: that is a thousand times over SSH, of which the virtual machine needs some hundred. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final int WARM_UP_CONNECTS = 1000;

    /** What a client has to send before it can read answers without a pager and without wrapped lines; Plugboard does. */
    private static final String SET_UP = "terminal length 0;terminal width 511";

    private static final int CONNECTS = 10;
    private static final int FRESH_ROUNDS = Integer.getInteger("bench.rounds", 7);

    @Test
    void warm() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            arena.pin();
            clients.forEach(client -> warm(arena.client(client)));
            Rounds times = new Rounds("ms");
            Rounds ready = new Rounds("ms");
            for (int round = 0; round < ROUNDS; round++) {
                for (Client client : clients) {
                    Child child = arena.client(client);
                    times.add(client, connect(child, CONNECTS));
                    ready.add(
                            client,
                            timed(child, CONNECTS, client.isOurs() ? "connect %d" : "connect-and %d " + SET_UP));
                }
            }
            times.print("connect, warm");
            ready.print("connect and set the terminal up, warm");
        }
    }

    @Test
    void theFirstOfAProcess() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            Rounds times = new Rounds("ms");
            for (int round = 0; round < FRESH_ROUNDS; round++) {
                for (Client client : clients) {
                    try (Child child = Processes.client(client, arena.target())) {
                        times.add(client, connect(child, 1));
                    }
                }
            }
            times.print("connect, the first of a process");
        }
    }

    private static void warm(Child client) {
        long begun = System.nanoTime();
        for (int done = 0; done < WARM_UP_CONNECTS && System.nanoTime() - begun < WARM_UP.toNanos(); done += CONNECTS) {
            connect(client, CONNECTS);
        }
    }

    private static double connect(Child client, int count) {
        return timed(client, count, "connect %d");
    }

    private static double timed(Child client, int count, String order) {
        double ms = client.tell(order.formatted(count))[0] / 1e6 / count;
        client.tell("close");
        return ms;
    }
}
