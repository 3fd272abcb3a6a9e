// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.plugboard.connection.ConnectionException;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Simulated devices that start and stop together. */
final class SimulatedLab implements AutoCloseable {

    private static final int MOST_AT_ONCE = 8;

    private final DeviceSimulator simulator;
    private final Queue<SimulatedDevice> running = new ConcurrentLinkedQueue<>();

    SimulatedLab(DeviceSimulator simulator) {
        this.simulator = simulator;
    }

    /**
     * Starts devices of one kind. The first one alone: what is wrong with one is wrong with all.
     *
     * @return the devices in the order of their names
     * @throws ConnectionException if one cannot be started; those that were must be closed
     */
    List<SimulatedDevice> start(List<String> names, Simulation simulation) throws InterruptedException {
        SimulatedDevice first = start(names.get(0), simulation);
        Map<String, Simulation> others = new LinkedHashMap<>();
        names.stream().skip(1).forEach(name -> others.put(name, simulation));
        return Stream.concat(Stream.of(first), start(others).stream()).toList();
    }

    /** Starts a device of each kind, by their names. */
    List<SimulatedDevice> start(Map<String, Simulation> simulations) throws InterruptedException {
        return allOf(simulations.entrySet().stream()
                .<Callable<SimulatedDevice>>map(named -> () -> start(named.getKey(), named.getValue()))
                .toList());
    }

    private SimulatedDevice start(String name, Simulation simulation) {
        SimulatedDevice device = simulator.start(simulation, name);
        running.add(device);
        return device;
    }

    /** Stops all devices. An interrupt stops them too, without waiting for each. */
    @Override
    public void close() {
        List<Callable<SimulatedDevice>> endings = Stream.generate(running::poll)
                .takeWhile(device -> device != null)
                .<Callable<SimulatedDevice>>map(device -> () -> {
                    device.close();
                    return device;
                })
                .toList();
        try {
            allOf(endings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<SimulatedDevice> allOf(List<Callable<SimulatedDevice>> work) throws InterruptedException {
        if (work.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(work.size(), MOST_AT_ONCE), task -> new Thread(task, "simulated-lab"));
        try {
            List<Future<SimulatedDevice>> done = threads.invokeAll(work);
            return done.stream().map(SimulatedLab::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static SimulatedDevice result(Future<SimulatedDevice> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("invokeAll returned before the work was done", e);
        }
    }
}
