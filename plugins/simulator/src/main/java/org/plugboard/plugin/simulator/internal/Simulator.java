// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Starts devices by the descriptions of this bundle, and stops those that still run when it leaves. Thread-safe. */
@Component
public final class Simulator implements DeviceSimulator, AutoCloseable {

    private final Set<LoopbackDevice> devices = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public List<String> platforms() {
        return DescriptionReader.PLATFORMS;
    }

    @Override
    public SimulatedDevice start(Simulation simulation, String hostname) {
        if (!(simulation instanceof Simulation.Shipped shipped)) {
            throw new NotSupportedException("simulator: only shipped platforms can be started");
        }
        LoopbackDevice device = new LoopbackDevice(
                shipped.platform(), DescriptionReader.read(shipped.platform()), hostname, devices::remove);
        devices.add(device);
        device.start();
        // A device that was added while close() ran may have been missed there.
        if (closed) {
            device.close();
            throw new ConnectionClosedException("simulator: is closed; " + hostname + " is not started");
        }
        return device;
    }

    @Override
    @Deactivate
    public void close() {
        closed = true;
        devices.forEach(LoopbackDevice::close);
    }
}
