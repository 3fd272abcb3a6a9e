// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Services;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceGroup;
import org.plugboard.device.DeviceOutcome;
import org.plugboard.spi.Deadline;

/** Devices of a testbed that are called together, with what is said of all of these calls. */
final class ManagedGroup implements DeviceGroup {

    private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

    private final Workers workers;
    private final String subject;
    private final List<Device> devices;
    private final Duration limit;
    private final Map<String, String> paths;
    private final Map<String, Object> tags;

    /**
     * Without a limit of its own.
     *
     * @param subject what messages say they belong to: {@code testbed lab}
     */
    ManagedGroup(Workers workers, String subject, List<Device> devices) {
        this(workers, subject, devices, UNLIMITED, Map.of(), Map.of());
    }

    private ManagedGroup(
            Workers workers,
            String subject,
            List<Device> devices,
            Duration limit,
            Map<String, String> paths,
            Map<String, Object> tags) {
        this.workers = workers;
        this.subject = subject;
        this.devices = devices;
        this.limit = limit;
        this.paths = paths;
        this.tags = tags;
    }

    @Override
    public List<Device> devices() {
        return devices;
    }

    @Override
    public DeviceGroup within(Duration newLimit) {
        if (newLimit.isNegative() || newLimit.isZero()) {
            throw new InvalidRequestException(subject + ": a limit of " + newLimit.toMillis()
                    + " ms leaves no time; give one above zero, or none");
        }
        return new ManagedGroup(workers, subject, devices, newLimit, paths, tags);
    }

    @Override
    public DeviceGroup vias(Map<String, String> newPaths) {
        ByName<Device> known = new ByName<>(Device::name, Device::alias);
        devices.forEach(known::put);
        Map<String, String> byDevice = new HashMap<>(paths);
        newPaths.forEach((nameOrAlias, path) -> byDevice.put(
                known.find(nameOrAlias)
                        .orElseThrow(() ->
                                UnknownNameException.of(subject, "device of the group", nameOrAlias, known.names()))
                        .name(),
                path));
        return new ManagedGroup(workers, subject, devices, limit, byDevice, tags);
    }

    @Override
    public DeviceGroup tagged(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        return new ManagedGroup(workers, subject, devices, limit, paths, Collections.unmodifiableMap(more));
    }

    @Override
    public List<DeviceOutcome> connect(ConnectRequest request) {
        return run("connect", device -> {
            String path = paths.get(device.name());
            return device.connect(path == null ? request : request.overPath(path));
        });
    }

    @Override
    public List<DeviceOutcome> disconnect() {
        return run("disconnect", device -> {
            device.disconnectAll();
            return null;
        });
    }

    @Override
    public List<DeviceOutcome> destroy() {
        return run("destroy", device -> {
            device.destroyAll();
            return null;
        });
    }

    @Override
    public List<DeviceOutcome> execute(String command) {
        return run("execute", device -> services(device).execute(command));
    }

    @Override
    public List<DeviceOutcome> configure(String lines) {
        return run("configure", device -> services(device).configure(lines));
    }

    @Override
    public List<DeviceOutcome> call(String service, @Nullable Object... arguments) {
        @Nullable Object[] same = arguments.clone();
        return run(service, device -> services(device).call(service, same.clone()));
    }

    private Services services(Device device) {
        Services services = device;
        for (Map.Entry<String, Object> tag : tags.entrySet()) {
            services = services.tagged(tag.getKey(), tag.getValue());
        }
        return services;
    }

    private List<DeviceOutcome> run(String what, Function<Device, @Nullable Object> call) {
        return new GroupCall(what + " of " + subject, devices, call).run(workers, Deadline.after(limit));
    }

    @Override
    public String toString() {
        return subject + " (" + devices.size() + " devices together)";
    }
}
