// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.InterfaceFacts;

/**
 * A device's place in the graph: its interfaces, and the testbed that it is in, to which it refers weakly (semantics 91).
 * Thread-safe.
 */
final class DeviceWiring {

    private final Topology topology;
    private final WiredDevice device;
    private final ByName<ManagedInterface> interfaces = new ByName<>(ManagedInterface::name, ManagedInterface::alias);
    private @Nullable WeakReference<TestbedDevices> testbed;
    private final Whereabouts whereabouts = new Whereabouts();

    /** What the facts of the device say; interfaces that were added in code are not among it. */
    private Map<String, InterfaceFacts> described = Map.of();

    /** Of a device outside any testbed, without interfaces. */
    DeviceWiring(Topology topology, WiredDevice device) {
        this.topology = topology;
        this.device = device;
    }

    /** Makes the first interfaces of a device outside any testbed: those that name one link share it. */
    void wire(Map<String, InterfaceFacts> facts) {
        Map<LinkKey, ManagedLink> own = new HashMap<>();
        rewire(facts, key -> own.computeIfAbsent(key, named -> new ManagedLink(topology, named)));
    }

    boolean isOf(Topology graph) {
        return topology == graph;
    }

    /** The testbed's devices that it is one of. */
    Optional<TestbedDevices> testbed() {
        return topology.look(() -> Optional.ofNullable(testbed).map(WeakReference::get));
    }

    /** In which testbed it is or was last, by name; keeps nothing alive. */
    Whereabouts whereabouts() {
        return whereabouts;
    }

    /** Puts the device into a testbed, or into none, with its cables. */
    void moveTo(@Nullable TestbedDevices next) {
        topology.change(() -> {
            List<ManagedLink> plugged = plugged().toList();
            testbed().ifPresent(old -> plugged.forEach(old.cables()::lost));
            testbed = next == null ? null : new WeakReference<>(next);
            testbed().ifPresent(now -> plugged.forEach(now.cables()::gained));
            if (next != null) {
                whereabouts.become(next.testbed().name());
            }
        });
    }

    List<ManagedInterface> all() {
        return topology.look(interfaces::all);
    }

    ManagedInterface find(String nameOrAlias) {
        return topology.look(() -> interfaces.find(nameOrAlias))
                .orElseThrow(() -> UnknownNameException.of(
                        device.name(), "interface", nameOrAlias, topology.look(interfaces::names)));
    }

    ManagedInterface add(InterfaceFacts facts) {
        return topology.look(() -> {
            interfaces.requireFree(device.name(), facts.name(), facts.alias());
            return make(facts, this::linkNamed);
        });
    }

    private ManagedInterface make(InterfaceFacts facts, Function<LinkKey, ManagedLink> links) {
        ManagedInterface made = new ManagedInterface(topology, facts);
        made.moveTo(device);
        interfaces.put(made);
        LinkKey.of(facts).map(links).ifPresent(made::plug);
        return made;
    }

    private ManagedLink linkNamed(LinkKey key) {
        return testbed()
                .map(those -> those.cables().named(key))
                .or(() -> plugged().filter(link -> link.key().equals(key)).findFirst())
                .orElseGet(() -> new ManagedLink(topology, key));
    }

    /** Takes over an interface with its cable. */
    void take(ManagedInterface moved) {
        topology.change(() -> {
            if (moved.owner().filter(owner -> owner == device).isPresent()) {
                return;
            }
            interfaces.requireFree(device.name(), moved.name(), moved.alias());
            Map<ManagedInterface, ManagedLink> joins =
                    testbed().map(those -> those.cables().joins(List.of(moved))).orElse(Map.of());
            moved.owner().ifPresent(owner -> owner.wiring().interfaces.remove(moved));
            // It is re-plugged while it is nowhere: no testbed has two links of one name, not even for that long.
            moved.moveTo(null);
            joins.forEach(ManagedInterface::plug);
            moved.moveTo(device);
            interfaces.put(moved);
        });
    }

    /** Removes an interface of this device, unplugged. */
    void remove(ManagedInterface removed) {
        topology.change(() -> {
            if (interfaces
                    .named(removed.name())
                    .filter(there -> there == removed)
                    .isPresent()) {
                removed.plug(null);
                removed.moveTo(null);
                interfaces.remove(removed);
            }
        });
    }

    void unplugAll() {
        topology.change(() -> interfaces.all().forEach(port -> port.plug(null)));
    }

    /** Removes the interfaces that are on none of these links. */
    void keepOnly(Set<ManagedLink> links) {
        topology.change(() -> interfaces.all().stream()
                .filter(port -> port.plugged().filter(links::contains).isEmpty())
                .forEach(this::remove));
    }

    /**
     * Brings the interfaces in line with other facts. Those of which the same is said as before stay as they are, whatever was
     * done to them in code; those of which something else is said stay the same objects, and are re-plugged if they name
     * another link.
     *
     * @param links where the link that an interface names is to be found
     */
    void rewire(Map<String, InterfaceFacts> facts, Function<LinkKey, ManagedLink> links) {
        topology.change(() -> {
            described.keySet().stream()
                    .filter(name -> !facts.containsKey(name))
                    .flatMap(name -> interfaces.named(name).stream())
                    .forEach(this::remove);
            facts.forEach((name, said) -> {
                if (!said.equals(described.get(name))) {
                    interfaces.named(name).ifPresentOrElse(port -> change(port, said, links), () -> make(said, links));
                }
            });
            described = facts;
            interfaces.refresh();
        });
    }

    private static void change(ManagedInterface port, InterfaceFacts said, Function<LinkKey, ManagedLink> links) {
        Optional<LinkKey> before = LinkKey.of(port.facts());
        port.describe(said);
        if (!LinkKey.of(said).equals(before)) {
            port.plug(LinkKey.of(said).map(links).orElse(null));
        }
    }

    private Stream<ManagedLink> plugged() {
        return interfaces.all().stream().flatMap(port -> port.plugged().stream());
    }

    Set<ManagedLink> links() {
        return topology.look(() -> plugged().collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Those that have an interface of this device at one end and one of the other device at another. */
    Set<ManagedLink> linksTo(WiredDevice other) {
        return topology.look(() -> links().stream()
                .filter(link -> link.ends().stream()
                                .filter(end -> end.owner()
                                        .filter(owner -> owner == other)
                                        .isPresent())
                                .count()
                        > (other == device ? 1 : 0))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    Set<ManagedInterface> others() {
        return topology.look(() -> interfaces.all().stream()
                .flatMap(port -> port.others().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
