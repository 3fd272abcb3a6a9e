// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceOutcome;
import org.plugboard.spi.Deadline;

/**
 * One call of several devices. A bounded number of threads take the devices in their order, so that a device's own limits begin
 * with its own call. How it ended is said once for each device: by its thread, or when the whole call is over. A thread that is
 * late then is interrupted, and what it says is not heard.
 */
final class GroupCall {

    /** How many devices are called at once. */
    static final int AT_ONCE = 256;

    private final String role;
    private final List<Device> devices;
    private final Function<Device, @Nullable Object> call;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Long> begun;
    private final AtomicReferenceArray<@Nullable DeviceOutcome> outcomes;
    private final CountDownLatch missing;

    /**
     * Begins nothing yet.
     *
     * @param role what messages and the names of threads say: {@code execute of testbed lab}
     */
    GroupCall(String role, List<Device> devices, Function<Device, @Nullable Object> call) {
        this.role = role;
        this.devices = devices;
        this.call = call;
        this.begun = new AtomicReferenceArray<>(devices.size());
        this.outcomes = new AtomicReferenceArray<>(devices.size());
        this.missing = new CountDownLatch(devices.size());
    }

    /**
     * Calls all and returns how it ended, in the order of the devices.
     *
     * @param deadline after which those that have not answered are interrupted
     * @throws CallInterruptedException if the thread is interrupted; the calls are interrupted then
     */
    List<DeviceOutcome> run(Workers workers, Deadline deadline) {
        List<Future<?>> threads = new ArrayList<>();
        try {
            begin(workers, threads);
            if (!missing.await(Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS)) {
                settleRest(device -> late(device, deadline));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    role + ": interrupted when " + (devices.size() - missing.getCount()) + " of " + devices.size()
                            + " devices had answered; the calls of the others are interrupted",
                    "",
                    e);
        } finally {
            // In this order: a thread that is interrupted finds no further device.
            next.set(devices.size());
            threads.forEach(thread -> thread.cancel(true));
        }
        return IntStream.range(0, devices.size())
                .mapToObj(i -> Objects.requireNonNull(outcomes.get(i)))
                .toList();
    }

    private void begin(Workers workers, List<Future<?>> threads) {
        try {
            for (int i = 0; i < Math.min(AT_ONCE, devices.size()); i++) {
                threads.add(workers.submit(role, this::takeDevices));
            }
        } catch (RejectedExecutionException e) {
            settleRest(i -> new ConnectionClosedException(name(i) + ": no " + role + ", Plugboard was stopped", "", e));
        }
    }

    private void takeDevices() {
        while (true) {
            // What interrupted one device's call does not concern the next; the end of the whole call leaves no next.
            boolean ignored = Thread.interrupted();
            int i = next.getAndIncrement();
            if (i >= devices.size()) {
                return;
            }
            begun.set(i, System.nanoTime());
            Thread.currentThread().setName("plugboard " + role + ", " + name(i));
            takeDevice(i);
        }
    }

    private void takeDevice(int i) {
        try {
            settle(i, call.apply(devices.get(i)), null);
        } catch (RuntimeException e) {
            settle(i, null, e);
        } catch (Error e) {
            settle(i, null, new ServiceFailedException(name(i) + ": " + role + " failed: " + e, e));
        }
    }

    private TimedOutException late(int i, Deadline deadline) {
        return new TimedOutException(name(i) + ": " + role
                + (begun.get(i) == null
                        ? " had not begun after " + deadline + " (" + devices.size() + " devices, at most " + AT_ONCE
                                + " at once)"
                        : " was not over after " + deadline + " and is interrupted")
                + "; allow more time by within()");
    }

    private void settleRest(IntFunction<RuntimeException> failure) {
        for (int i = 0; i < devices.size(); i++) {
            if (outcomes.get(i) == null) {
                settle(i, null, failure.apply(i));
            }
        }
    }

    private void settle(int i, @Nullable Object value, @Nullable RuntimeException failure) {
        Long began = begun.get(i);
        Duration elapsed = began == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - began);
        if (outcomes.compareAndSet(i, null, new DeviceOutcome(name(i), value, failure, elapsed))) {
            missing.countDown();
        }
    }

    private String name(int i) {
        return devices.get(i).name();
    }
}
