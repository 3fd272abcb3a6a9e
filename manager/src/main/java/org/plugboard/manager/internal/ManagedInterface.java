// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.Link;

/** An interface: it holds its link and refers to its device weakly (semantics 91). */
final class ManagedInterface implements DeviceInterface {

    private final Topology topology;
    private volatile InterfaceFacts facts;
    private @Nullable WeakReference<WiredDevice> device;
    private ManagedLink.@Nullable Plug plug;

    /** An interface of no device, with nothing plugged in. */
    ManagedInterface(Topology topology, InterfaceFacts facts) {
        this.topology = topology;
        this.facts = facts;
    }

    boolean isOf(Topology graph) {
        return topology == graph;
    }

    void describe(InterfaceFacts description) {
        facts = description;
    }

    /** The device that it is in. Under the graph's lock, as all that follows. */
    Optional<WiredDevice> owner() {
        return Optional.ofNullable(device).map(WeakReference::get);
    }

    Optional<ManagedLink> plugged() {
        return Optional.ofNullable(plug).map(ManagedLink.Plug::link);
    }

    /** Puts it into a device, or into none, with its cable. */
    void moveTo(@Nullable WiredDevice next) {
        plugged().ifPresent(link -> links().ifPresent(links -> links.lost(link)));
        device = next == null ? null : new WeakReference<>(next);
        plugged().ifPresent(link -> links().ifPresent(links -> links.gained(link)));
    }

    void plug(@Nullable ManagedLink link) {
        Optional<TestbedLinks> links = links();
        ManagedLink.Plug old = plug;
        if (old != null) {
            old.link().out(old);
            links.ifPresent(those -> those.lost(old.link()));
        }
        plug = link == null ? null : link.into(this);
        if (link != null) {
            links.ifPresent(those -> those.gained(link));
        }
    }

    private Optional<TestbedLinks> links() {
        return owner().flatMap(owner -> owner.wiring().testbed()).map(TestbedDevices::cables);
    }

    /** The other ends of its link. */
    List<ManagedInterface> others() {
        return plugged()
                .map(link -> link.ends().stream().filter(end -> end != this).toList())
                .orElse(List.of());
    }

    /** The devices that these are in, each once. */
    static Set<Device> devicesOf(Collection<ManagedInterface> ends) {
        Set<Device> devices = new LinkedHashSet<>();
        ends.forEach(end -> end.owner().ifPresent(devices::add));
        return Collections.unmodifiableSet(devices);
    }

    @Override
    public InterfaceFacts facts() {
        return facts;
    }

    @Override
    public Optional<Device> device() {
        return topology.look(() -> owner().map(Device.class::cast));
    }

    @Override
    public Optional<Link> link() {
        return topology.look(() -> plugged().map(Link.class::cast));
    }

    @Override
    public void plugInto(@Nullable Link link) {
        ManagedLink own = link == null ? null : topology.own(link);
        topology.change(() -> {
            if (own != null) {
                links().ifPresent(links -> links.requireNoNamesake(own));
            }
            plug(own);
        });
    }

    @Override
    public Set<DeviceInterface> remoteInterfaces() {
        return topology.look(() -> Collections.unmodifiableSet(new LinkedHashSet<>(others())));
    }

    @Override
    public Set<Device> remoteDevices() {
        return topology.look(() -> devicesOf(others()));
    }

    @Override
    public String toString() {
        return device().map(owner -> owner.name() + "/").orElse("") + name();
    }
}
