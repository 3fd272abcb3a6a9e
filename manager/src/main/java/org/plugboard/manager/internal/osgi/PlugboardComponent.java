// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
    private final Map<ServiceReference<?>, Plugin<?>> known = new ConcurrentHashMap<>();

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
    }

    @Deactivate
    void stop() {
        core.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConnections(ServiceReference<ConnectionFactory> reference, ConnectionFactory factory) {
        Plugin<ConnectionFactory> plugin = plugin(reference, factory, PluginProperties.CONNECTION_CLASS);
        try {
            core.plugins().addConnections(plugin);
        } catch (IllegalArgumentException | LinkageError e) {
            LOG.error("connection class {} of {} is refused", plugin.displayName(), plugin.owner(), e);
            return;
        }
        known.put(reference, plugin);
        LOG.info("connection class {} by {}", String.join(", ", plugin.names()), plugin.owner());
    }

    @SuppressWarnings("unchecked") // what was put under a reference of this type
    void removeConnections(ServiceReference<ConnectionFactory> reference) {
        Plugin<?> plugin = known.remove(reference);
        if (plugin != null) {
            LOG.info("connection class {} leaves with {}", String.join(", ", plugin.names()), plugin.owner());
            core.plugins().removeConnections((Plugin<ConnectionFactory>) plugin);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransports(ServiceReference<TransportFactory> reference, TransportFactory factory) {
        Plugin<TransportFactory> plugin = plugin(reference, factory, PluginProperties.TRANSPORT_PROTOCOL);
        try {
            core.plugins().addTransports(plugin);
        } catch (IllegalArgumentException e) {
            LOG.error("transport {} of {} is refused", plugin.displayName(), plugin.owner(), e);
            return;
        }
        known.put(reference, plugin);
        LOG.info("transport {} by {}", String.join(", ", plugin.names()), plugin.owner());
    }

    @SuppressWarnings("unchecked") // what was put under a reference of this type
    void removeTransports(ServiceReference<TransportFactory> reference) {
        Plugin<?> plugin = known.remove(reference);
        if (plugin != null) {
            LOG.info("transport {} leaves with {}", String.join(", ", plugin.names()), plugin.owner());
            core.plugins().removeTransports((Plugin<TransportFactory>) plugin);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSources(ServiceReference<TestbedSource> reference, TestbedSource source) {
        Plugin<TestbedSource> plugin = plugin(reference, source, Constants.OBJECTCLASS);
        core.plugins().addSources(plugin);
        known.put(reference, plugin);
    }

    @SuppressWarnings("unchecked") // what was put under a reference of this type
    void removeSources(ServiceReference<TestbedSource> reference) {
        Plugin<?> plugin = known.remove(reference);
        if (plugin != null) {
            core.plugins().removeSources((Plugin<TestbedSource>) plugin);
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
            return List.of(several).stream().map(String::valueOf).toList();
        } else if (property instanceof Iterable<?> several) {
            List<String> texts = new java.util.ArrayList<>();
            several.forEach(text -> texts.add(String.valueOf(text)));
            return texts;
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
