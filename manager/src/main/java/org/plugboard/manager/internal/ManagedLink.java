// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.Link;
import org.plugboard.device.LinkFacts;

/** A cable or a segment. Its interfaces hold it, and it refers to them weakly (semantics 91). */
final class ManagedLink implements Link {

    /** One end of a link in an interface, which holds it. */
    static final class Plug extends WeakReference<ManagedInterface> {

        private final ManagedLink link;

        private Plug(ManagedLink link, ManagedInterface end) {
            super(end, link.gone);
            this.link = link;
        }

        ManagedLink link() {
            return link;
        }
    }

    private final Topology topology;
    private final LinkKey key;
    private final Set<Plug> plugs = new LinkedHashSet<>();
    private final ReferenceQueue<ManagedInterface> gone = new ReferenceQueue<>();
    private volatile LinkFacts facts;

    /** A link of which nothing but the name is known, and with no interface yet. */
    ManagedLink(Topology topology, LinkKey key) {
        this.topology = topology;
        this.key = key;
        this.facts = LinkFacts.named(key.name());
    }

    LinkKey key() {
        return key;
    }

    boolean isOf(Topology graph) {
        return topology == graph;
    }

    void describe(LinkFacts description) {
        facts = description;
    }

    /** Plugs it into the interface, which is to keep what is returned. Under the graph's lock, as all that follows. */
    Plug into(ManagedInterface end) {
        for (Object dead = gone.poll(); dead != null; dead = gone.poll()) {
            plugs.remove(dead);
        }
        Plug plug = new Plug(this, end);
        plugs.add(plug);
        return plug;
    }

    void out(Plug plug) {
        plugs.remove(plug);
    }

    /** Those that are plugged in and still there. */
    List<ManagedInterface> ends() {
        return plugs.stream().map(Plug::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Kind kind() {
        return key.kind();
    }

    @Override
    public LinkFacts facts() {
        return facts;
    }

    @Override
    public List<DeviceInterface> interfaces() {
        return topology.look(() -> List.copyOf(ends()));
    }

    @Override
    public Set<Device> connectedDevices() {
        return topology.look(() -> ManagedInterface.devicesOf(ends()));
    }

    @Override
    public String toString() {
        return key
                + interfaces().stream()
                        .map(end -> end.device().map(Device::name).orElse("?") + "/" + end.name())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
