// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Rounds;

/**
 * NETCONF over SSH. {@code -Dplugboard.bench.netconf=small} is the form for development: seconds long, Plugboard and the lower bound
 * only. With {@code PLUGBOARD_SERVERS} netconfd is asked too.
 */
class NetconfBench {

    private static final boolean SMALL = "small".equals(System.getProperty("plugboard.bench.netconf"));
    private static final int ROUNDS = SMALL ? 5 : 15;
    private static final int FRESH_ROUNDS = SMALL ? 3 : 7;
    private static final int WARM_UP_MS = SMALL ? 3_000 : 10_000;
    private static final int ROUND_MS = 300;
    private static final int CONNECTS = 5;

    /** That many requests are sent before a reply is waited for. */
    private static final int AT_ONCE = 100;

    private static final String GET = "<get-config><source><running/></source></get-config>";
    private static final String LARGE =
            "<get-config><source><running/></source><filter><all xmlns=\"urn:bench\" megabytes=\"10\"/></filter></get-config>";

    private static List<Client> clients() {
        return List.of(Client.values());
    }

    @Test
    void smallReplies() throws IOException, InterruptedException {
        try (Arena arena = new Arena()) {
            for (Target target : arena.targets()) {
                Map<Client, Child> clients = Arena.start(clients(), target);
                if (target.equals(arena.own())) {
                    arena.pin(clients);
                }
                for (Child client : clients.values()) {
                    client.tell("connect 1");
                    client.tell("ask %d %s".formatted(WARM_UP_MS, GET));
                    client.tell("ask-at-once %d %d %s".formatted(WARM_UP_MS, AT_ONCE, GET));
                }
                measure(clients, target, "one at a time", "ask %d %s".formatted(ROUND_MS, GET));
                measure(
                        clients,
                        target,
                        AT_ONCE + " at once",
                        "ask-at-once %d %d %s".formatted(ROUND_MS, AT_ONCE, GET));
                clients.values().forEach(Child::close);
            }
        }
    }

    private static void measure(Map<Client, Child> clients, Target target, String title, String order) {
        Rounds perSecond = new Rounds("a second");
        Rounds cpu = new Rounds("µs");
        for (int round = 0; round < ROUNDS; round++) {
            clients.forEach((client, child) -> {
                long[] answer = child.tell(order);
                perSecond.add(client, answer[0] * 1e9 / answer[1]);
                cpu.add(client, answer[2] / 1e3 / answer[0]);
            });
        }
        perSecond.print("%s: get-config, %s".formatted(target.name(), title));
        cpu.print("%s: get-config, %s, processor time of the client".formatted(target.name(), title));
    }

    @Test
    void connects() throws IOException {
        try (Arena arena = new Arena()) {
            for (Target target : arena.targets()) {
                Map<Client, Child> clients = Arena.start(clients(), target);
                Rounds first = new Rounds("ms");
                Rounds warm = new Rounds("ms");
                for (int round = 0; round < FRESH_ROUNDS; round++) {
                    for (Client client : clients.keySet()) {
                        try (Child child = Arena.start(client, target)) {
                            first.add(client, child.tell("connect 1")[0] / 1e6);
                        }
                    }
                }
                clients.values().forEach(NetconfBench::warmUpConnects);
                for (int round = 0; round < ROUNDS; round++) {
                    clients.forEach((client, child) -> warm.add(client, connect(child)));
                }
                first.print("%s: connect and hello, the first of a process".formatted(target.name()));
                warm.print("%s: connect and hello, warm".formatted(target.name()));
                clients.values().forEach(Child::close);
            }
        }
    }

    private static void warmUpConnects(Child client) {
        long begun = System.nanoTime();
        do {
            connect(client);
        } while (System.nanoTime() - begun < WARM_UP_MS * 1_000_000L);
    }

    private static double connect(Child client) {
        double ms = client.tell("connect " + CONNECTS)[0] / 1e6 / CONNECTS;
        client.tell("close");
        return ms;
    }

    @Test
    void largeReplies() throws IOException {
        try (Arena arena = new Arena()) {
            Map<Client, Child> clients = Arena.start(clients(), arena.own());
            clients.values().forEach(client -> {
                client.tell("connect 1");
                client.tell("ask %d %s".formatted(WARM_UP_MS, LARGE));
            });
            Rounds warm = new Rounds("ms");
            for (int round = 0; round < ROUNDS; round++) {
                clients.forEach((client, child) -> warm.add(client, child.tell("ask 0 " + LARGE)[1] / 1e6));
            }
            warm.print("10 MB, warm");
            Rounds first = new Rounds("ms");
            Rounds resident = new Rounds("MB");
            for (int round = 0; round < FRESH_ROUNDS; round++) {
                for (Client client : clients.keySet()) {
                    try (Child child = Arena.start(client, arena.own())) {
                        child.tell("connect 1");
                        first.add(client, child.tell("ask 0 " + LARGE)[1] / 1e6);
                        resident.add(client, child.tell("peak")[0] / 1024.0);
                    }
                }
            }
            first.print("10 MB, the first reply of a process");
            resident.print("10 MB, the most that was resident");
            clients.values().forEach(Child::close);
        }
    }
}
