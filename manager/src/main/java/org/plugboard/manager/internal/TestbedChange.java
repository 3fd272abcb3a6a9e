// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The difference between a living testbed and what its file says now. What can be refused is refused while it is made; then it
 * is {@linkplain #take taken}, which only assigns, and {@linkplain #carryOut carried out}, which ends what must end.
 */
final class TestbedChange {

    private static final Logger LOG = LoggerFactory.getLogger(TestbedChange.class);

    private final PlugboardCore core;
    private final ManagedTestbed testbed;
    private final TestbedFacts facts;
    private final String place;
    private final Map<String, ManagedDevice> next = new LinkedHashMap<>();
    private final List<String> added = new ArrayList<>();
    private final Map<ManagedDevice, DeviceFacts> changed = new LinkedHashMap<>();
    private final List<ManagedDevice> removed;

    /**
     * Between the testbed and these facts.
     *
     * @param place the file, for messages
     * @throws org.plugboard.connection.InvalidRequestException if a device cannot be as it is said
     */
    TestbedChange(PlugboardCore core, ManagedTestbed testbed, TestbedFacts facts, String place) {
        this.core = core;
        this.testbed = testbed;
        this.facts = facts;
        this.place = place;
        Map<String, ManagedDevice> gone = new LinkedHashMap<>(testbed.said());
        for (DeviceFacts said : facts.devices()) {
            ManagedDevice known = gone.remove(said.name());
            next.put(said.name(), known == null ? add(said) : known);
            if (known != null && !known.facts().equals(said)) {
                DeviceConnections.defaultAlias(said);
                changed.put(known, said);
            }
        }
        this.removed = List.copyOf(gone.values());
    }

    private ManagedDevice add(DeviceFacts said) {
        added.add(said.name());
        return core.device(said, testbed.asker(), place);
    }

    /**
     * Makes the testbed what the file says. Only assigns, so that it can be done under a lock.
     *
     * @throws org.plugboard.connection.InvalidRequestException if a device that was added in code is in the way; then nothing
     *     has changed
     */
    void take() {
        core.topology()
                .change(() -> testbed.become(
                        facts, next, () -> changed.forEach((device, said) -> device.become(said, place))));
    }

    /**
     * Ends what does not agree with the file any more, all at the same time, each in a bounded time.
     *
     * @return what was done, for people; empty if nothing of the devices had changed
     */
    Optional<String> carryOut() {
        changed.keySet().forEach(device -> device.budget().review());
        List<LiveOpenings.Outdated> closed = core.live().closeOutdated();
        List<ConnectionException> failures =
                end(core.workers(), removed, device -> "device " + device.name() + " is gone from " + place);
        Stream.concat(closed.stream().flatMap(one -> one.failure().stream()), failures.stream())
                .forEach(failure -> LOG.warn("{}", failure.getMessage()));
        List<String> parts = new ArrayList<>();
        say(parts, "added", added);
        say(parts, "changed", changed.keySet().stream().map(ManagedDevice::name).toList());
        say(parts, "removed", removed.stream().map(ManagedDevice::name).toList());
        SortedMap<String, String> reasons = new TreeMap<>();
        closed.forEach(one -> reasons.put(one.name(), one.reason()));
        say(
                parts,
                "closed",
                reasons.entrySet().stream()
                        .map(one -> one.getKey() + " (" + one.getValue() + ")")
                        .toList());
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static void say(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(what + " " + String.join(", ", names));
        }
    }

    /** Why a device ends. */
    interface Reason {
        String of(ManagedDevice device);
    }

    /** Ends devices for good, all at the same time, and returns what went wrong when they are ended. */
    static List<ConnectionException> end(Workers workers, Iterable<ManagedDevice> devices, Reason reason) {
        List<Callable<List<ConnectionException>>> calls = new ArrayList<>();
        devices.forEach(device -> calls.add(() -> end(device, reason.of(device))));
        return workers.all("destroy devices", calls).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConnectionException> end(ManagedDevice device, String reason) {
        try {
            device.connections().end(Ending.factsChanged(reason));
            return List.of();
        } catch (SeveralFailedException e) {
            return e.failures();
        }
    }
}
