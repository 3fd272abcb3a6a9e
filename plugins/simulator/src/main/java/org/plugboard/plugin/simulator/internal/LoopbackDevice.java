// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.SimulatedDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device with its ports on the loopback interface. */
final class LoopbackDevice implements SimulatedDevice {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackDevice.class);

    /** How long a device, or all of a simulator, may take to close. */
    static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    private final DeviceModel model;
    private final Consumer<LoopbackDevice> whenClosed;
    private final Map<String, Listener> ports = new LinkedHashMap<>();

    LoopbackDevice(DeviceModel model, Consumer<LoopbackDevice> whenClosed) {
        this.model = model;
        this.whenClosed = whenClosed;
    }

    LoopbackDevice start(Engine engine) {
        try {
            ports.put("ssh", engine.openSsh(model));
            ports.put("telnet", engine.openTelnet(model));
            if (model.description().netconf() != null) {
                ports.put("netconf", engine.openNetconf(model));
            }
        } catch (IOException | IllegalStateException e) {
            // The latter from an engine that has just been closed.
            close();
            throw new ConnectFailedException(
                    "simulator: " + hostname() + " cannot listen on the loopback interface: " + e.getMessage(), e);
        }
        LOG.info(
                "simulated device {}: {}",
                hostname(),
                ports.entrySet().stream()
                        .map(port ->
                                port.getKey() + " on port " + port.getValue().port())
                        .collect(Collectors.joining(", ")));
        return this;
    }

    @Override
    public String hostname() {
        return model.hostname();
    }

    @Override
    public String os() {
        return model.description().os();
    }

    @Override
    public Set<String> protocols() {
        return Collections.unmodifiableSet(ports.keySet());
    }

    @Override
    public int port(String protocol) {
        Listener listener = ports.get(protocol);
        if (listener == null) {
            throw UnknownNameException.of("simulator: " + hostname(), "protocol", protocol, ports.keySet());
        }
        return listener.port();
    }

    @Override
    public Credential credential() {
        return model.credential();
    }

    @Override
    public void close() {
        close(Deadline.after(CLOSE_TIME));
    }

    /** Cuts its sessions; does not wait. */
    void stop() {
        model.close();
        ports.values().forEach(Listener::stop);
    }

    void close(Deadline deadline) {
        stop();
        ports.values().forEach(port -> port.await(deadline));
        whenClosed.accept(this);
    }
}
