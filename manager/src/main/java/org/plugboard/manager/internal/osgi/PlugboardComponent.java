// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Plugboard;
import org.plugboard.device.PluginFacts;
import org.plugboard.device.Registration;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.manager.internal.Mailbox;
import org.plugboard.manager.internal.PlugboardCore;
import org.plugboard.manager.internal.Plugin;
import org.plugboard.manager.internal.Registry;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.ServiceHook;
import org.plugboard.spi.TestbedCallable;
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

    private final HookServices hooks = new HookServices(core.hooks());

    /** How each plugin that was taken is given up again. */
    private final Map<ServiceReference<?>, Runnable> withdrawals = new ConcurrentHashMap<>();

    /** Starts without plugins; the container adds them. */
    @Activate
    public PlugboardComponent(
            BundleContext context, @Reference ServiceComponentRuntime components, ManagerConfiguration configuration) {
        core.publishedBy(new TestbedServices(context));
        core.contributions().installedBy(new InstalledPlugins(context, components)::list);
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
        add(
                reference,
                "connection class",
                plugin,
                core.contributions()::addConnections,
                core.contributions()::removeConnections);
    }

    void removeConnections(ServiceReference<ConnectionFactory> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransports(ServiceReference<TransportFactory> reference, TransportFactory factory) {
        Plugin<TransportFactory> plugin = plugin(reference, factory, PluginProperties.TRANSPORT_PROTOCOL);
        add(
                reference,
                "transport",
                plugin,
                core.contributions()::addTransports,
                core.contributions()::removeTransports);
    }

    void removeTransports(ServiceReference<TransportFactory> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSources(ServiceReference<TestbedSource> reference, TestbedSource service) {
        add(
                reference,
                "reader of testbeds",
                plugin(reference, service, Constants.OBJECTCLASS),
                core.contributions().sources());
    }

    void removeSources(ServiceReference<TestbedSource> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCallables(ServiceReference<TestbedCallable> reference, TestbedCallable service) {
        add(
                reference,
                "callable",
                plugin(reference, service, PluginProperties.CALLABLE_NAME),
                core.contributions().callables());
    }

    void removeCallables(ServiceReference<TestbedCallable> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSecretStrings(ServiceReference<SecretStrings> reference, SecretStrings service) {
        add(
                reference,
                "reader of secrets",
                plugin(reference, service, Constants.OBJECTCLASS),
                core.contributions().secretStrings());
    }

    void removeSecretStrings(ServiceReference<SecretStrings> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCredentialSources(ServiceReference<CredentialSource> reference, CredentialSource service) {
        add(
                reference,
                "credential source",
                plugin(reference, service, PluginProperties.CREDENTIAL_SOURCE_NAME),
                core.contributions().credentialSources()::add,
                core.contributions()::removeCredentialSource);
    }

    void removeCredentialSources(ServiceReference<CredentialSource> reference) {
        remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, updated = "updatedHooks")
    void addHooks(ServiceReference<ServiceHook> reference, ServiceHook hook) {
        hooks.add(reference, hook);
    }

    void updatedHooks(ServiceReference<ServiceHook> reference, ServiceHook hook) {
        hooks.update(reference, hook);
    }

    void removeHooks(ServiceReference<ServiceHook> reference) {
        hooks.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListeners(ServiceReference<ConnectionListener> reference, ConnectionListener listener) {
        Mailbox mailbox = core.events().add(listener, ServiceTexts.owner(reference.getBundle()));
        withdrawals.put(reference, () -> core.events().remove(mailbox));
    }

    void removeListeners(ServiceReference<ConnectionListener> reference) {
        remove(reference);
    }

    private <F> void add(ServiceReference<F> reference, String kind, Plugin<F> plugin, Registry<F> registry) {
        add(reference, kind, plugin, registry::add, registry::remove);
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
        return new Plugin<>(
                factory,
                ServiceTexts.of(reference.getProperty(nameProperty)),
                ServiceTexts.of(reference.getProperty(PluginProperties.CONNECTION_PROTOCOL)),
                alias == null ? null : alias.toString(),
                ServiceTexts.owner(bundle),
                ServiceTexts.ranking(reference),
                bundle.adapt(BundleWiring.class).getClassLoader());
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
    public Testbed load(TestbedRequest request) {
        return core.load(request);
    }

    @Override
    public List<Finding> validate(TestbedRequest request) {
        return core.validate(request);
    }

    @Override
    public FollowedTestbed follow(TestbedRequest request) {
        return core.follow(request);
    }

    @Override
    public Registration followFolder(TestbedRequest inputs) {
        return core.followFolder(inputs);
    }

    @Override
    public List<FollowedTestbed> followed() {
        return core.followed();
    }

    @Override
    public Registration hook(ServiceHook hook, HookScope scope) {
        return core.hook(hook, scope);
    }

    @Override
    public Registration listen(ConnectionListener listener) {
        return core.listen(listener);
    }

    @Override
    public List<ConnectionClassFacts> connectionClasses() {
        return core.connectionClasses();
    }

    @Override
    public List<PluginFacts> plugins() {
        return core.plugins();
    }
}
