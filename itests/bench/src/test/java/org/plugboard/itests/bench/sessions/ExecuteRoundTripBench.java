// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Rounds;

/** One command with a short answer, again and again. With {@code PLUGBOARD_SERVERS} OpenSSH with bash and with vtysh are asked too. */
class ExecuteRoundTripBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UP_CALLS = 30_000;
    private static final int CALLS = 400;

    @Test
    void besideTheLowerBounds() throws IOException, InterruptedException {
        List<Client> clients = Client.all();
        try (Arena arena = new Arena(clients)) {
            arena.pin();
            measure(
                    "simulated device",
                    clients,
                    clients.stream().map(arena::client).toList(),
                    "show clock");
        }
        for (Target target : Arena.realServers()) {
            List<Client> overSsh = clients.stream()
                    .filter(client -> client.bound() == Client.SSHJ)
                    .toList();
            List<Child> children = new ArrayList<>();
            for (Client client : overSsh) {
                children.add(Processes.client(client, target));
            }
            measure(
                    "OpenSSH, " + target.os(),
                    overSsh,
                    children,
                    target.os().equals("frr") ? "show history" : "echo hello");
            children.forEach(Child::close);
        }
    }

    private static void measure(String title, List<Client> clients, List<Child> children, String command) {
        Rounds times = new Rounds("µs");
        for (Child child : children) {
            child.tell("connect 1");
            child.tell("ask %d %s".formatted(WARM_UP_CALLS, command));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < clients.size(); i++) {
                long[] answer = children.get(i).tell("ask %d %s".formatted(CALLS, command));
                times.add(clients.get(i), answer[0] / 1e3 / CALLS);
            }
        }
        times.print("execute, " + title);
    }
}
