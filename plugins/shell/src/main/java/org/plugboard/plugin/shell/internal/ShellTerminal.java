// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal of this process, driven by stty(1). It knows when its user typed an interrupt. */
final class ShellTerminal extends PosixSysTerminal {

    private static final Logger LOG = LoggerFactory.getLogger(ShellTerminal.class);
    private static final int USUAL_WIDTH = 80;
    private static final long RECENT_NS = 1_000_000_000;

    private volatile long lastInterruptNs = System.nanoTime() - RECENT_NS;

    private ShellTerminal(ExecTerminalProvider provider, String type) throws IOException {
        super(
                "plugboard",
                type,
                new TerminalDevice(provider),
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                true,
                SignalHandler.SIG_DFL);
    }

    /** The terminal, if both input and output of this process are one. */
    static Optional<ShellTerminal> open() throws IOException {
        ExecTerminalProvider provider = new ExecTerminalProvider();
        if (!provider.isPosixSystemStream(SystemStream.Input) || !provider.isPosixSystemStream(SystemStream.Output)) {
            return Optional.empty();
        }
        String type = System.getenv("TERM");
        return Optional.of(new ShellTerminal(provider, type == null || type.isEmpty() ? TYPE_DUMB : type));
    }

    @Override
    public void raise(Signal signal) {
        if (signal == Signal.INT) {
            lastInterruptNs = System.nanoTime();
        }
        try {
            super.raise(signal);
        } catch (IOError e) {
            // A terminal that was closed sends a last signal; whoever reads from it finds out.
            LOG.debug("signal {}", signal, e);
        }
    }

    /** Whether its user has just interrupted something; what an interrupt ends, stty(1) for example, ends a moment later. */
    boolean wasInterrupted() {
        return System.nanoTime() - lastInterruptNs < RECENT_NS;
    }

    /** Its width as it is now. */
    int columns() {
        int width = getWidth();
        return width > 0 ? width : USUAL_WIDTH;
    }
}
