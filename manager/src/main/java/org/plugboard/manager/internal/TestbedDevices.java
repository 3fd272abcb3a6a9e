// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;

/** A testbed's part of the graph: its devices, which it holds, and the links between them. Thread-safe. */
final class TestbedDevices {

    private final Topology topology;
    private final Testbed testbed;
    private final ByName<WiredDevice> devices = new ByName<>(Device::name, Device::alias);
    private final TestbedLinks links;

    /** No devices yet, and what the facts say of links. */
    TestbedDevices(Topology topology, Testbed testbed, TestbedFacts facts) {
        this.topology = topology;
        this.testbed = testbed;
        this.links = new TestbedLinks("testbed " + facts.name(), topology, LinkKey.described(facts));
    }

    Testbed testbed() {
        return testbed;
    }

    /** To be used under the graph's lock only. */
    TestbedLinks cables() {
        return links;
    }

    List<Device> all() {
        return topology.look(() -> List.copyOf(devices.all()));
    }

    boolean contains(String nameOrAlias) {
        return topology.look(() -> devices.find(nameOrAlias).isPresent());
    }

    boolean isAlias(String text) {
        return topology.look(() -> devices.isAlias(text));
    }

    WiredDevice find(String nameOrAlias) {
        return topology.look(() -> devices.find(nameOrAlias))
                .orElseThrow(() -> unknown("device", nameOrAlias, topology.look(devices::names)));
    }

    Set<Link> links() {
        return topology.look(links::asSet);
    }

    Link link(String nameOrAlias) {
        return topology.look(() -> links.find(nameOrAlias))
                .orElseThrow(() -> unknown("link", nameOrAlias, topology.look(links::names)));
    }

    private UnknownNameException unknown(String kind, String name, Collection<String> known) {
        return UnknownNameException.of("testbed " + testbed.name(), kind, name, known);
    }

    /** Takes a device in, out of the testbed that it is in, with its cables. */
    void add(Device added) {
        WiredDevice device = topology.own(added);
        topology.change(() -> {
            DeviceWiring wiring = device.wiring();
            if (wiring.testbed().filter(now -> now == this).isPresent()) {
                return;
            }
            devices.requireFree("testbed " + testbed.name(), device.name(), device.alias());
            Map<ManagedInterface, ManagedLink> joins = links.joins(new LinkedHashSet<>(wiring.all()));
            wiring.testbed().ifPresent(old -> old.devices.remove(device));
            // Its cables are joined while it is nowhere: no testbed has two links of one name, not even for that long.
            wiring.moveTo(null);
            joins.forEach(ManagedInterface::plug);
            wiring.moveTo(this);
            devices.put(device);
        });
    }

    /** Removes a device, unplugged; its connections are the caller's to destroy. */
    WiredDevice remove(String nameOrAlias) {
        WiredDevice removed = find(nameOrAlias);
        topology.change(() -> remove(removed));
        return removed;
    }

    private void remove(WiredDevice removed) {
        DeviceWiring wiring = removed.wiring();
        if (wiring.testbed().filter(now -> now == this).isPresent()) {
            wiring.unplugAll();
            wiring.moveTo(null);
            devices.remove(removed);
        }
    }

    /**
     * Keeps only what is wanted (semantics 90).
     *
     * @return the devices that were removed, whose connections are the caller's to destroy
     * @throws UnknownNameException if a name means nothing; then nothing was removed
     */
    List<Device> squeeze(Collection<String> wanted, boolean extendDevicesFromLinks) {
        return topology.look(() -> {
            Set<Device> kept = new LinkedHashSet<>();
            Set<ManagedLink> keptLinks = new LinkedHashSet<>();
            for (String name : wanted) {
                devices.find(name).ifPresentOrElse(kept::add, () -> keptLinks.add(wantedLink(name)));
            }
            if (extendDevicesFromLinks) {
                keptLinks.forEach(link -> kept.addAll(ManagedInterface.devicesOf(link.ends())));
            }
            List<WiredDevice> removed = devices.all().stream()
                    .filter(device -> !kept.contains(device))
                    .toList();
            removed.forEach(this::remove);
            if (!keptLinks.isEmpty()) {
                devices.all().forEach(device -> device.wiring().keepOnly(keptLinks));
            }
            return List.copyOf(removed);
        });
    }

    private ManagedLink wantedLink(String name) {
        return links.find(name)
                .orElseThrow(() -> unknown(
                        "device, link or segment",
                        name,
                        Stream.concat(devices.names().stream(), links.names().stream())
                                .toList()));
    }

    /**
     * Refuses facts that name a device as one that was added in code.
     *
     * @param own the devices of the facts before
     */
    void requireRoom(TestbedFacts facts, Collection<? extends WiredDevice> own) {
        Set<String> names = facts.devices().stream()
                .flatMap(device -> Stream.of(device.name(), device.alias()))
                .collect(Collectors.toSet());
        Set<WiredDevice> described = Set.copyOf(own);
        for (WiredDevice device : devices.all()) {
            if (!described.contains(device) && (names.contains(device.name()) || names.contains(device.alias()))) {
                throw new InvalidRequestException(
                        "testbed " + testbed.name() + ": device " + device.name()
                                + " was added in code, and the file names one so, too; remove it, or give the other one another name");
            }
        }
    }

    /**
     * Brings devices and cables in line with other facts, in one step. Devices that were removed or moved away in code stay away,
     * those that were added in code stay, behind the others.
     *
     * @param gone the devices that the facts do not name any more
     * @param come those that they name now
     */
    void become(TestbedFacts facts, Collection<? extends WiredDevice> gone, Collection<? extends WiredDevice> come) {
        topology.change(() -> {
            gone.forEach(this::remove);
            // An alias that moves from one device to a new one is free by this.
            rewire(facts);
            come.forEach(this::add);
            devices.all().forEach(device -> device.wiring().whereabouts().become(facts.name()));
            devices.inOrder(facts.devices().stream().map(DeviceFacts::name).toList());
        });
    }

    /**
     * Brings the cables of the devices that are here in line with other facts, in one step; see {@link DeviceWiring#rewire}.
     * Devices are neither added nor removed; the aliases are looked up again.
     */
    private void rewire(TestbedFacts facts) {
        topology.change(() -> {
            // Held until the end: a link that is unplugged everywhere and then plugged in elsewhere stays the same one.
            Map<LinkKey, ManagedLink> before = links.all();
            links.describe(LinkKey.described(facts));
            facts.devices().forEach(said -> devices.named(said.name()).ifPresent(device -> device.wiring()
                    .rewire(said.interfaces(), key -> before.computeIfAbsent(key, links::named))));
            devices.refresh();
        });
    }
}
