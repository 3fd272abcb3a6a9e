// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.plugboard.device.Device;

/** Does one thing with many devices at the same time. */
final class AtOnce implements AutoCloseable {

    /** More devices than this wait for their turn; a thread of this kind only waits for the network. */
    private static final int MOST = 100;

    private final ExecutorService executor = Executors.newFixedThreadPool(MOST);

    /** Begins, and gives what will come of it, in the order of the devices. */
    <T> List<Future<T>> begin(Collection<Device> devices, Function<Device, T> work) {
        List<Future<T>> outcomes = new ArrayList<>();
        devices.forEach(device -> outcomes.add(executor.submit(() -> work.apply(device))));
        return outcomes;
    }

    /** Interrupts what is not over; what was not begun never will, and is cancelled. */
    @Override
    public void close() {
        executor.shutdownNow().forEach(AtOnce::cancel);
    }

    /** Whoever waits for it would wait forever. */
    private static void cancel(Runnable notBegun) {
        if (notBegun instanceof Future<?> outcome) {
            outcome.cancel(false);
        }
    }
}
