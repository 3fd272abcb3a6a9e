// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.contract.Relay;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;

/** A simulated device that can be reached over two wires for each protocol, so that a path can be moved. */
final class LivePeer implements AutoCloseable {

    static final List<String> PROTOCOLS = List.of("telnet", "ssh");

    /** How many wires there are for each protocol. */
    private static final int WIRES = 2;

    private final SimulatedDevice simulated;
    private final Map<String, List<Relay>> wires = new LinkedHashMap<>();

    /** Starts it under this name. */
    LivePeer(String name, DeviceSimulator simulator, Nonces nonces, Path folder) throws IOException {
        simulated = Peer.start(name, simulator, folder);
        for (String protocol : PROTOCOLS) {
            List<Relay> relays = new ArrayList<>();
            for (int wire = 0; wire < WIRES; wire++) {
                int port = simulated.port(protocol);
                relays.add(protocol.equals("telnet") ? new Relay(port, nonces::tap) : new Relay(port));
            }
            wires.put(protocol, relays);
        }
    }

    /** The other one of the wires for a protocol. */
    static int otherThan(int wire) {
        return WIRES - 1 - wire;
    }

    String name() {
        return simulated.hostname();
    }

    int port(String protocol, int wire) {
        return wires.get(protocol).get(wire).port();
    }

    /** How many clients there are on this wire. */
    int clients(String protocol, int wire) {
        return wires.get(protocol).get(wire).open();
    }

    /** How many clients there are. */
    int clients() {
        return wires.values().stream()
                .flatMap(List::stream)
                .mapToInt(Relay::open)
                .sum();
    }

    /** How many clients there have been. */
    int accepted() {
        return wires.values().stream()
                .flatMap(List::stream)
                .mapToInt(Relay::accepted)
                .sum();
    }

    @Override
    public void close() throws IOException {
        for (List<Relay> relays : wires.values()) {
            for (Relay relay : relays) {
                relay.close();
            }
        }
        simulated.close();
    }
}
