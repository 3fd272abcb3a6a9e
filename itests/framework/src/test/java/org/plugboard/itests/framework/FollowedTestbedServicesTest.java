// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Registration;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;

/** A testbed that is followed, and its devices, as services: found by their properties, changed and gone with the file. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class FollowedTestbedServicesTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int SECONDS = 30;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("followed.yaml");
    }

    /** Writes a testbed of these devices, each a name and an operating system, as editors do it. */
    private void write(String... devices) throws IOException {
        StringBuilder text = new StringBuilder("devices:\n");
        for (String device : devices) {
            text.append("  ").append(device.replace(" ", ":\n    os: "));
            text.append("\n    connections:\n      a:\n        protocol: ssh\n        ip: 192.0.2.1\n");
        }
        Path next = Files.writeString(folder.resolve("next"), text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Collection<ServiceReference<Device>> devices(String filter) {
        try {
            return context.getServiceReferences(Device.class, "(&(testbed.name=followed)" + filter + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        devices("(device.name=*)").forEach(service -> names.add((String) service.getProperty("device.name")));
        names.sort(null);
        return names;
    }

    private boolean hasTestbed() {
        try {
            return !context.getServiceReferences(Testbed.class, "(testbed.name=followed)")
                    .isEmpty();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitNames(String... names) {
        Eventually.await(
                Duration.ofSeconds(SECONDS), () -> "there are " + List.of(names), () -> names().equals(List.of(names)));
    }

    @Test
    void theServicesAppearChangeAndVanishWithTheFile() throws Exception {
        write("R1 iosxe", "R2 nxos");
        FollowedTestbed followed = plugboard.follow(TestbedRequest.of(file));
        assertThat(hasTestbed()).isTrue();
        assertThat(names()).containsExactly("R1", "R2");
        ServiceReference<Device> r1 = devices("(device.name=R1)").iterator().next();
        assertThat(r1.getProperty(PluginProperties.DEVICE_OS)).isEqualTo("iosxe");
        assertThat(r1.getProperty(PluginProperties.DEVICE_ALIAS)).isEqualTo("R1");
        Device device = context.getService(r1);
        assertThat(device).isSameAs(followed.testbed().device("R1"));
        context.ungetService(r1);

        write("R1 junos", "R3 nxos");
        awaitNames("R1", "R3");
        assertThat(devices("(device.os=junos)")).containsExactly(r1);

        followed.close();
        // What the change is just registering is taken back by the thread that does so.
        awaitNames();
        assertThat(hasTestbed()).isFalse();
        assertThat(r1.getBundle()).isNull();
    }

    @Test
    void aFolderBringsAndTakesServices() throws Exception {
        Registration registration = plugboard.followFolder(TestbedRequest.of(folder));
        try {
            assertThat(names()).isEmpty();
            write("R1 iosxe");
            awaitNames("R1");
            Files.delete(file);
            awaitNames();
            Eventually.await(Duration.ofSeconds(SECONDS), () -> "the testbed is gone, too", () -> !hasTestbed());
        } finally {
            registration.close();
        }
    }

    @Test
    void theFolderThatIsConfiguredIsFollowedUntilAnotherOneIs(@InjectService ConfigurationAdmin configurations)
            throws Exception {
        write("R1 iosxe");
        Configuration configuration = configurations.getConfiguration("org.plugboard.manager", "?");
        try {
            configuration.update(FrameworkUtil.asDictionary(Map.of("testbeds", folder.toString())));
            awaitNames("R1");
            write("R1 iosxe", "R2 nxos");
            awaitNames("R1", "R2");
            configuration.update(FrameworkUtil.asDictionary(
                    Map.of("testbeds", folder.resolve("missing").toString())));
            awaitNames();
        } finally {
            configuration.delete();
        }
    }

    @Test
    void aDeviceThatIsFoundAsAServiceIsConnectedToAndKeepsItsConnectionThroughAnEditOfAnotherOne() throws Exception {
        ServiceRegistration<ConnectionFactory> probe = new Probe("probe").register(context, 0, "probe");
        write("R1 iosxe");
        FollowedTestbed followed = plugboard.follow(TestbedRequest.of(file));
        try {
            ServiceReference<Device> service =
                    devices("(device.name=R1)").iterator().next();
            Connection connection = context.getService(service).connect(using("probe"));
            write("R1 iosxe", "R2 iosxe");
            awaitNames("R1", "R2");
            assertThat(connection.execute("x")).isEqualTo("probe: x");
            context.ungetService(service);
        } finally {
            followed.close();
            probe.unregister();
        }
    }
}
