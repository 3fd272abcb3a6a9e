// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Job;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;

/**
 * A session of Gogo with our commands in it. They stand in variables of the session, so that they are there whatever else
 * the container offers under their names. One line at a time; {@link #cancel} may come from another thread.
 */
final class ShellSession implements AutoCloseable {

    /** The variable that holds the function for them. */
    static final String OF_UNKNOWN_COMMANDS = "default";

    private final CommandSession session;
    private final Workbench bench;
    private volatile boolean gaveUp;

    ShellSession(
            CommandProcessor processor,
            Plugboard plugboard,
            EventLog events,
            @Nullable Testbed testbed,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        this.session = processor.createSession(in, out, err);
        this.bench = Workbench.of(session, plugboard, events);
        bench.host();
        // A command for a device is no pattern of file names.
        session.put(CommandSession.OPTION_NO_GLOB, true);
        for (Command command : Commands.all()) {
            session.put(command.name(), new CommandFunction(command, any -> bench));
        }
        session.put(OF_UNKNOWN_COMMANDS, (Function) this::unknown);
        if (testbed != null) {
            bench.useTestbed(testbed);
        }
    }

    Workbench bench() {
        return bench;
    }

    /**
     * Runs a line, or several, and waits for the end.
     *
     * @return the result of the last command
     * @throws InterruptedException if this thread was interrupted, or the command did not end when it was cancelled
     */
    @Nullable
    Object execute(CharSequence line) throws Exception {
        UnquotedXml.refuse(line);
        gaveUp = false;
        bench.running().begin();
        return session.execute(Apostrophes.forGogo(line));
    }

    /** Interrupts the command that runs. Whoever does so again does not wait for its end. */
    void cancel(boolean again) {
        if (bench.running().cancel() && !again) {
            return;
        }
        Job job = session.foregroundJob();
        if (job != null) {
            gaveUp = true;
            job.interrupt();
        }
    }

    /** Whether the line that was just executed was left alone before its end. */
    boolean gaveUp() {
        return gaveUp;
    }

    private @Nullable Object unknown(CommandSession in, List<Object> words) {
        List<String> known = new ArrayList<>(Commands.names());
        known.addAll(bench.deviceCommands());
        String name = words.get(0).toString();
        @Nullable String nearest = Names.nearest(name, known).orElse(null);
        throw new UnknownNameException(
                "no command or device '" + name + "'; "
                        + (nearest == null ? "" : "did you mean '" + nearest + "'? ")
                        + "'help' lists the commands, 'devices' the devices",
                name,
                known,
                nearest);
    }

    /** Ends what runs and closes the connections of a testbed that was loaded here. */
    @Override
    public void close() {
        bench.running().cancel();
        session.close();
        bench.close();
    }
}
