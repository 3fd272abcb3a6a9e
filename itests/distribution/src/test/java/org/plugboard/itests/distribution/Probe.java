// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Plugboard;
import org.slf4j.LoggerFactory;

/**
 * A user inside the container: a bundle that connects the first device of {@code probe.yaml} beside {@code plugins/} and
 * calls it, once at its start and once at its end. It tells in the log what came of it.
 */
public final class Probe implements BundleActivator {

    static final String TESTBED = "probe.yaml";

    private Connection connection;

    @Override
    public void start(BundleContext context) {
        Plugboard plugboard = context.getService(context.getServiceReference(Plugboard.class));
        Path file = Path.of(context.getProperty("plugboard.home"), TESTBED);
        connection = plugboard.load(file).devices().iterator().next().instantiate();
        tell(() -> "class " + connection.connectionClass());
        tell(() -> "first answer " + connection.connect().execute("hello"));
    }

    @Override
    public void stop(BundleContext context) {
        tell(() -> "last answer " + connection.execute("bye"));
    }

    private static void tell(Supplier<String> what) {
        String text;
        try {
            text = what.get();
        } catch (ConnectionException e) {
            text = e.getMessage();
        }
        LoggerFactory.getLogger(Probe.class).info("probe: {}", text);
    }

    /** Writes the bundle. */
    static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, Probe.class.getName());
        headers.putValue(Constants.BUNDLE_ACTIVATOR, Probe.class.getName());
        headers.putValue(
                Constants.IMPORT_PACKAGE, "org.osgi.framework,org.plugboard.connection,org.plugboard.device,org.slf4j");
        String code = Probe.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = Probe.class.getResourceAsStream("/" + code)) {
            out.putNextEntry(new JarEntry(code));
            in.transferTo(out);
        }
    }
}
