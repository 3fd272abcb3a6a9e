// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.itests.bench.processes.Child;
import org.plugboard.itests.bench.processes.Rounds;
import org.plugboard.itests.peers.fast.Replies;

/**
 * NETCONF over SSH. {@code -Dplugboard.bench.netconf=small} is the form for development: a minute long, Plugboard and the lower bound
 * on the bench's own server only.
 */
class NetconfBench {

    private static final boolean SMALL = "small".equals(System.getProperty("plugboard.bench.netconf"));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", SMALL ? 5 : 11);
    private static final int FRESH_ROUNDS = Math.min(ROUNDS, SMALL ? 3 : 5);
    private static final int WARM_UP_MS = Integer.getInteger("bench.warm-up", SMALL ? 3_000 : 6_000);
    private static final int ROUND_MS = 300;
    private static final int CONNECTS = 5;

    /** The testtool makes a text of a tree for each reply, which takes longer than any client. */
    private static final int TESTTOOL_ROUNDS = Math.min(ROUNDS, 3);

    private static final int LARGE_MEGABYTES = 10;

    /** That many requests are sent before a reply is waited for. */
    private static final int AT_ONCE = 100;

    private static final String GET = "<get-config><source><running/></source></get-config>";
    private static final String LARGE =
            "<get-config><source><running/></source><filter><all xmlns=\"urn:bench\" megabytes=\"%d\"/></filter></get-config>"
                    .formatted(LARGE_MEGABYTES);

    private static List<Client> clients = List.of();
    private static Table table = new Table(clients);

    @TempDir
    private Path folder;

    private Arena arena;

    private interface Asking {

        void ask(Client client) throws IOException;
    }

    @BeforeAll
    static void look() throws InterruptedException {
        clients = SMALL ? List.of(Client.PLUGBOARD, Client.SSHJ) : Client.all();
        table = new Table(clients);
    }

    @AfterAll
    static void print() {
        table.print();
    }

    @BeforeEach
    void start() throws IOException {
        arena = new Arena(folder);
    }

    @AfterEach
    void end() {
        arena.close();
    }

    /** Asks each of them in each round, in another order each time: whoever comes behind a slow one finds a server that has rested. */
    private static void inTurns(Collection<Client> clients, int rounds, Asking asking) throws IOException {
        List<Client> turns = new ArrayList<>(clients);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(turns, new Random(round));
            for (Client client : turns) {
                asking.ask(client);
            }
        }
    }

    private List<Target> targets() throws IOException {
        return SMALL ? List.of(arena.own()) : arena.all();
    }

    @Test
    void connects() throws IOException {
        for (Target target : targets()) {
            Rounds first = new Rounds("ms");
            inTurns(clients, FRESH_ROUNDS, client -> {
                try (Child child = client.start(target)) {
                    first.add(client, child.tell("connect 1")[0] / 1e6);
                }
            });
            table.add(target.name() + ": connect and hello, the first of a process", first);
            Map<Client, Child> started = Arena.start(clients, target);
            started.values().forEach(NetconfBench::warmUpConnects);
            Rounds warm = new Rounds("ms");
            inTurns(started.keySet(), ROUNDS, client -> warm.add(client, connect(started.get(client))));
            table.add(target.name() + ": connect and hello, warm", warm);
            started.values().forEach(Child::close);
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
    void smallReplies() throws IOException, InterruptedException {
        for (Target target : targets()) {
            Map<Client, Child> started = Arena.start(clients, target);
            if (target.equals(arena.own())) {
                arena.pin(started.values());
            }
            started.values().forEach(child -> child.tell("connect 1"));
            smallReplies(started, target.name() + ": get-config, one at a time", "ask %d " + GET);
            started.keySet().removeIf(client -> !client.asksAtOnce());
            smallReplies(
                    started,
                    "%s: get-config, %d at once".formatted(target.name(), AT_ONCE),
                    "ask-at-once %d " + AT_ONCE + " " + GET);
            started.values().forEach(Child::close);
        }
    }

    private static void smallReplies(Map<Client, Child> started, String title, String order) throws IOException {
        started.values().forEach(child -> child.tell(order.formatted(WARM_UP_MS)));
        Rounds perSecond = new Rounds("a second");
        Rounds cpu = new Rounds("µs");
        inTurns(started.keySet(), ROUNDS, client -> {
            long[] answer = started.get(client).tell(order.formatted(ROUND_MS));
            perSecond.add(client, answer[0] * 1e9 / answer[1]);
            cpu.add(client, answer[2] / 1e3 / answer[0]);
        });
        table.add(title, perSecond);
        table.add(title + ", processor time of the client for each", cpu);
    }

    @Test
    void largeReplies() throws IOException {
        String size = LARGE_MEGABYTES + " MB";
        Map<Client, Child> started = Arena.start(clients, arena.own());
        started.values().forEach(child -> {
            child.tell("connect 1");
            child.tell("ask %d %s".formatted(WARM_UP_MS, LARGE));
        });
        table.add("bench: %s, warm".formatted(size), largeReplies(started, ROUNDS, LARGE));
        started.values().forEach(Child::close);
        firstLargeReplies("bench: " + size);
        if (!SMALL) {
            Target target = arena.testTool("testtool", Replies.configuration(LARGE_MEGABYTES));
            Map<Client, Child> asking = new LinkedHashMap<>(Arena.start(clients, target));
            asking.values().forEach(child -> {
                child.tell("connect 1");
                child.tell("ask 0 " + GET);
            });
            table.add("testtool: %s, warm".formatted(size), largeReplies(asking, TESTTOOL_ROUNDS, GET));
            asking.values().forEach(Child::close);
        }
    }

    private static Rounds largeReplies(Map<Client, Child> started, int rounds, String operation) throws IOException {
        Rounds warm = new Rounds("ms");
        inTurns(
                started.keySet(),
                rounds,
                client -> warm.add(client, started.get(client).tell("ask 0 " + operation)[1] / 1e6));
        return warm;
    }

    private void firstLargeReplies(String title) throws IOException {
        Rounds first = new Rounds("ms");
        Rounds resident = new Rounds("MB");
        inTurns(clients, FRESH_ROUNDS, client -> {
            try (Child child = client.start(arena.own())) {
                child.tell("connect 1");
                first.add(client, child.tell("ask 0 " + LARGE)[1] / 1e6);
                resident.add(client, child.tell("peak")[0] / 1024.0);
            }
        });
        table.add(title + ", the first reply of a process", first);
        table.add(title + ", the most that was resident", resident);
    }
}
