// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.KeptAlive;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.Transport;

/**
 * A command line session: the services of {@link org.plugboard.cli.Cli} over one transport. Works in the caller's
 * thread; the manager lets in one at a time. {@link #disconnect} and {@link #isConnected} may come from any thread.
 */
final class CliSession extends CliServices implements Terminal, Resettable, KeptAlive {

    /** Shorter than what the manager allows for disconnecting. */
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(3);

    private final ConnectionContext context;
    private final String protocol;
    private final Platform platform;
    private final Settings settings;
    private volatile @Nullable Transport transport;
    private final Ending ended = new Ending();

    /** Whether the device restarts, so that the transport may well be closed. */
    private volatile boolean restarting;

    /** Who has the command line: a call, or at last the end. Nobody waits for it. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private volatile @Nullable OpenCli cli;

    CliSession(ConnectionContext context, String protocol, Platform platform, Settings settings) {
        super(context.name(), settings.limits());
        this.context = context;
        this.protocol = protocol;
        this.platform = platform;
        this.settings = settings;
    }

    @Override
    public void connect(Deadline deadline) {
        cli = opening().run(this::opened, deadline);
    }

    private Opening opening() {
        return new Opening(context, protocol, platform, settings);
    }

    private void opened(Transport opened) {
        transport = opened;
        if (ended.isOver()) {
            opened.close();
            throw new ConnectionClosedException(context.name() + ": disconnected while it was connecting");
        }
    }

    @Override
    public boolean isConnected() {
        Transport current = transport;
        return !ended.isOver() && current != null && (restarting || current.isOpen());
    }

    @Override
    public void disconnect(Deadline deadline) {
        boolean connected = isConnected();
        ended.begin();
        Transport current = transport;
        if (current == null) {
            return;
        }
        try {
            OpenCli open = cli;
            if (connected && open != null && taken.compareAndSet(false, true)) {
                Deadline leaving = deadline.atMost(LEAVE_LIMIT);
                open.leave(leaving);
                open.end(settings.ending(), leaving);
            }
        } finally {
            current.close();
            settings.ending().pause(deadline);
        }
    }

    @Override
    String restart(Optional<Duration> limit) {
        return call(settings.timeout(), (open, deadline) -> {
            restarting = true;
            try {
                return open.restart(new Restarting(), limit);
            } finally {
                restarting = false;
            }
        });
    }

    /** The session while its device restarts. */
    private final class Restarting implements Reload.Restarting {

        @Override
        public void resume(Deadline deadline) {
            Transport current = transport;
            if (current != null) {
                cli = opening().over(current, deadline);
            }
        }

        @Override
        public void connect(Deadline deadline) {
            CliSession.this.connect(deadline);
        }

        @Override
        public void hangUp() {
            Transport current = transport;
            if (current != null) {
                current.close();
            }
        }

        @Override
        public boolean isEndedWithin(Duration pause) throws InterruptedException {
            return ended.isOverWithin(pause);
        }
    }

    @Override
    public boolean isReset() {
        OpenCli open = cli;
        // What the last call left is seen by whoever sees that it has given the command line back.
        return open != null && !taken.get() && open.isReset();
    }

    @Override
    public void reset(Deadline deadline) {
        call(deadline, OpenCli::reset);
    }

    @Override
    public void keepAlive(Deadline deadline) {
        call(deadline, OpenCli::pressEnter);
    }

    @Override
    <T> T call(Duration limit, BiFunction<OpenCli, Deadline, T> service) {
        return call(Deadline.after(limit), service);
    }

    private <T> T call(Deadline deadline, BiFunction<OpenCli, Deadline, T> service) {
        OpenCli open = cli;
        Transport current = transport;
        if (open == null || current == null || !isConnected() || !taken.compareAndSet(false, true)) {
            throw new NotConnectedException(context.name() + ": not connected; connect first");
        }
        try {
            return service.apply(open, deadline);
        } catch (OutOfStepException | ConnectionClosedException e) {
            current.close();
            open.lost(e);
            throw e;
        } finally {
            taken.set(false);
        }
    }
}
