// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Eventually;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;

/** Simulated devices, a file that names them and is followed and edited, and the connections to them. */
final class LiveLab implements AutoCloseable {

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private final List<LivePeer> peers = new ArrayList<>();
    private final List<LiveLine> lines = LiveText.DEVICES.stream()
            .flatMap(device -> LiveLine.of(device).stream())
            .toList();
    private final LiveText text;
    private final LiveEditor editor;
    private final FollowedTestbed followed;

    LiveLab(Path folder, Nonces nonces, Random random) throws IOException {
        for (String name : LiveText.DEVICES) {
            peers.add(new LivePeer(name, simulator, nonces, folder));
        }
        text = new LiveText(peers, folder.resolve("known_hosts"));
        editor = new LiveEditor(text, folder, random);
        followed = plugboard.follow(TestbedRequest.of(editor.file()));
    }

    List<LivePeer> peers() {
        return peers;
    }

    List<LiveLine> lines() {
        return lines;
    }

    Testbed testbed() {
        return followed.testbed();
    }

    /** Makes the edits; returns on which paths, each device/path, what connections are built on is different now. */
    Set<String> edit(List<Edit> edits) throws IOException {
        Map<String, LiveText.Basis> before = text.bases();
        editor.make(edits, followed);
        Map<String, LiveText.Basis> now = text.bases();
        Set<String> concerned = new TreeSet<>(now.keySet());
        concerned.removeIf(path -> now.get(path).equals(before.get(path)));
        return concerned;
    }

    List<Edit> nextEdits(int count) {
        return editor.next(count);
    }

    /**
     * Waits until all connections of the devices that are there are open.
     *
     * @param before since when they were open before
     * @param concerned the paths on which they must have been closed since
     * @return since when each is open
     */
    Map<LiveLine, Instant> awaitOpen(Map<LiveLine, Instant> before, Set<String> concerned) {
        Map<LiveLine, Instant> since = new LinkedHashMap<>();
        for (LiveLine line : lines) {
            if (text.has(line.device())) {
                Connection connection = line.connection(testbed());
                boolean isClosed = concerned.contains(line.path());
                Eventually.await(
                        () -> line + " is open again: " + connection.state(),
                        () -> connection.state() == Connection.State.CONNECTED
                                && !(isClosed && connection.since().equals(before.get(line))));
                since.put(line, connection.since());
            }
        }
        return since;
    }

    /** Waits until nobody is left on a wire that no path leads over. */
    void awaitNobodyOnOtherWires() {
        for (LivePeer peer : peers) {
            for (String protocol : LivePeer.PROTOCOLS) {
                int other = LivePeer.otherThan(text.said(peer.name()).wires.get(protocol));
                Eventually.await(
                        () -> peer.clients(protocol, other) + " clients on the old wire of " + peer.name(),
                        () -> peer.clients(protocol, other) == 0);
            }
        }
    }

    /** Follows no more, and waits until no device has a client. */
    void endFollowing() {
        followed.close();
        for (LivePeer peer : peers) {
            Eventually.await(() -> peer.clients() + " clients of " + peer.name(), () -> peer.clients() == 0);
        }
    }

    @Override
    public void close() throws IOException {
        plugboard.close();
        for (LivePeer peer : peers) {
            peer.close();
        }
        simulator.close();
    }
}
