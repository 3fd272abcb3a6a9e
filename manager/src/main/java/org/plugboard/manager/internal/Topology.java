// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.Link;

/**
 * How all devices of a plugboard are cabled: one graph, since a link may be in several testbeds and devices move between
 * them, and so one lock. Under it nothing happens but operations of maps and lists; connections are destroyed behind it.
 */
final class Topology {

    private final ReentrantLock lock = new ReentrantLock();

    /** An answer from the graph as it is at one moment. */
    <T> T look(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the graph in one step. */
    void change(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The device as one of this graph.
     *
     * @throws InvalidRequestException if it is of another plugboard
     */
    WiredDevice own(Device device) {
        if (device instanceof WiredDevice own && own.wiring().isOf(this)) {
            return own;
        }
        throw stranger("device", device.name());
    }

    /** As {@link #own(Device)}. */
    ManagedInterface own(DeviceInterface port) {
        if (port instanceof ManagedInterface own && own.isOf(this)) {
            return own;
        }
        throw stranger("interface", port.name());
    }

    /** As {@link #own(Device)}. */
    ManagedLink own(Link link) {
        if (link instanceof ManagedLink own && own.isOf(this)) {
            return own;
        }
        throw stranger("link", link.name());
    }

    private static InvalidRequestException stranger(String kind, String name) {
        return new InvalidRequestException(
                name + ": this " + kind + " is of another plugboard; make one of its facts here");
    }
}
