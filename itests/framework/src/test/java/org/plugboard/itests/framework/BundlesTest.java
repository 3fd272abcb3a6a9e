// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.cli.Cli;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Plugboard;
import org.plugboard.device.PluginFacts;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** The plugins as bundles: they resolve, work together, and can be stopped and started while connections are open. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class BundlesTest {

    private static final long TIMEOUT_MILLIS = 10_000;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    DeviceSimulator simulator;

    @InjectService(timeout = TIMEOUT_MILLIS)
    ServiceComponentRuntime components;

    @TempDir
    java.nio.file.Path folder;

    private Device deviceOf(SimulatedDevice peer) {
        return plugboard.device(DeviceFacts.named("phoenix")
                .os("iosxe")
                .credentials(Credentials.of(peer.credential()))
                .path(path(peer, "ssh"))
                .path(path(peer, "telnet"))
                .build());
    }

    private Path path(SimulatedDevice peer, String protocol) {
        Map<String, Object> entries = new java.util.LinkedHashMap<>(
                Map.of("protocol", protocol, "ip", "127.0.0.1", "port", peer.port(protocol)));
        if (protocol.equals("ssh")) {
            entries.put("known_hosts", folder.resolve("known_hosts").toString());
        }
        return Path.of(protocol, entries);
    }

    private Bundle plugin(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.plugboard.plugin." + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBundleIsUpAndEveryComponentSatisfied() {
        assertThat(context.getBundles())
                .filteredOn(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .allSatisfy(bundle -> assertThat(bundle.getState())
                        .as(bundle.getSymbolicName())
                        .isEqualTo(Bundle.ACTIVE));
        assertThat(components.getComponentDescriptionDTOs())
                .filteredOn(component -> component.bundle.symbolicName.startsWith("org.plugboard")
                        && !component.bundle.symbolicName.startsWith("org.plugboard.itests"))
                .isNotEmpty()
                .allSatisfy(component -> assertThat(components.getComponentConfigurationDTOs(component))
                        .as(component.name)
                        .extracting(state -> state.state)
                        .containsAnyOf(ComponentConfigurationDTO.SATISFIED, ComponentConfigurationDTO.ACTIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "ssh", "telnet"})
    void eachClassConnectsAndExecutes(String className) {
        try (SimulatedDevice peer = simulator.start("iosxe", "phoenix")) {
            Device device = deviceOf(peer);
            Connection connection = device.connect(using(className));
            assertThat(connection.execute("show version")).contains("Version").doesNotContain("phoenix#");
            assertThat(connection.as(Cli.class).execute("show clock")).isNotBlank();
            device.destroyAll();
        }
    }

    @Test
    void aSessionIsRecordedAndReplayedByBundlesThatDoNotKnowEachOther() {
        java.nio.file.Path transcript = folder.resolve("t.cast");
        String version;
        try (SimulatedDevice peer = simulator.start("iosxe", "phoenix")) {
            Device device = deviceOf(peer);
            version = device.connect(using("cli").overPath("telnet").with("transcript", transcript))
                    .execute("show version");
            device.destroyAll();
        }
        Device recorded = plugboard.device(DeviceFacts.named("recorded")
                .credentials(Credentials.of(Credential.of("any", "any")))
                .path(Path.of("recorded", Map.of("protocol", "replay", "file", transcript)))
                .build());
        assertThat(recorded.connect().execute("show version")).isEqualTo(version);
        recorded.destroyAll();
        try (SimulatedDevice peer = simulator.start(new Simulation.Recorded(transcript), "phoenix")) {
            Device device = deviceOf(peer);
            assertThat(device.connect(using("ssh")).execute("show version")).isEqualTo(version);
            device.destroyAll();
        }
    }

    @Test
    void stoppingATransportClosesTheConnectionAboveItAndStartingBringsItBack() throws BundleException {
        try (SimulatedDevice peer = simulator.start("iosxe", "phoenix")) {
            Device device = deviceOf(peer);
            Connection overSsh = device.connect(using("cli").alias("s").overPath("ssh"));
            Connection overTelnet =
                    device.connect(using("cli").alias("t").overPath("telnet").with("plugin_timeout", 0));
            plugin("telnet").stop();
            try {
                assertThat(overTelnet.isConnected()).isFalse();
                assertThat(overSsh.execute("show clock")).isNotBlank();
                assertThatThrownBy(() -> overTelnet.execute("show clock"))
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessageContaining("org.plugboard.plugin.telnet");
                assertThatThrownBy(overTelnet::connect)
                        .isInstanceOf(UnknownNameException.class)
                        .hasMessageContaining("no transport for protocol 'telnet'");
            } finally {
                plugin("telnet").start();
            }
            assertThat(overTelnet.connect().execute("show clock")).isNotBlank();
            device.destroyAll();
        }
    }

    @Test
    void plugboardSaysWhatEachPluginOffersAndWhatItMisses() throws BundleException {
        assertThat(facts("telnet").offers()).containsExactly("class telnet", "transport telnet");
        assertThat(facts("terminal").offers())
                .contains("command lines")
                .anyMatch(offer -> offer.startsWith("class cli, "));
        assertThat(plugboard.plugins()).allMatch(plugin -> plugin.missing().isEmpty());
        plugin("terminal").stop();
        try {
            assertThat(facts("terminal").offers()).isEmpty();
            assertThat(facts("terminal").missing()).containsExactly("it is not started");
            assertThat(facts("telnet").offers()).containsExactly("transport telnet");
            assertThat(facts("telnet").missing())
                    .singleElement()
                    .asString()
                    .endsWith(" waits for org.plugboard.spi.TerminalFactory");
        } finally {
            plugin("terminal").start();
        }
        Eventually.await(Duration.ofSeconds(10), () -> "the class is back", () -> facts("telnet")
                .missing()
                .isEmpty());
    }

    private PluginFacts facts(String name) {
        return plugboard.plugins().stream()
                .filter(plugin -> plugin.name().equals("org.plugboard.plugin." + name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "telnet"})
    void stoppingTheTransportBelowClosesTheConnectionAboveItAndStartingBringsItBack(String path)
            throws BundleException {
        try (SimulatedDevice peer = simulator.start("iosxe", "phoenix")) {
            Device device = deviceOf(peer);
            Connection connection = device.connect(via(path).with("plugin_timeout", 0));
            plugin("tcp").stop();
            try {
                assertThat(connection.isConnected()).isFalse();
                assertThatThrownBy(() -> connection.execute("show clock"))
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessageMatching("(?s).*org\\.plugboard\\.plugin\\.(tcp|" + path + ") \\S+ was removed.*");
                assertThatThrownBy(connection::connect)
                        .isInstanceOf(UnknownNameException.class)
                        .hasMessageContaining("no transport for protocol '" + path + "'")
                        .hasMessageMatching("(?s).*org\\.plugboard\\.plugin\\." + path
                                + " \\S+: its \\S+ waits for org\\.plugboard\\.spi\\.TransportFactory.*");
            } finally {
                plugin("tcp").start();
            }
            Eventually.await(Duration.ofSeconds(10), () -> "the transport is back", () -> canConnect(connection));
            assertThat(connection.execute("show clock")).isNotBlank();
            device.destroyAll();
        }
    }

    @Test
    void theCommandLineClassesComeAndGoWithTheTerminal() throws BundleException {
        try (SimulatedDevice peer = simulator.start("iosxe", "phoenix")) {
            Device device = deviceOf(peer);
            Connection connection = device.connect(via("ssh"));
            plugin("terminal").stop();
            try {
                assertThat(connection.isConnected()).isFalse();
                assertThatThrownBy(() -> device.connect(using("ssh").alias("x").with("plugin_timeout", 0)))
                        .isInstanceOf(UnknownNameException.class)
                        .hasMessageContaining("no connection class 'ssh'")
                        .hasMessageContaining("waits for org.plugboard.spi.TerminalFactory");
            } finally {
                plugin("terminal").start();
            }
            Eventually.await(Duration.ofSeconds(10), () -> "the class is back", () -> canConnect(connection));
            assertThat(connection.execute("show clock")).isNotBlank();
            device.destroyAll();
        }
    }

    private static boolean canConnect(Connection connection) {
        try {
            return connection.connect().isConnected();
        } catch (UnknownNameException notYet) {
            return false;
        }
    }
}
