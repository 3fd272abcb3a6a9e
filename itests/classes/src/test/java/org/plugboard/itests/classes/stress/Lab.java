// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import static org.plugboard.connection.ConnectRequest.using;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;

/** One device that nobody harms and two that die, and the connections to them. */
final class Lab implements AutoCloseable {

    /** Far above what a connect takes, so that nobody who waits for one is sent away. */
    private static final Duration PATIENT = Duration.ofMinutes(2);

    private static final Duration HURRY = Duration.ofMillis(20);

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private final List<Peer> peers = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final HookRack hooks;

    Lab(Path folder, Nonces nonces) throws IOException {
        for (String name : List.of("calm", "mortal-1", "mortal-2")) {
            peers.add(new Peer(name, simulator, plugboard, nonces, folder));
        }
        for (Peer peer : peers) {
            boolean mortal = !peer.name().equals("calm");
            add(peer, "cli", "telnet", "vty_1", 20, mortal);
            add(peer, "telnet", "telnet", "vty_2", 20, mortal);
            add(peer, "ssh", "ssh", "shell", 3, mortal);
            add(peer, "netconf", "netconf", "nc", 3, mortal);
            add(peer, "telnet", request("cli", "telnet", "hurried").with("lock_timeout", HURRY), 5, mortal, true);
            add(peer, "telnet", request("cli", "telnet", "pool").pool(4), 20, mortal, false);
            add(peer, "telnet", request("telnet", "telnet", "grows").pool(1, 4).poolTimeout(HURRY), 10, mortal, true);
            add(peer, "ssh", request("cli", "ssh", "shells").pool(2), 2, mortal, false);
            add(peer, "netconf", request("netconf", "netconf", "ncs").pool(2), 2, mortal, false);
        }
        add(peers.get(0), "telnet", request("cli", "telnet", Line.COUNTED).pool(2), 15, false, false);
        hooks = new HookRack(plugboard, peers.stream().map(Peer::name).toList());
    }

    private void add(Peer peer, String className, String protocol, String alias, int weight, boolean mortal) {
        add(peer, protocol, request(className, protocol, alias), weight, mortal, false);
    }

    private void add(Peer peer, String protocol, ConnectRequest request, int weight, boolean mortal, boolean hurried) {
        lines.add(new Line(peer, protocol, request, weight, mortal, hurried, new LongAdder()));
    }

    private static ConnectRequest request(String className, String protocol, String alias) {
        return using(className).overPath(protocol).alias(alias).with("connect_timeout", PATIENT);
    }

    HookRack hooks() {
        return hooks;
    }

    List<Line> lines() {
        return lines;
    }

    List<Peer> peers() {
        return peers;
    }

    @Override
    public void close() throws IOException {
        plugboard.close();
        for (Peer peer : peers) {
            peer.close();
        }
        simulator.close();
    }
}
