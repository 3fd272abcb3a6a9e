// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** Variables by which Gogo itself is steered; a device of such a name is reached by {@code execute} and its like. */
    private static final Set<String> OF_GOGO = Set.of(ShellSession.OF_UNKNOWN_COMMANDS, "SCOPE");

    private final Plugboard plugboard;
    private final EventLog events;
    private final CommandSession session;
    private final Running running = new Running();
    private final List<String> deviceCommands = new ArrayList<>();
    private volatile @Nullable Testbed testbed;
    private volatile boolean loadedHere;
    private volatile boolean left;
    private volatile boolean hosted;
    private volatile Asker asker = Asker.NOBODY;

    private Workbench(Plugboard plugboard, EventLog events, CommandSession session) {
        this.plugboard = plugboard;
        this.events = events;
        this.session = session;
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
        nameDevices(ofCaller);
        testbed = ofCaller;
    }

    /** Takes a testbed that a command has loaded; the connections of the one before end. */
    void replaceTestbed(Testbed loaded) {
        Testbed before = testbed;
        nameDevices(loaded);
        testbed = loaded;
        loadedHere = true;
        if (before != null) {
            before.destroyAll();
        }
    }

    /** Makes each device a command; the name of a command keeps its meaning. */
    private synchronized void nameDevices(Testbed named) {
        forgetDevices();
        for (Device device : named.devices()) {
            nameDevice(device, device.name());
            nameDevice(device, device.facts().alias());
        }
    }

    private synchronized void forgetDevices() {
        deviceCommands.forEach(name -> session.put(name, null));
        deviceCommands.clear();
    }

    private void nameDevice(Device device, String name) {
        if (!deviceCommands.contains(name)
                && !OF_GOGO.contains(name)
                && Commands.named(name).isEmpty()) {
            session.put(name, new DeviceFunction(this, device));
            deviceCommands.add(name);
        }
    }

    /** The names by which devices can be called as commands. */
    synchronized List<String> deviceCommands() {
        return List.copyOf(deviceCommands);
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
        forgetDevices();
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
