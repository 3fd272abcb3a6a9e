// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** Hooks as services: found by their properties, gone with their registration, their bundle or their configuration. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class HooksInTheRegistryTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int SECONDS = 30;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    ConfigurationAdmin configurations;

    private ServiceRegistration<ConnectionFactory> probe;
    private Device device;
    private Connection connection;

    @BeforeEach
    void connect() {
        probe = new Probe("probe").register(context, 0, "probe", "org.example.Probe");
        device = plugboard.device(DeviceFacts.named("R1").build());
        connection = device.connect(using("probe").alias("x"));
    }

    @AfterEach
    void disconnect() {
        device.destroyAll();
        probe.unregister();
    }

    /** Puts its name around results. */
    private record Named(String name) implements ServiceHook {
        @Override
        public @Nullable Object after(ServiceCall call, @Nullable Object result) {
            return name + "(" + result + ")";
        }
    }

    private ServiceRegistration<ServiceHook> register(String name, Map<String, Object> properties) {
        return context.registerService(ServiceHook.class, new Named(name), FrameworkUtil.asDictionary(properties));
    }

    @Test
    @Tag("semantics-69")
    void aHookIsFoundAsAServiceAndIsThereAsLongAsIt() {
        ServiceRegistration<ServiceHook> hook = register("hook", Map.of());
        assertThat(connection.execute("x")).isEqualTo("hook(probe: x)");
        hook.unregister();
        assertThat(connection.execute("x")).isEqualTo("probe: x");
    }

    @Test
    @Tag("semantics-57")
    void theServicePropertiesSayClassServiceDeviceAndOrder() {
        List<ServiceRegistration<ServiceHook>> hooks = List.of(
                register("class", Map.of(PluginProperties.HOOK_CLASSES, "org.example.*")),
                register("other class", Map.of(PluginProperties.HOOK_CLASSES, new String[] {"cli", "netconf"})),
                register("service", Map.of(PluginProperties.HOOK_SERVICES, List.of("EXECUTE", "configure"))),
                register("other service", Map.of(PluginProperties.HOOK_SERVICES, "configure")),
                register("device", Map.of(PluginProperties.HOOK_DEVICES, "R*", Constants.SERVICE_RANKING, 5)),
                register("other device", Map.of(PluginProperties.HOOK_DEVICES, "R2")));
        try {
            assertThat(connection.execute("x")).isEqualTo("device(class(service(probe: x)))");
        } finally {
            hooks.forEach(ServiceRegistration::unregister);
        }
    }

    @Test
    @Tag("semantics-58")
    void theRankingOfALivingServiceCanBeChangedAndItsScopeToo() {
        ServiceRegistration<ServiceHook> one = register("one", Map.of());
        ServiceRegistration<ServiceHook> two = register("two", Map.of());
        try {
            assertThat(connection.execute("x")).isEqualTo("one(two(probe: x))");
            two.setProperties(FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 1)));
            assertThat(connection.execute("x")).isEqualTo("two(one(probe: x))");
            one.setProperties(FrameworkUtil.asDictionary(Map.of(PluginProperties.HOOK_SERVICES, "connect")));
            assertThat(connection.execute("x")).isEqualTo("two(probe: x)");
        } finally {
            one.unregister();
            two.unregister();
        }
    }

    @Test
    void aHookWhosePropertiesCannotBeUnderstoodIsRefusedUntilTheyAreMended() {
        ServiceRegistration<ServiceHook> hook = register("hook", Map.of(PluginProperties.HOOK_SERVICES, 7));
        try {
            assertThat(connection.execute("x")).isEqualTo("probe: x");
            hook.setProperties(FrameworkUtil.asDictionary(Map.of(PluginProperties.HOOK_SERVICES, "execute")));
            assertThat(connection.execute("x")).isEqualTo("hook(probe: x)");
            hook.setProperties(FrameworkUtil.asDictionary(Map.of(PluginProperties.HOOK_SERVICES, new String[0])));
            assertThat(connection.execute("x")).isEqualTo("probe: x");
        } finally {
            hook.unregister();
        }
    }

    /** As command-line options would, here the configuration says them. */
    @Test
    @Tag("semantics-68")
    void theOptionsOfAHookAreItsConfiguration() throws Exception {
        Configuration configuration = configurations.getConfiguration(PrefixHook.PID, "?");
        configuration.update(FrameworkUtil.asDictionary(Map.of("prefix", "first")));
        try {
            awaitAnswer("first probe: x");
            configuration.update(FrameworkUtil.asDictionary(Map.of("prefix", "second")));
            awaitAnswer("second probe: x");
            configuration.update(FrameworkUtil.asDictionary(
                    Map.of("prefix", "third", PluginProperties.HOOK_DEVICES, "some-other-device")));
            awaitAnswer("probe: x");
        } finally {
            configuration.delete();
        }
        awaitAnswer("probe: x");
    }

    private void awaitAnswer(String answer) {
        Eventually.await(Duration.ofSeconds(SECONDS), () -> "the answer is " + answer, () -> connection
                .execute("x")
                .equals(answer));
    }

    @Test
    void nothingOfAHookIsKeptWhoseBundleIsRemovedWhileACallIsInIt() throws Exception {
        Bundle bundle = HookBundle.start(context);
        WeakReference<ClassLoader> loader = Removal.loaderOf(bundle);
        assertThat(connection.execute("x")).isEqualTo("hooked probe: x");
        assertThat(plugboard.plugins())
                .filteredOn(plugin -> plugin.name().equals(bundle.getSymbolicName()))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.offers()).containsExactly("hook for class probe"));
        CountDownLatch reached = new CountDownLatch(1);
        String failure = removeWhileCalled(bundle, reached);
        assertThat(failure)
                .startsWith(
                        "R1/x: execute: hook org.plugboard.itests.framework.WaitingHook of org.plugboard.itests.hook"
                                + " 1.2.3 was removed while the call was in its around");
        assertThat(connection.execute("x")).isEqualTo("probe: x");
        Removal.awaitCollected(Duration.ofSeconds(SECONDS), "the hook", loader);
    }

    /** What the caller was told; the exception itself holds classes of the hook. */
    private String removeWhileCalled(Bundle bundle, CountDownLatch reached) throws Exception {
        FutureTask<String> call = new FutureTask<>(() -> {
            try {
                return connection.tagged(WaitingHook.REACHED, reached).execute("x");
            } catch (ServiceFailedException e) {
                return String.valueOf(e.getMessage());
            }
        });
        Thread caller = new Thread(call, "caller of a test");
        caller.start();
        assertThat(reached.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        Removal.uninstall(bundle, Duration.ofSeconds(10));
        String told = call.get(SECONDS, TimeUnit.SECONDS);
        caller.join(TimeUnit.SECONDS.toMillis(SECONDS));
        return told;
    }
}
