// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.plugboard.spi.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shell as a service. Whoever is in it when it goes is sent out in a bounded time. */
@Component
public final class ShellComponent implements Shell {

    private static final Logger LOG = LoggerFactory.getLogger(ShellComponent.class);

    private final CommandProcessor processor;
    private final Plugboard plugboard;
    private final EventLog events;
    private final Set<Occupant> occupants = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** For the container and for tests. */
    @Activate
    public ShellComponent(
            @Reference CommandProcessor processor, @Reference Plugboard plugboard, @Reference EventLog events) {
        this.processor = processor;
        this.plugboard = plugboard;
        this.events = events;
    }

    /** Sends out whoever is in a shell of this component. */
    @Deactivate
    public void close() {
        closed = true;
        occupants.forEach(Occupant::sendOut);
    }

    @Override
    public int interact(@Nullable Testbed testbed) {
        Optional<ShellTerminal> terminal = terminal();
        return terminal.isPresent()
                ? interact(testbed, terminal.get())
                : interact(
                        testbed,
                        new FileInputStream(FileDescriptor.in),
                        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    private int interact(@Nullable Testbed testbed, ShellTerminal terminal) {
        PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        try (ShellSession session = session(testbed, out, out)) {
            KeptHistory history = new KeptHistory(KeptHistory.fileOf(System.getenv(), HomeFolder.here()));
            try (Lines lines = new EditedLines(terminal, new Completion(session.bench()), history)) {
                return occupy(session, occupant -> new Interaction(session, lines, occupant).run());
            }
        }
    }

    /** As {@link #interact(Testbed)}, with lines from a pipe. */
    int interact(@Nullable Testbed testbed, InputStream in, PrintWriter out, PrintWriter err) {
        try (ShellSession session = session(testbed, out, err);
                Lines lines = new PlainLines(in, out, err)) {
            return occupy(session, occupant -> new Interaction(session, lines, occupant).run());
        }
    }

    @Override
    public int run(Path script, @Nullable Testbed testbed, PrintWriter out, PrintWriter err) {
        try (ShellSession session = session(testbed, out, err)) {
            return occupy(session, occupant -> new Script(script, session, out, err).run());
        }
    }

    private ShellSession session(@Nullable Testbed testbed, PrintWriter out, PrintWriter err) {
        return session(
                testbed,
                TextOutput.streamTo(out, new FileOutputStream(FileDescriptor.out)),
                TextOutput.streamTo(err, new FileOutputStream(FileDescriptor.err)));
    }

    private ShellSession session(@Nullable Testbed testbed, PrintStream out, PrintStream err) {
        // What is typed is for the shell; no command reads it.
        return new ShellSession(processor, plugboard, events, testbed, InputStream.nullInputStream(), out, err);
    }

    private int occupy(ShellSession session, ToIntFunction<Occupant> stay) {
        try (Occupant occupant = new Occupant(session)) {
            occupants.add(occupant);
            if (closed) {
                occupant.sendOut();
            }
            try {
                return stay.applyAsInt(occupant);
            } finally {
                occupants.remove(occupant);
            }
        }
    }

    private static Optional<ShellTerminal> terminal() {
        try {
            return ShellTerminal.open();
        } catch (IOException e) {
            LOG.warn("the terminal cannot be used, lines are read as they are: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
