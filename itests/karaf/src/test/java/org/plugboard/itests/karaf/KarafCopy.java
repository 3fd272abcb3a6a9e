// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A copy of the unpacked Karaf that meets no other: its ports are free ones of the loopback, its only user has a password that
 * was made for it, and it takes artefacts from nowhere but its own folders.
 *
 * @param home its folder
 */
record KarafCopy(Path home) {

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

    /** Copies it into this folder, which is not there yet. */
    static KarafCopy to(Path home) throws IOException {
        Path unpacked = Path.of(System.getProperty("karaf.unpacked"));
        try (Stream<Path> all = Files.walk(unpacked)) {
            all.forEach(
                    from -> copy(from, home.resolve(unpacked.relativize(from).toString())));
        }
        KarafCopy copy = new KarafCopy(home);
        copy.configure();
        return copy;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure() throws IOException {
        // All are open at the same time, so that no two are the same.
        try (ServerSocket ssh = freePort();
                ServerSocket registry = freePort();
                ServerSocket server = freePort()) {
            set("org.apache.karaf.shell.cfg", Map.of("sshHost", LOOPBACK, "sshPort", port(ssh)));
            set(
                    "org.apache.karaf.management.cfg",
                    Map.of("rmiRegistryPort", port(registry), "rmiServerPort", port(server)));
        }
        set(
                "org.ops4j.pax.url.mvn.cfg",
                Map.of(
                        "org.ops4j.pax.url.mvn.repositories",
                        "",
                        "org.ops4j.pax.url.mvn.localRepository",
                        home.resolve("data/repository").toString()));
        set(
                "users.properties",
                Map.of(
                        "karaf",
                        UUID.randomUUID() + ",_g_:admingroup",
                        "_g_:admingroup",
                        "group,admin,manager,viewer,systembundles,ssh"));
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket socket) {
        return Integer.toString(socket.getLocalPort());
    }

    private void set(String name, Map<String, String> values) throws IOException {
        Path file = configuration(name);
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        properties.putAll(values);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    /** A file in its folder of configurations. */
    Path configuration(String name) {
        return home.resolve("etc").resolve(name);
    }

    /** Where it looks for what is dropped in. */
    Path deploy() {
        return home.resolve("deploy");
    }

    Path log() {
        return home.resolve("data/log/karaf.log");
    }

    /** One of its scripts, ready to be started. */
    ProcessBuilder script(String name, String... words) {
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("bin").resolve(name).toString());
        builder.command().addAll(List.of(words));
        builder.directory(home.toFile());
        // Nothing of the Karaf of whoever runs the tests.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("KARAF_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
