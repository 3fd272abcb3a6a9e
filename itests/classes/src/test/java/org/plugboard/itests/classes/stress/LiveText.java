// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the two files of a live testbed say: the one that is followed, and the base that it extends. */
final class LiveText {

    /** What a connection over one path is built on. */
    record Basis(int wire, int timeout, boolean hasSpareLogin) {}

    /** What the files say of one device. */
    static final class Said {

        final Map<String, Integer> wires = new TreeMap<>(Map.of("telnet", 0, "ssh", 0));
        final Map<String, Integer> timeouts = new TreeMap<>(Map.of("telnet", TIMEOUT, "ssh", TIMEOUT));
        int note;
        boolean hasSpareLogin;
        /** Whether it repeats the login of the testbed. */
        boolean hasOwnLogin;

        Basis basis(String protocol) {
            return new Basis(wires.get(protocol), timeouts.get(protocol), hasSpareLogin);
        }
    }

    /** A device that no edit concerns. */
    static final String STILL = "still";
    /** One whose paths and credentials change. */
    static final String MOVED = "moved";
    /** One whose paths stand in the base. */
    static final String HEIR = "heir";
    /** One that comes and goes. */
    static final String GUEST = "guest";

    static final List<String> DEVICES = List.of(STILL, MOVED, HEIR, GUEST);

    /** The usual time limit of a path, in seconds. */
    static final int TIMEOUT = 60;

    private static final String LOGIN = "{default: {username: admin, password: cisco123}";

    private final Map<String, Said> devices = new LinkedHashMap<>();
    final SortedSet<Integer> others = new TreeSet<>();
    boolean isGuestHere = true;
    int comment;
    int number;
    int baseNote;

    private final Map<String, LivePeer> peers = new LinkedHashMap<>();
    private final java.nio.file.Path knownHosts;

    LiveText(List<LivePeer> peers, java.nio.file.Path knownHosts) {
        this.knownHosts = knownHosts;
        for (LivePeer peer : peers) {
            this.peers.put(peer.name(), peer);
            devices.put(peer.name(), new Said());
        }
    }

    Said said(String device) {
        return devices.get(device);
    }

    boolean has(String device) {
        return isGuestHere || !device.equals(GUEST);
    }

    /** What the connections over each path of the devices that are there are built on. */
    Map<String, Basis> bases() {
        Map<String, Basis> all = new LinkedHashMap<>();
        devices.forEach((name, said) -> {
            if (has(name)) {
                LivePeer.PROTOCOLS.forEach(protocol -> all.put(name + "/" + protocol, said.basis(protocol)));
            }
        });
        return all;
    }

    /** The base as it is now. */
    String base() {
        return "testbed: {name: live, custom: {base: %d}}%ndevices:%n  %s:%n    os: iosxe%n".formatted(baseNote, HEIR)
                + connections(HEIR);
    }

    /** The file that is followed as it is now. */
    String file() {
        StringBuilder text = new StringBuilder("# comment %d%n".formatted(comment))
                .append("extends: base.yaml%ntestbed:%n  credentials: %s}%n".formatted(LOGIN))
                .append("  custom: {edit: %d}%ndevices:%n".formatted(number));
        devices.forEach((name, said) -> {
            if (has(name)) {
                text.append(device(name, said));
            }
        });
        others.forEach(other -> text.append("  other-%d:   # %d%n    os: nxos%n".formatted(other, comment))
                .append("    connections: {cli: {protocol: ssh, ip: 192.0.2.%d}}%n".formatted(other)));
        return text.toString();
    }

    private String device(String name, Said said) {
        StringBuilder text = new StringBuilder("  %s:%n    os: iosxe%n".formatted(name));
        text.append("    custom: {note: %d}   # %d%n".formatted(said.note, comment));
        if (said.hasOwnLogin || said.hasSpareLogin) {
            text.append("    credentials: ")
                    .append(said.hasOwnLogin ? LOGIN : "{")
                    .append(said.hasOwnLogin && said.hasSpareLogin ? ", " : "")
                    .append(said.hasSpareLogin ? "spare: {username: nobody, password: none}" : "")
                    .append("}%n".formatted());
        }
        return text + (name.equals(HEIR) ? "" : connections(name));
    }

    private String connections(String name) {
        StringBuilder text = new StringBuilder("    connections:%n".formatted());
        for (String protocol : LivePeer.PROTOCOLS) {
            Basis basis = devices.get(name).basis(protocol);
            text.append("      %s: {protocol: %s, ip: 127.0.0.1, port: %d, timeout: %d%s}%n"
                    .formatted(
                            protocol,
                            protocol,
                            peers.get(name).port(protocol, basis.wire()),
                            basis.timeout(),
                            protocol.equals("ssh") ? ", known_hosts: \"" + knownHosts + "\"" : ""));
        }
        return text.toString();
    }
}
