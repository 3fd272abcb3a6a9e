// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;

/** A living testbed. */
final class ManagedTestbed implements Testbed {

    private final TestbedFacts facts;
    private final Workers workers;
    private final Map<String, Device> devices = new LinkedHashMap<>();

    ManagedTestbed(PlugboardCore core, TestbedFacts facts) {
        this.facts = facts;
        this.workers = core.workers();
        facts.devices().forEach(device -> devices.put(device.name(), core.device(device)));
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
        return List.copyOf(devices.values());
    }

    @Override
    public Device device(String nameOrAlias) {
        Device named = devices.get(nameOrAlias);
        if (named != null) {
            return named;
        }
        return devices.values().stream()
                .filter(device -> device.facts().alias().equals(nameOrAlias))
                .findFirst()
                .orElseThrow(
                        () -> UnknownNameException.of("testbed " + name(), "device", nameOrAlias, devices.keySet()));
    }

    @Override
    public void destroyAll() {
        List<Callable<Optional<SeveralFailedException>>> calls = devices.values().stream()
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
        return "testbed " + name() + " (" + devices.size() + " devices)";
    }
}
