// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The framework with the bundles of an installation. Its storage belongs to this process alone and goes with it, so that
 * any number of processes can share one installation that they may not write to.
 */
final class Container implements AutoCloseable {

    /** The highest start level of a container that runs one command. */
    static final int COMMAND_LEVEL = 20;

    /** The start level at which FileInstall follows the configuration. */
    static final int FOLLOWING_LEVEL = 30;

    private static final int PLUGIN_LEVEL = 10;
    private static final long STOP_TIMEOUT_MS = 15_000;

    private final Installation installation;
    private final int startLevel;
    private final Path storage;
    private final Framework framework;
    private final Bundles bundles;
    private final @Nullable DropFolder dropFolder;
    private volatile boolean closed;

    /** As one that follows the drop folder if it follows the configuration. */
    Container(Installation installation, int startLevel) throws IOException, BundleException {
        this(installation, startLevel, startLevel >= FOLLOWING_LEVEL);
    }

    /**
     * Makes the framework.
     *
     * @param startLevel the highest that is reached
     * @param followsPlugins whether what is dropped, replaced or removed while it runs is taken
     */
    Container(Installation installation, int startLevel, boolean followsPlugins) throws IOException, BundleException {
        this.installation = installation;
        this.startLevel = startLevel;
        this.storage = Files.createTempDirectory("plugboard-");
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        this.framework = factory.newFramework(settings(SystemPackages.ofClassPath(factory)));
        framework.init();
        this.bundles = new Bundles(framework.getBundleContext());
        this.dropFolder = followsPlugins
                ? new DropFolder(
                        installation.plugins(), new DroppedBundles(framework.getBundleContext(), bundles, PLUGIN_LEVEL))
                : null;
    }

    /**
     * Starts all bundles up to the start level, in the order of their levels, and returns when they are up.
     *
     * @throws IllegalStateException if it was closed
     */
    void start() throws BundleException {
        requireOpen();
        new Configurations(context(), installation.etc()).open();
        installation.system().forEach((level, folder) -> bundles.install(folder, level));
        if (dropFolder == null) {
            bundles.install(installation.plugins(), PLUGIN_LEVEL);
        } else {
            dropFolder.install();
        }
        Supplier<Map<String, String>> refused = bundles::refused;
        context()
                .registerService(
                        Supplier.class, refused, FrameworkUtil.asDictionary(Map.of("plugboard.refused", "plugins")));
        // A framework that was stopped would begin anew, without a bundle and in a storage that is gone.
        requireOpen();
        framework.start();
        // Also the bundles that wait for a higher start level: one that cannot be resolved is found now.
        framework.adapt(FrameworkWiring.class).resolveBundles(null);
        if (dropFolder != null) {
            dropFolder.follow();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the container was closed before it was up");
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    int startLevel() {
        return startLevel;
    }

    /** The bundles that are not up, one line for each. */
    List<String> problems() {
        return bundles.problems(startLevel);
    }

    /** What runs the command lines of users: a service of a JDK type, so that its bundle and this program share no own. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    Optional<ToIntFunction<String[]>> commandLine() {
        try {
            Collection<ServiceReference<ToIntFunction>> found =
                    context().getServiceReferences(ToIntFunction.class, "(plugboard.command=*)");
            return found.stream().sorted().reduce((a, b) -> b).map(best -> context()
                    .getService(best));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until somebody stops the framework. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /**
     * Stops all bundles, waits for them for a bounded time, and removes the storage. May be called more than once; one
     * caller waits for the other, so that the process does not end in the middle of it.
     */
    @Override
    public synchronized void close() {
        closed = true;
        boolean interrupted = false;
        try {
            if (dropFolder != null) {
                dropFolder.close();
                // An interrupt of this wait must not leave the storage behind.
                interrupted = Thread.interrupted();
            }
            framework.stop();
            framework.waitForStop(STOP_TIMEOUT_MS);
            Storage.remove(storage);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop", e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Map<String, String> settings(String systemPackages) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, storage.resolve("bundles").toString());
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(startLevel));
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, systemPackages);
        settings.put("plugboard.home", installation.home().toString());
        settings.put("felix.service.urlhandlers", "false");
        // Felix would print what the framework events say as well.
        settings.put("felix.log.level", "0");
        settings.put("felix.fileinstall.dir", installation.etc().toString());
        settings.put("felix.fileinstall.filter", ".*\\.cfg");
        settings.put("felix.fileinstall.poll", "1000");
        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.subdir.mode", "skip");
        settings.put("felix.fileinstall.enableConfigSave", "false");
        settings.put("felix.fileinstall.configEncoding", "UTF-8");
        // Polls: a file system in the network tells of no changes.
        settings.put("felix.fileinstall.disableNio2", "true");
        settings.put("felix.fileinstall.tmpdir", storage.resolve("fileinstall").toString());
        settings.put("felix.fileinstall.log.level", "3");
        settings.put("felix.fileinstall.log.default", "jul");
        return settings;
    }
}
