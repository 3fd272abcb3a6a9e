// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.ConnectionFactory;

/** What happens to connections is told to services: to listeners, and by the plugin eventadmin to the handlers of EventAdmin. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class EventsInTheRegistryTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int SECONDS = 30;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    EventAdmin admin;

    private final Probe probe = new Probe("probe");
    private ServiceRegistration<ConnectionFactory> registration;
    private Device device;

    @BeforeEach
    void start() {
        registration = probe.register(context, 0, "probe");
        device = plugboard.device(DeviceFacts.named("R1").build());
    }

    @AfterEach
    void stop() {
        device.destroyAll();
        registration.unregister();
    }

    private static void await(int count, List<?> heard) {
        Eventually.await(
                Duration.ofSeconds(SECONDS), () -> "of " + heard + " there are " + count, () -> heard.size() >= count);
    }

    @Test
    void aListenerIsFoundAsAServiceAndHearsAsLongAsItIsOne() {
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> always = new CopyOnWriteArrayList<>();
        ServiceRegistration<ConnectionListener> other =
                context.registerService(ConnectionListener.class, event -> always.add(event.toString()), null);
        ServiceRegistration<ConnectionListener> listener =
                context.registerService(ConnectionListener.class, event -> heard.add(event.toString()), null);
        try {
            device.connect(using("probe").alias("x"));
            await(2, heard);
        } finally {
            listener.unregister();
        }
        device.destroyAll();
        await(4, always);
        other.unregister();
        assertThat(heard).containsExactly("R1/x: INSTANTIATED", "R1/x: CONNECTED");
        assertThat(always).hasSize(4).endsWith("R1/x: DESTROYED: it was destroyed");
    }

    @Test
    void aPluginThatIsWithdrawnAndRegisteredAgainIsTold() {
        List<ConnectionEvent> heard = new CopyOnWriteArrayList<>();
        ServiceRegistration<ConnectionListener> listener =
                context.registerService(ConnectionListener.class, heard::add, null);
        device.connect(using("probe").alias("x"));
        registration.unregister();
        registration = probe.register(context, 0, "probe");
        await(4, heard);
        listener.unregister();
        assertThat(heard.get(2).kind()).isEqualTo(ConnectionEvent.Kind.PLUGIN_WITHDRAWN);
        assertThat(heard.get(2).reason())
                .startsWith(context.getBundle().getSymbolicName())
                .endsWith(" was removed");
        assertThat(heard.get(3)).hasToString("R1/x: PLUGIN_BACK: class probe is here again");
    }

    @Test
    void theHandlersOfEventAdminHearWhatTheyAskForInOrder() {
        List<Event> heard = new CopyOnWriteArrayList<>();
        ServiceRegistration<EventHandler> handler = context.registerService(
                EventHandler.class,
                heard::add,
                FrameworkUtil.asDictionary(Map.of(
                        EventConstants.EVENT_TOPIC, "org/plugboard/connection/*",
                        EventConstants.EVENT_FILTER, "(&(device.name=R*)(connection.alias=x))")));
        try {
            Eventually.await(Duration.ofSeconds(SECONDS), () -> "the plugin listens", this::isAdminTold);
            device.connect(using("probe").alias("y"));
            device.connect(using("probe").alias("x"));
            probe.sessions.get(1).disconnect(null);
            assertThat(device.alias("x").isConnected()).isFalse();
            device.destroyAll();
            await(4, heard);
        } finally {
            handler.unregister();
        }
        assertThat(heard)
                .extracting(Event::getTopic)
                .containsExactly(
                        "org/plugboard/connection/INSTANTIATED",
                        "org/plugboard/connection/CONNECTED",
                        "org/plugboard/connection/LOST",
                        "org/plugboard/connection/DESTROYED");
        assertThat(heard.get(2).getProperty("connection.class")).isEqualTo("probe");
        assertThat(heard.get(2).getProperty("reason")).asString().endsWith("has seen its session end");
    }

    private boolean isAdminTold() {
        return plugboard.plugins().stream()
                .filter(plugin -> plugin.name().equals("org.plugboard.plugin.eventadmin"))
                .anyMatch(plugin -> plugin.offers().contains("listener"));
    }

    @Test
    void nothingOfAListenerIsKeptWhoseBundleIsRemovedWhileItIsToldSomething() throws Exception {
        Bundle bundle = TestBundle.start(context, "org.plugboard.itests.listener", "1.2.3", WaitingListener.class);
        WeakReference<ClassLoader> loader = Removal.loaderOf(bundle);
        String inside =
                "plugboard listener " + WaitingListener.class.getName() + " of org.plugboard.itests.listener 1.2.3";
        device.instantiate(using("probe").alias("wait"));
        Eventually.await(Duration.ofSeconds(SECONDS), () -> "the listener is told", () -> isAlive(inside));
        Removal.uninstall(bundle, Duration.ofSeconds(10));
        device.connect(using("probe").alias("x"));
        Eventually.await(Duration.ofSeconds(SECONDS), () -> "the listener is called back", () -> !isAlive(inside));
        Removal.awaitCollected(Duration.ofSeconds(SECONDS), "the listener", loader);
    }

    private static boolean isAlive(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(one -> one.getName().equals(thread));
    }
}
