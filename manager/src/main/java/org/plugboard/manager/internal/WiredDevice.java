// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;

/** A device as a node of the graph. */
abstract class WiredDevice extends ServiceCalls implements Device {

    private final Topology topology;
    private final DeviceWiring wiring;

    WiredDevice(Topology topology, Map<String, InterfaceFacts> interfaces) {
        this.topology = topology;
        this.wiring = new DeviceWiring(topology, this);
        wiring.wire(interfaces);
    }

    DeviceWiring wiring() {
        return wiring;
    }

    @Override
    public Optional<Testbed> testbed() {
        return wiring.testbed().map(TestbedDevices::testbed);
    }

    @Override
    public Map<String, DeviceInterface> interfaces() {
        Map<String, DeviceInterface> interfaces = new LinkedHashMap<>();
        wiring.all().forEach(port -> interfaces.put(port.name(), port));
        return Collections.unmodifiableMap(interfaces);
    }

    @Override
    public DeviceInterface interfaceNamed(String nameOrAlias) {
        return wiring.find(nameOrAlias);
    }

    @Override
    public DeviceInterface addInterface(InterfaceFacts facts) {
        return wiring.add(facts);
    }

    @Override
    public void addInterface(DeviceInterface moved) {
        wiring.take(topology.own(moved));
    }

    @Override
    public void removeInterface(String nameOrAlias) {
        wiring.remove(wiring.find(nameOrAlias));
    }

    @Override
    public Set<Link> links() {
        return Collections.unmodifiableSet(wiring.links());
    }

    @Override
    public Set<Link> findLinks(Device other) {
        return Collections.unmodifiableSet(wiring.linksTo(topology.own(other)));
    }

    @Override
    public Set<DeviceInterface> remoteInterfaces() {
        return Collections.unmodifiableSet(wiring.others());
    }

    @Override
    public Set<Device> remoteDevices() {
        return topology.look(() -> ManagedInterface.devicesOf(wiring.others()));
    }
}
