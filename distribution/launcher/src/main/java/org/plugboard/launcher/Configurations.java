// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Puts {@code etc/<PID>.cfg} into the configuration admin at the moment when it is registered, so that every component
 * behind it sees its configuration at its first activation. In a container that stays up FileInstall follows the files
 * from then on; a command that runs once is over before FileInstall has looked twice.
 */
final class Configurations extends ServiceTracker<ConfigurationAdmin, ConfigurationAdmin> {

    private static final String SUFFIX = ".cfg";

    private final Path folder;

    Configurations(BundleContext context, Path folder) {
        super(context, ConfigurationAdmin.class, null);
        this.folder = folder;
    }

    @Override
    public ConfigurationAdmin addingService(ServiceReference<ConfigurationAdmin> reference) {
        ConfigurationAdmin admin = context.getService(reference);
        for (Path file : Installation.list(folder, ".+\\.cfg")) {
            try {
                admin.getConfiguration(pid(file), "?").update(read(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot use the configuration file " + file, e);
            }
        }
        return admin;
    }

    private static String pid(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static Dictionary<String, Object> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, Object> entries = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
        return FrameworkUtil.asDictionary(entries);
    }
}
