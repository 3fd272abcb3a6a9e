// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.LinkFacts;
import org.plugboard.device.TestbedFacts;

/**
 * The testbed of the tests about cables: R1 ({@code core}) and R2 with two cables between them and a segment that R3 is in too;
 * R1's {@code Loop0} and {@code Loop1} are the ends of one cable, its {@code Null0} has none.
 */
final class Lab {

    private Lab() {}

    static TestbedFacts facts() {
        return testbed("lab", r1(), r2(), r3());
    }

    static DeviceFacts r1() {
        return device(
                "R1",
                "core",
                cable("Eth1", "r1-r2-a"),
                cable("Eth2", "r1-r2-b"),
                segment("Eth3", "lan"),
                cable("Loop0", "loop"),
                cable("Loop1", "loop"),
                InterfaceFacts.of("Null0", Map.of()));
    }

    static DeviceFacts r2() {
        return device("R2", "edge", cable("Eth1", "r1-r2-a"), cable("Eth2", "r1-r2-b"), segment("Eth3", "lan"));
    }

    static DeviceFacts r3() {
        return device("R3", "R3", segment("Eth3", "lan"));
    }

    static TestbedFacts testbed(String name, DeviceFacts... devices) {
        return testbed(name, Map.of("r1-r2-a", Map.of("alias", "first", "speed", "10G")), devices);
    }

    static TestbedFacts testbed(String name, Map<String, Map<String, Object>> links, DeviceFacts... devices) {
        Map<String, LinkFacts> described = new LinkedHashMap<>();
        links.forEach((link, attributes) -> described.put(link, new LinkFacts(link, attributes)));
        Map<String, LinkFacts> segments = Map.of("lan", new LinkFacts("lan", Map.of("vlan", 7)));
        return new TestbedFacts(
                name, List.of(devices), Map.of(), Credentials.NONE, Map.of(), described, segments, Map.of());
    }

    static DeviceFacts device(String name, String alias, InterfaceFacts... interfaces) {
        DeviceFacts.Builder builder = DeviceFacts.named(name).attribute("alias", alias);
        for (InterfaceFacts facts : interfaces) {
            builder.interfaceWith(facts);
        }
        return builder.build();
    }

    static InterfaceFacts cable(String name, String link) {
        return InterfaceFacts.of(name, Map.of("alias", "port-" + name, "link", link));
    }

    static InterfaceFacts segment(String name, String segment) {
        return InterfaceFacts.of(name, Map.of("segment", segment));
    }
}
