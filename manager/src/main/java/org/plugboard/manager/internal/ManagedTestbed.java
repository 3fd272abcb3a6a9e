// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceGroup;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;

/** A living testbed. */
final class ManagedTestbed implements Testbed {

    private final TestbedFacts facts;
    private final Workers workers;
    private final TestbedDevices devices;

    ManagedTestbed(PlugboardCore core, TestbedFacts facts) {
        this.facts = facts;
        this.workers = core.workers();
        this.devices = new TestbedDevices(core.topology(), this, facts);
        facts.devices().forEach(device -> devices.add(core.device(device)));
    }

    @Override
    public String name() {
        return facts.name();
    }

    @Override
    public TestbedFacts facts() {
        return facts;
    }

    @Override
    public Collection<Device> devices() {
        return devices.all();
    }

    @Override
    public Device device(String nameOrAlias) {
        return devices.find(nameOrAlias);
    }

    @Override
    public boolean contains(String nameOrAlias) {
        return devices.contains(nameOrAlias);
    }

    @Override
    public boolean isAlias(String nameOrAlias) {
        return devices.isAlias(nameOrAlias);
    }

    @Override
    public Set<Link> links() {
        return devices.links();
    }

    @Override
    public Link link(String nameOrAlias) {
        return devices.link(nameOrAlias);
    }

    @Override
    public void add(Device device) {
        devices.add(device);
    }

    @Override
    public void remove(String nameOrAlias) {
        destroyAll(List.of(devices.remove(nameOrAlias)));
    }

    @Override
    public void squeeze(Collection<String> wanted, boolean extendDevicesFromLinks) {
        destroyAll(devices.squeeze(wanted, extendDevicesFromLinks));
    }

    /** Brings the cables in line with other facts; the devices are those that are here. */
    void rewire(TestbedFacts changed) {
        devices.rewire(changed);
    }

    @Override
    public DeviceGroup all() {
        return group(devices.all());
    }

    @Override
    public DeviceGroup only(List<String> namesOrAliases) {
        return group(
                namesOrAliases.stream().<Device>map(devices::find).distinct().toList());
    }

    private DeviceGroup group(List<Device> together) {
        return new ManagedGroup(workers, "testbed " + name(), together);
    }

    @Override
    public void destroyAll() {
        destroyAll(devices.all());
    }

    private void destroyAll(List<Device> ending) {
        // Of thousands of devices few are connected: the others need no thread.
        List<Callable<Optional<SeveralFailedException>>> calls = ending.stream()
                .filter(device -> !device.connectionManager().connections().isEmpty())
                .<Callable<Optional<SeveralFailedException>>>map(device -> () -> destroyAll(device))
                .toList();
        List<ConnectionException> failures = new ArrayList<>();
        workers.all("destroy " + name(), calls)
                .forEach(failed -> failed.ifPresent(several -> failures.addAll(several.failures())));
        if (!failures.isEmpty()) {
            throw new SeveralFailedException(
                    "testbed " + name() + ": " + failures.size() + " connections failed to destroy; the first: "
                            + failures.get(0).getMessage(),
                    failures);
        }
    }

    private static Optional<SeveralFailedException> destroyAll(Device device) {
        try {
            device.destroyAll();
            return Optional.empty();
        } catch (SeveralFailedException e) {
            return Optional.of(e);
        }
    }

    @Override
    public String toString() {
        return "testbed " + name() + " (" + devices.all().size() + " devices)";
    }
}
