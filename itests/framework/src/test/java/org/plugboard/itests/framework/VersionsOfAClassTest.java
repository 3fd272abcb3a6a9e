// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;

/** Two bundles have the same class: whose it is, and what becomes of the connections of the other. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(60)
class VersionsOfAClassTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final String NAME = "org.example.probe";

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    private Bundle older;
    private Bundle newer;
    private ServiceRegistration<ConnectionFactory> olderService;
    private Device device;
    private Connection before;

    @BeforeEach
    void start() throws Exception {
        older = TestBundle.start(context, NAME, "1.0.0");
        newer = TestBundle.start(context, NAME, "2.0.0");
        olderService = new Probe("one").register(older.getBundleContext(), 1, "probe");
        device = plugboard.device(DeviceFacts.named("R1").build());
        before = device.connect(using("probe").alias("before"));
    }

    @AfterEach
    void stop() throws Exception {
        device.destroyAll();
        older.uninstall();
        newer.uninstall();
    }

    private Connection connect(String alias) {
        return device.connect(using("probe").alias(alias));
    }

    @Test
    void theHigherRankingServesNewConnectionsAndTheOldOnesGoOnWithTheirs() throws Exception {
        Connection pool = device.connect(using("probe").alias("pool").pool(1, 2));
        new Probe("two").register(newer.getBundleContext(), 2, "probe");
        Connection after = connect("after");
        assertThat(after.execute("x")).isEqualTo("two: x");
        assertThat(before.execute("x")).isEqualTo("one: x");
        try (Lease first = pool.lease();
                Lease second = pool.lease()) {
            assertThat(first.execute("x")).isEqualTo("one: x");
            assertThat(second.execute("x")).as("a worker that came later").isEqualTo("one: x");
        }
        newer.stop();
        assertThat(before.execute("x")).isEqualTo("one: x");
        assertThatThrownBy(() -> after.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining(NAME + " 2.0.0 was removed");
        assertThat(after.connect().execute("x")).isEqualTo("one: x");
    }

    @Test
    void ofEqualRankingsTheHigherVersionServesNewConnectionsAndTheOldOnesGoOnWithTheirs() throws Exception {
        new Probe("two").register(newer.getBundleContext(), 1, "probe");
        Connection after = connect("after");
        assertThat(after.execute("x")).isEqualTo("two: x");
        assertThat(before.execute("x")).isEqualTo("one: x");
        newer.stop();
        assertThat(after.connect().execute("x")).isEqualTo("one: x");
    }

    @Test
    void theOldConnectionsEndWithTheirsAndOpenWithWhatThereIs() throws Exception {
        new Probe("two").register(newer.getBundleContext(), 2, "probe");
        Connection after = connect("after");
        older.stop();
        assertThatThrownBy(() -> before.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining(NAME + " 1.0.0 was removed");
        assertThat(after.execute("x")).isEqualTo("two: x");
        assertThat(before.connect().execute("x")).isEqualTo("two: x");
    }

    @Test
    void aRankingThatIsChangedCountsFromTheNextConnectOnAndClosesNothing() {
        new Probe("two").register(newer.getBundleContext(), 2, "probe");
        Connection after = connect("after");
        olderService.setProperties(FrameworkUtil.asDictionary(
                Map.of(PluginProperties.CONNECTION_CLASS, "probe", Constants.SERVICE_RANKING, 3)));
        assertThat(connect("later").execute("x")).isEqualTo("one: x");
        assertThat(after.execute("x")).isEqualTo("two: x");
        after.disconnect();
        assertThat(after.connect().execute("x")).isEqualTo("one: x");
    }

    @Test
    void namesThatAreChangedCountAsWell() {
        olderService.setProperties(FrameworkUtil.asDictionary(
                Map.of(PluginProperties.CONNECTION_CLASS, new String[] {"sonde", "probe2"})));
        assertThat(device.connect(using("sonde").alias("y")).execute("x")).isEqualTo("one: x");
        assertThatThrownBy(() -> connect("z"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("sonde");
        assertThat(before.execute("x")).isEqualTo("one: x");
        olderService.setProperties(FrameworkUtil.asDictionary(Map.of()));
        assertThatThrownBy(() -> before.execute("x")).isInstanceOf(ConnectionClosedException.class);
        olderService.setProperties(FrameworkUtil.asDictionary(Map.of(PluginProperties.CONNECTION_CLASS, "probe")));
        assertThat(before.connect().execute("x")).isEqualTo("one: x");
    }
}
