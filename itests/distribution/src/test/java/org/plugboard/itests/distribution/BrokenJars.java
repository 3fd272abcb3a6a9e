// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Every way in which a plugin can be broken. */
final class BrokenJars {

    private static final String BUNDLE = "Bundle-SymbolicName";
    private static final String BEHIND = "</service>";

    private final Installed installed;

    BrokenJars(Installed installed) {
        this.installed = installed;
    }

    void dropAll() throws IOException {
        dropNoJar("broken.jar");
        installed.dropLost();
        dropFuture();
        dropWaiting();
    }

    /** A file that is no zip. */
    void dropNoJar(String name) throws IOException {
        Files.writeString(installed.plugins().resolve(name), "no jar");
    }

    /** A bundle for a Java that there is not yet. */
    private void dropFuture() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue(BUNDLE, "future");
        headers.putValue("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");
        installed.dropEmpty("future.jar", manifest);
    }

    /** The example plugin, whose component needs a service that nobody has. */
    private void dropWaiting() throws IOException {
        Path echo = Path.of(System.getProperty("distribution.plugin"));
        Path written = installed.plugins().resolve("waiting.tmp");
        try (JarFile from = new JarFile(echo.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue(BUNDLE, "waiting");
            try (OutputStream out = Files.newOutputStream(written);
                    JarOutputStream to = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : from.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        to.write(content(from, entry));
                    }
                }
            }
        }
        Files.move(written, installed.plugins().resolve("waiting.jar"));
    }

    private static byte[] content(JarFile from, JarEntry entry) throws IOException {
        byte[] content = from.getInputStream(entry).readAllBytes();
        return entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")
                ? new String(content, UTF_8)
                        .replace(BEHIND, BEHIND + "<reference name=\"Tool\" interface=\"org.example.Tool\"/>")
                        .getBytes(UTF_8)
                : content;
    }
}
