// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
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
 *
 * <p>A handle that is closed holds nothing of the plugin any more, nor of the session: it may be kept for long, by the plugin
 * above or by what is out of its hands. So Felix 7.0 keeps a thread that loaded a class at the same time as another one, as
 * long as the bundle of that class lives, and with sshj's reader the handle that it read from.
 */
final class ManagedTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedTransport.class);

    private final String name;
    private final String protocol;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What it handles; null when that has been closed. */
    private volatile @Nullable Handled handled;

    /** Its name, then the last words of {@link #handled}, set before that is let go. */
    private volatile String description;

    private record Handled(Plugin<TransportFactory> plugin, Transport transport, Consumer<ManagedTransport> onClose) {}

    ManagedTransport(
            String name,
            String protocol,
            Plugin<TransportFactory> plugin,
            Transport transport,
            Consumer<ManagedTransport> onClose) {
        this.name = name;
        this.protocol = protocol;
        this.description = plugin.displayName();
        this.handled = new Handled(plugin, transport, onClose);
    }

    /** What it was asked for by. */
    String protocol() {
        return protocol;
    }

    boolean isOf(Plugin<?> withdrawn) {
        Handled now = handled;
        return now != null && now.plugin().is(withdrawn);
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
            Handled now = handled;
            if (now == null) {
                throw new ConnectionClosedException(name + ": " + description() + " was closed before it was open");
            }
            now.transport().open(deadline);
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
        return transport().read(buffer, offset, length, deadline);
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) throws IOException {
        transport().write(bytes, deadline);
    }

    @Override
    public void writeSecret(byte[] bytes, Deadline deadline) throws IOException {
        transport().writeSecret(bytes, deadline);
    }

    @Override
    public void keepAlive(Deadline deadline) throws IOException {
        transport().keepAlive(deadline);
    }

    @Override
    public boolean isOpen() {
        Handled now = handled;
        return !closed.get() && now != null && now.transport().isOpen();
    }

    @Override
    public void close() {
        Handled now = handled;
        if (now != null && closed.compareAndSet(false, true)) {
            try {
                now.transport().close();
                description = now.transport().description();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn(
                        "{}: {} of {} failed to close",
                        name,
                        description,
                        now.plugin().owner(),
                        e);
            }
            now.onClose().accept(this);
            handled = null;
        }
    }

    @Override
    public String description() {
        Handled now = handled;
        return now == null ? description : now.transport().description();
    }

    private Transport transport() throws IOException {
        Handled now = handled;
        if (now == null) {
            throw new IOException(name + ": " + description() + " was closed from this side");
        }
        return now.transport();
    }
}
