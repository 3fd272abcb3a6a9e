// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.device.Asker;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceGroup;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;

/** A living testbed. */
final class ManagedTestbed implements Testbed {

    private final Workers workers;
    private final Asker asker;
    private final TestbedDevices devices;

    /** Replaced as a whole when a file that is followed changes. */
    private volatile Said said;

    /** What the facts say, and the devices that were made of it: those too that were removed or moved away in code. */
    private record Said(TestbedFacts facts, Map<String, ManagedDevice> devices) {}

    /**
     * Of devices whose credentials may be asked for.
     *
     * @param place where it was read, for messages; empty if code says it
     */
    ManagedTestbed(PlugboardCore core, TestbedFacts facts, Asker asker, String place) {
        this.workers = core.workers();
        this.asker = asker;
        Map<String, ManagedDevice> made = new LinkedHashMap<>();
        this.said = new Said(facts, made);
        this.devices = new TestbedDevices(core.topology(), this, facts);
        facts.devices().forEach(device -> {
            ManagedDevice living = core.device(device, asker, place);
            made.put(device.name(), living);
            devices.add(living);
        });
    }

    /** Who can be asked for what the credentials of its devices lack. */
    Asker asker() {
        return asker;
    }

    /** The devices of its facts by name, in their order: those too that were removed or moved away in code. */
    Map<String, ManagedDevice> said() {
        return Collections.unmodifiableMap(said.devices());
    }

    /**
     * Takes other facts and the devices that they name, in their order; ends nothing. To be called in one step of the graph with
     * what else changes of these devices.
     *
     * @throws InvalidRequestException if a device that was added in code bears a name that the facts give; then nothing has changed
     */
    void become(TestbedFacts facts, Map<String, ManagedDevice> next, Runnable change) {
        Map<String, ManagedDevice> before = said.devices();
        devices.requireRoom(facts, before.values());
        change.run();
        said = new Said(facts, new LinkedHashMap<>(next));
        devices.become(
                facts,
                before.values().stream()
                        .filter(device -> next.get(device.name()) != device)
                        .toList(),
                next.values().stream()
                        .filter(device -> before.get(device.name()) != device)
                        .toList());
    }

    @Override
    public String name() {
        return said.facts().name();
    }

    @Override
    public TestbedFacts facts() {
        return said.facts();
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
