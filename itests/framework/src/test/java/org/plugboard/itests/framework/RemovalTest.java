// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.PoolFigures;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Secret;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;

/** Plugins that leave while sessions of every class live on them. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class RemovalTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final Duration TIMEOUT = Duration.ofMillis(TIMEOUT_MILLIS);
    private static final Duration COLLECTED = Duration.ofSeconds(30);
    private static final int UPDATES = 10;
    private static final List<String> PROTOCOLS = List.of("ssh", "telnet", "netconf");

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    DeviceSimulator simulator;

    @TempDir
    java.nio.file.Path folder;

    private SimulatedDevice peer;
    private Device device;

    @BeforeEach
    void start() {
        peer = simulator.start("iosxe", "phoenix");
        DeviceFacts.Builder facts =
                DeviceFacts.named("phoenix").os(peer.os()).credentials(Credentials.of(peer.credential()));
        for (String protocol : PROTOCOLS) {
            facts.path(path(protocol));
        }
        device = plugboard.device(facts.build());
    }

    private Path path(String protocol) {
        Map<String, Object> entries =
                new HashMap<>(Map.of("protocol", protocol, "ip", "127.0.0.1", "port", peer.port(protocol)));
        if (!protocol.equals("telnet")) {
            entries.put("known_hosts", folder.resolve("known_hosts").toString());
        }
        return Path.of(protocol, entries);
    }

    @AfterEach
    void stop() {
        device.destroyAll();
        peer.close();
    }

    /** Class, path, and a plugin that the session stands on. */
    static Stream<Arguments> classesAndPlugins() {
        return Stream.of(
                        List.of("cli", "ssh", "terminal", "ssh", "tcp"),
                        List.of("cli", "telnet", "terminal", "telnet", "tcp"),
                        List.of("ssh", "ssh", "terminal", "ssh", "tcp"),
                        List.of("telnet", "telnet", "terminal", "telnet", "tcp"),
                        List.of("netconf", "netconf", "netconf", "ssh", "tcp"))
                .flatMap(row -> row.subList(2, 5).stream().map(plugin -> Arguments.of(row.get(0), row.get(1), plugin)));
    }

    @ParameterizedTest
    @MethodSource("classesAndPlugins")
    void aSessionEndsWithAnyPluginThatItStandsOnAndTheHandleOpensAgain(String className, String path, String plugin)
            throws BundleException {
        Connection connection = device.connect(using(className).overPath(path).with("plugin_timeout", "1s"));
        assertAnswers(connection);
        plugin(plugin).stop();
        try {
            assertThat(connection.isConnected()).isFalse();
            assertThatThrownBy(() -> connection.execute("show clock"))
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("was removed");
            assertThatThrownBy(connection::connect).isInstanceOf(UnknownNameException.class);
        } finally {
            plugin(plugin).start();
        }
        Eventually.await(Duration.ofSeconds(20), () -> "all plugins are back", () -> canConnect(connection));
        assertAnswers(connection);
    }

    /** Each connect is answered, or hears that what it had begun with was removed; none that something is not there. */
    @ParameterizedTest
    @CsvSource({"cli, ssh, terminal", "cli, ssh, ssh", "telnet, telnet, tcp", "netconf, netconf, netconf"})
    void whoConnectsWhileAPluginIsUpdatedWaitsForIt(String className, String path, String plugin) throws Exception {
        Connection connection = device.connect(using(className).overPath(path).with("plugin_timeout", "1m"));
        connection.disconnect();
        FutureTask<Void> updates = new FutureTask<>(() -> {
            for (int i = 0; i < UPDATES; i++) {
                plugin(plugin).update();
            }
            return null;
        });
        new Thread(updates, "updates").start();
        while (!updates.isDone()) {
            try {
                assertAnswers(connection.connect());
                connection.disconnect();
            } catch (ConnectionClosedException removed) {
                assertThat(removed).hasMessageContaining("was removed");
            }
        }
        updates.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        assertAnswers(connection.connect());
    }

    /** The handle is held all the time, as users do. */
    @ParameterizedTest
    @ValueSource(strings = {"netconf", "terminal", "telnet", "tcp", "ssh"})
    void nothingOfAPluginIsKeptThatIsUninstalledBelowLiveSessions(String name) throws Exception {
        List<Connection> connections = Stream.of("ssh", "telnet", "netconf")
                .map(path -> device.connect(using(path.equals("netconf") ? path : "cli")
                        .overPath(path)
                        .alias(path)))
                .toList();
        connections.forEach(this::assertAnswers);
        Bundle bundle = plugin(name);
        String location = bundle.getLocation();
        WeakReference<ClassLoader> loader = Removal.loaderOf(bundle);
        bundle.uninstall();
        try {
            Removal.refresh(bundle, TIMEOUT);
            assertThat(connections).anyMatch(connection -> !connection.isConnected());
            Removal.awaitCollected(COLLECTED, name, loader);
        } finally {
            // Not by the injected context, which would uninstall it again at the end of the test.
            context.getBundle(0).getBundleContext().installBundle(location).start();
        }
        for (Connection connection : connections) {
            Eventually.await(Duration.ofSeconds(20), () -> "all plugins are back", () -> canConnect(connection));
            assertAnswers(connection);
        }
    }

    /** The session that logged in with it goes on; the next one says what is missing. */
    @Test
    void nothingIsKeptOfASourceOfCredentialsThatIsUninstalled() throws Exception {
        StringBuilder login = new StringBuilder();
        peer.credential().fields().forEach((field, value) -> login.append(field)
                .append(": ")
                .append(value instanceof Secret secret ? secret.reveal() : value)
                .append('\n'));
        java.nio.file.Path file = Files.writeString(folder.resolve("login"), login);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Map<String, Object> fields = Map.of(
                "source",
                "file",
                "file",
                file.toString(),
                "username",
                peer.credential().username().orElseThrow());
        Device logsInByFile = plugboard.device(DeviceFacts.named("phoenix")
                .os(peer.os())
                .credentials(Credentials.of(new Credential(fields)))
                .path(path("ssh"))
                .build());
        Connection connection = logsInByFile.connect(using("cli"));
        assertAnswers(connection);
        Bundle bundle = plugin("secrets");
        String location = bundle.getLocation();
        WeakReference<ClassLoader> loader = Removal.loaderOf(bundle);
        bundle.uninstall();
        try {
            Removal.refresh(bundle, TIMEOUT);
            Removal.awaitCollected(COLLECTED, "secrets", loader);
            assertAnswers(connection);
            connection.disconnect();
            connection.with("plugin_timeout", 0);
            assertThatThrownBy(connection::connect)
                    .isInstanceOf(UnknownNameException.class)
                    .hasMessageContaining("no credential source 'file'");
        } finally {
            context.getBundle(0).getBundleContext().installBundle(location).start();
        }
        Eventually.await(Duration.ofSeconds(20), () -> "the source is back", () -> canConnect(connection));
        assertAnswers(connection);
        logsInByFile.destroyAll();
    }

    @ParameterizedTest
    @CsvSource({"cli, ssh, terminal", "telnet, telnet, telnet", "netconf, netconf, netconf", "netconf, netconf, tcp"})
    void aPoolSendsAwayWhoWaitsWhenAPluginThatItStandsOnIsRemovedAndOpensAgain(
            String className, String path, String plugin) throws Exception {
        Connection pool =
                device.connect(using(className).overPath(path).alias("pool").pool(2));
        try (Lease one = pool.lease();
                Lease other = pool.lease()) {
            List<FutureTask<String>> waiting = List.of(waiting(pool, 1), waiting(pool, 2), waiting(pool, 3));
            plugin(plugin).stop();
            for (FutureTask<String> caller : waiting) {
                assertThatThrownBy(() -> caller.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                        .hasCauseInstanceOf(ConnectionClosedException.class)
                        .hasMessageContaining("was removed");
            }
            assertThatThrownBy(() -> one.execute("show clock")).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> other.execute("show clock")).isInstanceOf(ConnectionClosedException.class);
        } finally {
            plugin(plugin).start();
        }
        assertThat(device.alias("pool")).isSameAs(pool);
        Eventually.await(Duration.ofSeconds(20), () -> "all plugins are back", () -> canConnect(pool));
        assertAnswers(pool);
    }

    /** A call that waits for a worker. */
    private static FutureTask<String> waiting(Connection pool, int callers) {
        FutureTask<String> call = new FutureTask<>(() -> pool.execute("show clock"));
        new Thread(call, "caller " + callers).start();
        Eventually.await(
                Duration.ofSeconds(20), () -> "it waits", () -> figures(pool).waiting() == callers);
        return call;
    }

    private static PoolFigures figures(Connection pool) {
        return pool.pool().orElseThrow();
    }

    /** The handle is held all the time, and one worker is leased when its class goes. */
    @ParameterizedTest
    @CsvSource({"cli, ssh, terminal", "cli, ssh, ssh", "netconf, netconf, netconf"})
    void nothingOfAPluginIsKeptThatIsUpdatedBelowALivePool(String className, String path, String plugin)
            throws Exception {
        Connection pool =
                device.connect(using(className).overPath(path).alias("pool").pool(3));
        Bundle bundle = plugin(plugin);
        WeakReference<ClassLoader> loader = Removal.loaderOf(bundle);
        try (Lease lease = pool.lease()) {
            assertAnswers(pool);
            bundle.update();
            assertThat(lease.connection().isConnected()).isFalse();
        }
        Removal.refresh(bundle, TIMEOUT);
        Removal.awaitCollected(COLLECTED, plugin, loader);
        Eventually.await(Duration.ofSeconds(20), () -> "all plugins are back", () -> canConnect(pool));
        assertThat(figures(pool).total()).isEqualTo(3);
        assertAnswers(pool);
    }

    private void assertAnswers(Connection connection) {
        boolean netconf = connection.connectionClass().equals("netconf");
        assertThat(connection.execute(netconf ? "get-config running" : "show running-config"))
                .containsPattern("hostname[ >]phoenix");
    }

    private static boolean canConnect(Connection connection) {
        try {
            return connection.connect().isConnected();
        } catch (UnknownNameException notYet) {
            return false;
        }
    }

    private Bundle plugin(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.plugboard.plugin." + name))
                .findFirst()
                .orElseThrow();
    }
}
