// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;

/** Connection classes as services: found by name, replaced by ranking, gone with their registration. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(60)
class PluginsInTheRegistryTest {

    private static final long TIMEOUT_MILLIS = 10_000;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    ConfigurationAdmin configurations;

    private Device device() {
        return plugboard.device(DeviceFacts.named("R1").build());
    }

    @Test
    @Tag("semantics-32")
    void aClassIsFoundByItsNameInTheServiceRegistry() {
        ServiceRegistration<ConnectionFactory> service =
                new Probe("one").register(context, 0, "probe", "org.example.Probe");
        try {
            assertThat(device().connect(using("probe")).execute("x")).isEqualTo("one: x");
            assertThat(device().connect(using("org.example.Probe")).execute("x"))
                    .isEqualTo("one: x");
        } finally {
            service.unregister();
        }
        assertThatThrownBy(() -> device().connect(using("probe")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no connection class 'probe'")
                .hasMessageContaining("cli");
    }

    @Test
    void aClassThatLeavesClosesItsConnectionsAndComesBackUnderTheSameHandle() {
        Probe first = new Probe("first");
        ServiceRegistration<ConnectionFactory> service = first.register(context, 0, "probe");
        Connection connection = device().connect(using("probe").alias("x"));
        service.unregister();
        assertThat(first.sessions.get(0).isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("R1/x: the connection was closed: org.plugboard.itests.framework-tests")
                .hasMessageContaining("was removed");
        ServiceRegistration<ConnectionFactory> update = new Probe("second").register(context, 0, "probe");
        try {
            assertThat(connection.connect().execute("x")).isEqualTo("second: x");
        } finally {
            update.unregister();
        }
    }

    @Test
    void ofTwoServicesWithOneNameTheRankingDecides() {
        ServiceRegistration<ConnectionFactory> low = new Probe("low").register(context, 1, "probe");
        ServiceRegistration<ConnectionFactory> high = new Probe("high").register(context, 2, "probe");
        try {
            assertThat(device().connect(using("probe")).execute("x")).isEqualTo("high: x");
            high.unregister();
            assertThat(device().connect(using("probe")).execute("x")).isEqualTo("low: x");
        } finally {
            low.unregister();
        }
    }

    @Test
    @Tag("semantics-34")
    void theDefaultClassIsTheOneOfTheConfigurationOfTheRunningContainer() throws Exception {
        ServiceRegistration<ConnectionFactory> service = new Probe("probe").register(context, 0, "probe");
        Configuration configuration = configurations.getConfiguration("org.plugboard.manager", "?");
        try {
            configuration.update(FrameworkUtil.asDictionary(Map.of("default.class", "probe")));
            Device device = device();
            Eventually.await(Duration.ofSeconds(10), () -> "the default class is the configured one", () -> {
                device.destroyAll();
                return instantiates(device, "probe");
            });
            assertThat(device.connect().execute("x")).isEqualTo("probe: x");
        } finally {
            configuration.delete();
            service.unregister();
        }
    }

    private static boolean instantiates(Device device, String className) {
        try {
            return device.instantiate().connectionClass().equals(className);
        } catch (InvalidRequestException noDefaultYet) {
            return false;
        }
    }

    @Test
    void anInterfaceOfThePluginsOwnBundleIsRefusedAndItsMethodsCanBeCalled() {
        ServiceRegistration<ConnectionFactory> service = new Probe("own").register(context, 0, "probe");
        try {
            Connection connection = device().connect(using("probe"));
            assertThatThrownBy(() -> connection.as(Probe.Speaking.class))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("is defined by the plugin's own bundle and would be gone with it");
            assertThat(connection.call("execute", "x")).isEqualTo("own: x");
        } finally {
            service.unregister();
        }
    }

    @Test
    void theAnnotationsOfAPluginAreItsServiceProperties() throws Exception {
        assertThat(context.getServiceReferences(ConnectionFactory.class, "(connection.class=unicon.Unicon)"))
                .singleElement()
                .satisfies(reference -> {
                    assertThat((String[]) reference.getProperty(PluginProperties.CONNECTION_CLASS))
                            .contains("cli", "unicon.Unicon");
                    assertThat(reference.getProperty(PluginProperties.CONNECTION_ALIAS))
                            .isEqualTo("cli");
                    assertThat((String[]) reference.getProperty(PluginProperties.CONNECTION_PROTOCOL))
                            .contains("ssh", "telnet", "command");
                });
        for (String name : new String[] {"ssh", "telnet"}) {
            for (ServiceReference<ConnectionFactory> reference :
                    context.getServiceReferences(ConnectionFactory.class, "(connection.class=" + name + ")")) {
                assertThat(reference.getProperty(PluginProperties.CONNECTION_PROTOCOL))
                        .as("only cli declares protocols")
                        .isNull();
            }
        }
    }
}
