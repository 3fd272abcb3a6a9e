// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Asker;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Plugboard;
import org.plugboard.device.PluginFacts;
import org.plugboard.device.Registration;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.ServiceHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all devices share: the plugins, the open sessions, the threads, the default class. */
public final class PlugboardCore implements Plugboard, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlugboardCore.class);

    private final Workers workers = new Workers();
    private final LiveOpenings live;
    private final Events events = new Events(workers);
    private final Comebacks comebacks = new Comebacks();
    private final Plugins plugins = new Plugins(this::withdrawn, comebacks::look);
    private final Hooks hooks = new Hooks();
    private final Topology topology = new Topology();
    private final Cleaner cleaner = Cleaner.create();
    private final TestbedSources sources = new TestbedSources(plugins);
    private final Follower follower;
    private volatile String defaultClass = "";

    /** Without plugins. */
    public PlugboardCore() {
        this(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /**
     * Without plugins.
     *
     * @param filePause between two looks at the files that are followed
     * @param lossPause between two looks for sessions that were lost; zero is none
     */
    PlugboardCore(Duration filePause, Duration lossPause) {
        live = new LiveOpenings(lossPause, workers);
        follower = new Follower(this, sources, filePause);
    }

    /** What plugins contribute; they may come and go at any time. */
    public Plugins contributions() {
        return plugins;
    }

    /** The hooks around all calls; they may come and go at any time. */
    public Hooks hooks() {
        return hooks;
    }

    @Override
    public Registration hook(ServiceHook hook, HookScope scope) {
        Hook added = hooks.add(hook, "", scope);
        return () -> hooks.remove(added);
    }

    /** What happens to connections, and who is told; listeners may come and go at any time. */
    public Events events() {
        return events;
    }

    @Override
    public Registration listen(ConnectionListener listener) {
        Mailbox added = events.add(listener, "");
        return () -> events.remove(added);
    }

    /** Connections that wait for a plugin which left. */
    Comebacks comebacks() {
        return comebacks;
    }

    /** Sets the class for connections that nothing else decides; counts from the next {@code instantiate} on. */
    public void defaultClass(String connectionClass) {
        defaultClass = connectionClass;
    }

    String defaultClass() {
        return defaultClass;
    }

    /** How all devices are cabled. */
    Topology topology() {
        return topology;
    }

    Workers workers() {
        return workers;
    }

    /** Notices what nobody holds any more: devices, leases. */
    Cleaner cleaner() {
        return cleaner;
    }

    LiveOpenings live() {
        return live;
    }

    private void withdrawn(Plugin<?> plugin) {
        report(live.close(opening -> opening.uses(plugin), Ending.withdrawn(plugin)).stream());
    }

    private static void report(java.util.stream.Stream<ConnectionException> failures) {
        failures.forEach(failure -> LOG.warn("{}", failure.getMessage()));
    }

    @Override
    public ManagedDevice device(DeviceFacts facts) {
        return device(facts, Asker.NOBODY, "");
    }

    /**
     * A device of a testbed at whose loading somebody was there to be asked.
     *
     * @param place where its facts stand, for messages; empty if code says them
     */
    ManagedDevice device(DeviceFacts facts, Asker asker, String place) {
        ManagedDevice device = new ManagedDevice(this, facts, asker, place);
        Object token = device.token();
        // The action must not see the device, or the device would never go.
        cleaner.register(
                device,
                () -> workers.soon(
                        "close sessions of a device that is gone",
                        () -> live.close(opening -> opening.belongsTo(token), Ending.UNHELD)));
        return device;
    }

    @Override
    public ManagedTestbed testbed(TestbedFacts facts) {
        return new ManagedTestbed(this, facts, Asker.NOBODY, "");
    }

    @Override
    public Testbed load(TestbedRequest request) {
        ManagedReading reading =
                ManagedReading.loading(request, plugins, new RememberedAnswers(request.asker()).reading(true));
        TestbedFacts facts = sources.read(reading);
        reading.findings().forEach(finding -> LOG.warn("{}", finding));
        return living(facts, request.asker(), request.place());
    }

    /**
     * The testbed that was read at this place.
     *
     * @throws TestbedException if what was read cannot be
     */
    ManagedTestbed living(TestbedFacts facts, Asker asker, String place) {
        try {
            return new ManagedTestbed(this, facts, asker, place);
        } catch (InvalidRequestException e) {
            throw new TestbedException(place + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Finding> validate(TestbedRequest request) {
        ManagedReading reading = ManagedReading.validating(request, plugins);
        try {
            sources.read(reading);
            return TestbedSources.inOrder(reading.findings());
        } catch (TestbedException e) {
            return TestbedSources.findings(reading, e);
        }
    }

    @Override
    public FollowedTestbed follow(TestbedRequest request) {
        return follower.follow(request);
    }

    @Override
    public Registration followFolder(TestbedRequest inputs) {
        return follower.followFolder(inputs);
    }

    /**
     * As {@link #followFolder}, for who must not wait: its files are read within seconds in a thread of this core, which also ends the
     * sessions when it is closed.
     *
     * @throws java.nio.file.InvalidPathException if the location is no path
     */
    public Registration followFolderSoon(TestbedRequest inputs) {
        return follower.followFolderSoon(inputs);
    }

    @Override
    public List<FollowedTestbed> followed() {
        return follower.followed();
    }

    /** Who makes testbeds known that are followed from now on; without, nobody does. */
    public void publishedBy(TestbedPublisher surroundings) {
        follower.publishedBy(surroundings);
    }

    Follower follower() {
        return follower;
    }

    @Override
    public List<ConnectionClassFacts> connectionClasses() {
        Registry<ConnectionFactory> classes = plugins.connections();
        return classes.all().stream()
                .map(plugin -> facts(plugin, classes))
                .filter(facts -> !facts.names().isEmpty())
                .sorted(Comparator.comparing(ConnectionClassFacts::name))
                .toList();
    }

    /** Without the names that another class of a higher ranking has taken. */
    private static ConnectionClassFacts facts(Plugin<ConnectionFactory> plugin, Registry<ConnectionFactory> classes) {
        return new ConnectionClassFacts(
                plugin.names().stream()
                        .filter(name -> classes.find(name).filter(plugin::is).isPresent())
                        .toList(),
                plugin.protocols(),
                plugin.alias(),
                ServiceTable.ofSessionsOf(plugin.factory()).names(),
                plugin.owner());
    }

    @Override
    public List<PluginFacts> plugins() {
        return plugins.installed();
    }

    /**
     * Closes every session in parallel, each in a bounded time, and ends the threads. A container may have interrupted the
     * thread that stops it: that must not leave sessions open, so the interrupt waits until the end.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            follower.close();
            report(live.closeForGood().stream());
        } finally {
            hooks.removeAll();
            events.close();
            workers.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
