// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.plugboard.device.Plugboard;
import org.plugboard.plugin.commandline.internal.Surroundings.PluginServices;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.Shell;

/**
 * The command line as a service: takes its words, prints, returns the exit code. The launcher finds it by its service
 * property and calls it by a type of the JDK.
 */
@Component(service = ToIntFunction.class, property = "plugboard.command=true")
public final class PlugboardCommand implements ToIntFunction<String[]> {

    /** The framework property that names the folder of the distribution. */
    private static final String HOME = "plugboard.home";

    private final BundleContext context;
    private final Plugboard plugboard;
    private final Opened opened = new Opened();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable DeviceSimulator simulator;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Shell shell;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable SecretStrings secretStrings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PlatformCatalog platforms;

    /** For the container. */
    @Activate
    public PlugboardCommand(BundleContext context, @Reference Plugboard plugboard) {
        this.context = context;
        this.plugboard = plugboard;
    }

    /** Ends what the command that runs has opened. */
    @Deactivate
    public void close() {
        opened.end();
    }

    @Override
    public int applyAsInt(String[] words) {
        String home = Objects.requireNonNullElse(context.getProperty(HOME), "");
        Surroundings around = new Surroundings(
                plugboard,
                new PluginServices(() -> simulator, () -> shell, () -> secretStrings, () -> platforms),
                new ProcessKeyboard(),
                Path.of(home),
                opened);
        String version = context.getBundle().getVersion().toString();
        return new Commands(around, new BundleInstaller(context), version).execute(words);
    }
}
