// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
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
        dropEcho(
                "waiting.jar",
                Map.of(BUNDLE, "waiting"),
                BEHIND + "<reference name=\"Tool\" interface=\"org.example.Tool\"/>");
    }

    /** The example plugin in its usual place, in a version that imports a package that nobody has. */
    void dropEchoThatMisses(String packageName) throws IOException {
        dropEcho("echo.jar", Map.of("Bundle-Version", "2.0.0", "Import-Package", packageName), BEHIND);
    }

    private void dropEcho(String name, Map<String, String> headers, String behind) throws IOException {
        Path echo = Path.of(System.getProperty("distribution.plugin"));
        Path written = installed.plugins().resolve(name + ".tmp");
        try (JarFile from = new JarFile(echo.toFile())) {
            Manifest manifest = from.getManifest();
            headers.forEach(manifest.getMainAttributes()::putValue);
            try (OutputStream out = Files.newOutputStream(written);
                    JarOutputStream to = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : from.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        to.write(content(from, entry, behind));
                    }
                }
            }
        }
        Files.move(written, installed.plugins().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] content(JarFile from, JarEntry entry, String behind) throws IOException {
        byte[] content = from.getInputStream(entry).readAllBytes();
        return entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")
                ? new String(content, UTF_8).replace(BEHIND, behind).getBytes(UTF_8)
                : content;
    }
}
