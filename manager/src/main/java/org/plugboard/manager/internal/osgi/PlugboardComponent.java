// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.internal.PlugboardCore;
import org.plugboard.manager.internal.Plugin;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.TestbedSource;
import org.plugboard.spi.TransportFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service {@link Plugboard} of a container. Its plugins are the services that other bundles register and withdraw; a
 * withdrawal returns when the sessions of the plugin are closed, while its classes are still there.
 */
@Component(service = Plugboard.class, configurationPid = "org.plugboard.manager")
@Designate(ocd = ManagerConfiguration.class)
public final class PlugboardComponent implements Plugboard {

    private static final Logger LOG = LoggerFactory.getLogger(PlugboardComponent.class);

    private final PlugboardCore core = new PlugboardCore();

    /** How each plugin that was taken is given up again. */
    private final Map<ServiceReference<?>, Runnable> withdrawals = new ConcurrentHashMap<>();

    /** Starts without plugins; the container adds them. */
    @Activate
    public PlugboardComponent(
            BundleContext context, @Reference ServiceComponentRuntime components, ManagerConfiguration configuration) {
        core.plugins().explainedBy(new PluginDiagnosis(context, components)::troubles);
        configure(configuration);
    }

    @Modified
    void configure(ManagerConfiguration configuration) {
        core.defaultClass(configuration.default_class());
        LOG.info(
                "the default class is {}",
                configuration.default_class().isBlank() ? "none" : configuration.default_class());
    }

    @Deactivate
    void stop() {
        core.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConnections(ServiceReference<ConnectionFactory> reference, ConnectionFactory factory) {
        Plugin<ConnectionFactory> plugin = plugin(reference, factory, PluginProperties.CONNECTION_CLASS);
        add(reference, "connection class", plugin, core.plugins()::addConnections, core.plugins()::removeConnections);
    }

    void removeConnections(ServiceReference<ConnectionFactory> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransports(ServiceReference<TransportFactory> reference, TransportFactory factory) {
        Plugin<TransportFactory> plugin = plugin(reference, factory, PluginProperties.TRANSPORT_PROTOCOL);
        add(reference, "transport", plugin, core.plugins()::addTransports, core.plugins()::removeTransports);
    }

    void removeTransports(ServiceReference<TransportFactory> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSources(ServiceReference<TestbedSource> reference, TestbedSource source) {
        Plugin<TestbedSource> plugin = plugin(reference, source, Constants.OBJECTCLASS);
        add(reference, "reader of testbeds", plugin, core.plugins()::addSources, core.plugins()::removeSources);
    }

    void removeSources(ServiceReference<TestbedSource> reference) {
        remove(reference);
    }

    private <F> void add(
            ServiceReference<F> reference,
            String kind,
            Plugin<F> plugin,
            Consumer<Plugin<F>> adopt,
            Consumer<Plugin<F>> forget) {
        String what = kind + " " + String.join(", ", plugin.names()) + " of " + plugin.owner();
        try {
            adopt.accept(plugin);
        } catch (IllegalArgumentException | LinkageError e) {
            LOG.error("the {} is refused", what, e);
            return;
        }
        withdrawals.put(reference, () -> {
            LOG.info("{} leaves", what);
            forget.accept(plugin);
        });
        LOG.info("{} is here", what);
    }

    private void remove(ServiceReference<?> reference) {
        Runnable withdrawal = withdrawals.remove(reference);
        if (withdrawal != null) {
            withdrawal.run();
        }
    }

    private static <F> Plugin<F> plugin(ServiceReference<F> reference, F factory, String nameProperty) {
        Bundle bundle = reference.getBundle();
        Object alias = reference.getProperty(PluginProperties.CONNECTION_ALIAS);
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new Plugin<>(
                factory,
                texts(reference.getProperty(nameProperty)),
                texts(reference.getProperty(PluginProperties.CONNECTION_PROTOCOL)),
                alias == null ? null : alias.toString(),
                bundle.getSymbolicName() + " " + bundle.getVersion(),
                ranking instanceof Integer number ? number : 0,
                bundle.adapt(BundleWiring.class).getClassLoader());
    }

    /** A service property of one or more texts, in any of the forms that the specification allows. */
    private static List<String> texts(@Nullable Object property) {
        if (property == null) {
            return List.of();
        } else if (property instanceof Object[] several) {
            return Stream.of(several).map(String::valueOf).toList();
        } else if (property instanceof Iterable<?> several) {
            return StreamSupport.stream(several.spliterator(), false)
                    .map(String::valueOf)
                    .toList();
        }
        return List.of(property.toString());
    }

    @Override
    public Device device(DeviceFacts facts) {
        return core.device(facts);
    }

    @Override
    public Testbed testbed(TestbedFacts facts) {
        return core.testbed(facts);
    }

    @Override
    public Testbed load(Path file, UnaryOperator<@Nullable String> environment) {
        return core.load(file, environment);
    }
}
