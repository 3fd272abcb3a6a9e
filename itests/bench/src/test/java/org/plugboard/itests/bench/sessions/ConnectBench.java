// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the call to a ready prompt, one after the other: in processes that have done it before, and in fresh ones. */
class ConnectBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UP = 150;
    private static final int CONNECTS = 10;
    private static final int FRESH_ROUNDS = Integer.getInteger("bench.rounds", 7);

    @Test
    void warm() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            arena.pin();
            clients.forEach(client -> connect(arena.client(client), WARM_UP));
            Rounds times = new Rounds("ms");
            for (int round = 0; round < ROUNDS; round++) {
                for (Client client : clients) {
                    times.add(client, connect(arena.client(client), CONNECTS));
                }
            }
            times.print("connect, warm");
        }
    }

    @Test
    void theFirstOfAProcess() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            Rounds times = new Rounds("ms");
            for (int round = 0; round < FRESH_ROUNDS; round++) {
                for (Client client : clients) {
                    try (Child child = Child.client(client, arena.target())) {
                        times.add(client, connect(child, 1));
                    }
                }
            }
            times.print("connect, the first of a process");
        }
    }

    private static double connect(Child client, int count) {
        double ms = client.tell("connect " + count)[0] / 1e6 / count;
        client.tell("close");
        return ms;
    }
}
