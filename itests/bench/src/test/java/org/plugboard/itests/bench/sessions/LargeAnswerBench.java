// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Rounds;

/** One command with an answer of 10 and 50 MB: in processes that have done it before, and in fresh ones. */
class LargeAnswerBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UP_ROUNDS = 25;
    private static final int FRESH_ROUNDS = Integer.getInteger("bench.rounds", 5);

    @Test
    void warm() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            clients.forEach(client -> arena.client(client).tell("connect 1"));
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                clients.forEach(client -> arena.client(client).tell("ask 1 big 10"));
            }
            for (int megabytes : new int[] {10, 50}) {
                Rounds times = new Rounds("ms");
                for (int round = 0; round < ROUNDS; round++) {
                    for (Client client : clients) {
                        times.add(client, ask(arena.client(client), megabytes));
                    }
                }
                times.print("%d MB, warm".formatted(megabytes));
            }
        }
    }

    @Test
    void inAFreshVirtualMachine() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            for (int megabytes : new int[] {10, 50}) {
                Rounds times = new Rounds("ms");
                Rounds resident = new Rounds("MB");
                for (int round = 0; round < FRESH_ROUNDS; round++) {
                    for (Client client : clients) {
                        try (Child child = Processes.client(client, arena.target())) {
                            child.tell("connect 1");
                            times.add(client, ask(child, megabytes));
                            resident.add(client, child.tell("peak")[0] / 1024.0);
                        }
                    }
                }
                times.print("%d MB, the first answer of a process".formatted(megabytes));
                resident.print("%d MB, the most that was resident".formatted(megabytes));
            }
        }
    }

    private static double ask(Child client, int megabytes) {
        return client.tell("ask 1 big " + megabytes)[0] / 1e6;
    }
}
