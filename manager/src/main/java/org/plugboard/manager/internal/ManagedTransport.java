// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manager's handle on a plugin's transport, which a session holds instead of the transport itself: the manager closes
 * it when the session ends or the transport's plugin leaves. A transport that stands on another one holds such a handle, too.
 */
final class ManagedTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedTransport.class);

    private final String name;
    private final Plugin<TransportFactory> plugin;
    private final Transport transport;
    private final Consumer<ManagedTransport> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    ManagedTransport(
            String name, Plugin<TransportFactory> plugin, Transport transport, Consumer<ManagedTransport> onClose) {
        this.name = name;
        this.plugin = plugin;
        this.transport = transport;
        this.onClose = onClose;
    }

    boolean isOf(Plugin<?> withdrawn) {
        return plugin.is(withdrawn);
    }

    /**
     * Opens the transport in the caller's thread. A transport that overruns its deadline is closed under it, so that the
     * bound holds whatever a plugin does.
     */
    void open(Deadline deadline, Workers workers) {
        try (Watchdog watchdog = new Watchdog(workers, deadline, this::close)) {
            openWithin(deadline, watchdog);
        }
    }

    private void openWithin(Deadline deadline, Watchdog watchdog) {
        try {
            transport.open(deadline);
        } catch (RuntimeException | LinkageError e) {
            close();
            // Not whether the watchdog was the one: that of a transport above may have closed this one a moment before.
            if (deadline.isOver() && !(e instanceof TimedOutException)) {
                throw overran(deadline, e);
            }
            throw e;
        }
        if (watchdog.hasOverrun()) {
            close();
            throw overran(deadline, null);
        }
    }

    private TimedOutException overran(Deadline deadline, @Nullable Throwable cause) {
        TimedOutException late = new TimedOutException(name + ": " + description() + " is not open after " + deadline);
        late.initCause(cause);
        return late;
    }

    /** Not for sessions: they are given a transport that is open. */
    @Override
    public void open(Deadline deadline) {
        throw new ConnectionException(name + ": " + description() + " is open already");
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) throws IOException {
        return transport.read(buffer, offset, length, deadline);
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        transport.write(bytes, deadline);
    }

    @Override
    public boolean isOpen() {
        return !closed.get() && transport.isOpen();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                transport.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{}: {} of {} failed to close", name, description(), plugin.owner(), e);
            }
            onClose.accept(this);
        }
    }

    @Override
    public String description() {
        return transport.description();
    }
}
