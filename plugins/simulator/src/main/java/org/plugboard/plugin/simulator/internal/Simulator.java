// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.device.Credential;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Starts devices, which share a few threads, and stops those that still run when it leaves. Thread-safe. */
@Component
public final class Simulator implements DeviceSimulator, AutoCloseable {

    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 16;

    private final Library library = new Library();
    private final SecureRandom random = new SecureRandom();
    private final Set<LoopbackDevice> devices = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Engine engine;
    private boolean closed;

    @Override
    public List<String> platforms() {
        return Descriptions.PLATFORMS;
    }

    @Override
    public SimulatedDevice start(Simulation simulation, String hostname) {
        DeviceDescription description = library.find(simulation);
        Credential credential = description.credential() == null ? newCredential() : description.credential();
        Engine shared = engine(hostname);
        DeviceModel model = new DeviceModel(description, hostname, credential, shared.timer());
        LoopbackDevice device = new LoopbackDevice(model, devices::remove);
        device.start(shared);
        devices.add(device);
        // A device that was added while close() ran may have been missed there.
        if (isClosed()) {
            device.close();
            throw closed(hostname);
        }
        return device;
    }

    @Override
    @Deactivate
    public void close() {
        Engine last;
        lock.lock();
        try {
            last = engine;
            closed = true;
            engine = null;
        } finally {
            lock.unlock();
        }
        Deadline deadline = Deadline.after(LoopbackDevice.CLOSE_TIME);
        devices.forEach(LoopbackDevice::stop);
        devices.forEach(device -> device.close(deadline));
        if (last != null) {
            last.close();
        }
    }

    /** Made when the first device needs it: a simulator that nobody uses costs nothing. */
    private Engine engine(String hostname) {
        lock.lock();
        try {
            if (closed) {
                throw closed(hostname);
            }
            if (engine == null) {
                engine = new Engine();
            }
            return engine;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private static ConnectionClosedException closed(String hostname) {
        return new ConnectionClosedException("simulator: is closed; " + hostname + " is not started");
    }

    private Credential newCredential() {
        return new Credential(Map.of("username", "admin", "password", password(), "enable_password", password()));
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        while (password.length() < PASSWORD_LENGTH) {
            password.append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
        }
        return password.toString();
    }
}
