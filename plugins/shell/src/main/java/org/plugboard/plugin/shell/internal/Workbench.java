// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Asker;
import org.plugboard.device.Device;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What belongs to one session of a shell, ours or another one of the container: its testbed, and the commands that run. It
 * lives in a variable of the session and goes with it. Thread-safe.
 */
final class Workbench implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
    static final String VARIABLE = ".plugboard.workbench";

    /** How wide a line is at most where no terminal of ours shows it. */
    private static final int NO_TERMINAL = 1000;

    private final Plugboard plugboard;
    private final EventLog events;
    private final CommandSession session;
    private final Running running = new Running();
    private final DeviceCommands deviceCommands;
    private volatile @Nullable Testbed testbed;
    private volatile boolean loadedHere;
    private volatile boolean left;
    private volatile boolean hosted;
    private volatile Asker asker = Asker.NOBODY;
    private volatile IntSupplier columns = () -> NO_TERMINAL;

    private Workbench(Plugboard plugboard, EventLog events, CommandSession session) {
        this.plugboard = plugboard;
        this.events = events;
        this.session = session;
        this.deviceCommands = new DeviceCommands(this, session);
    }

    /** The one of the session; a session that has none yet gets one. */
    static Workbench of(CommandSession session, Plugboard plugboard, EventLog events) {
        synchronized (session) {
            if (session.get(VARIABLE) instanceof Workbench workbench) {
                return workbench;
            }
            Workbench workbench = new Workbench(plugboard, events, session);
            session.put(VARIABLE, workbench);
            return workbench;
        }
    }

    /** Belongs to a shell of ours from now on, which closes it. */
    void host() {
        hosted = true;
    }

    boolean isHosted() {
        return hosted;
    }

    Plugboard plugboard() {
        return plugboard;
    }

    /** What has happened. */
    EventLog events() {
        return events;
    }

    /** Who is asked what a testbed does not say. */
    Asker asker() {
        return asker;
    }

    void askBy(Asker whoever) {
        asker = whoever;
    }

    /** How wide a line may be that a command prints. */
    int columns() {
        return columns.getAsInt();
    }

    /** Has it printed for a terminal, which may become wider or narrower. */
    void fitTo(IntSupplier terminal) {
        columns = terminal;
    }

    /** Where the command that this thread runs prints what does not wait for its end. */
    PrintStream output() {
        Process process = Process.Utils.current();
        return process == null ? session.getConsole() : process.out();
    }

    Running running() {
        return running;
    }

    /** The testbed that the commands are about. */
    Testbed testbed() {
        Testbed now = testbed;
        if (now == null) {
            throw new InvalidRequestException("no testbed is loaded; 'load FILE' loads one");
        }
        return now;
    }

    /** Its devices; none if there is no testbed. */
    List<Device> devices() {
        Testbed now = testbed;
        return now == null ? List.of() : List.copyOf(now.devices());
    }

    Device device(String name) {
        return testbed().device(name);
    }

    /** Takes the testbed of whoever started the shell, who closes it as well. */
    void useTestbed(Testbed ofCaller) {
        deviceCommands.name(ofCaller);
        testbed = ofCaller;
    }

    /** Takes a testbed that a command has loaded; the connections of the one before end. */
    void replaceTestbed(Testbed loaded) {
        Testbed before = testbed;
        deviceCommands.name(loaded);
        testbed = loaded;
        loadedHere = true;
        if (before != null) {
            before.destroyAll();
        }
    }

    /** The names by which devices can be called as commands. */
    List<String> deviceCommands() {
        return deviceCommands.names();
    }

    /** Ends the shell behind the command that runs. */
    void leave() {
        left = true;
    }

    boolean left() {
        return left;
    }

    /** Leaves a session that goes on without us. */
    void giveBack() {
        running.cancel();
        deviceCommands.forget();
        session.put(VARIABLE, null);
        close();
    }

    /** Ends the connections of what was loaded here. */
    @Override
    public void close() {
        Testbed now = testbed;
        if (loadedHere && now != null) {
            try {
                now.destroyAll();
            } catch (ConnectionException e) {
                LOG.info("testbed {}: {}", now.name(), e.getMessage());
            }
        }
    }
}
