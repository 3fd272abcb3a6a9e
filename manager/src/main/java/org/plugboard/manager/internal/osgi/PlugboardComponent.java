// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
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
import org.plugboard.manager.internal.Plugins;
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

    private final Plugins plugins = core.contributions();

    private final PluginServices<ConnectionFactory> connections = new PluginServices<>(
            "connection class",
            PluginProperties.CONNECTION_CLASS,
            plugins.connections(),
            plugins::addConnections,
            plugins::removeConnections);

    private final PluginServices<TransportFactory> transports = new PluginServices<>(
            "transport",
            PluginProperties.TRANSPORT_PROTOCOL,
            plugins.transports(),
            plugins::addTransports,
            plugins::removeTransports);

    private final PluginServices<TestbedSource> sources =
            new PluginServices<>("reader of testbeds", Constants.OBJECTCLASS, plugins.sources());

    private final PluginServices<TestbedCallable> callables =
            new PluginServices<>("callable", PluginProperties.CALLABLE_NAME, plugins.callables());

    private final PluginServices<SecretStrings> secretStrings =
            new PluginServices<>("reader of secrets", Constants.OBJECTCLASS, plugins.secretStrings());

    private final PluginServices<CredentialSource> credentialSources = new PluginServices<>(
            "credential source",
            PluginProperties.CREDENTIAL_SOURCE_NAME,
            plugins.credentialSources(),
            plugins.credentialSources()::add,
            plugins::removeCredentialSource);

    private final HookServices hooks = new HookServices(core.hooks());

    private final Map<ServiceReference<ConnectionListener>, Mailbox> listeners = new ConcurrentHashMap<>();

    private final ConfiguredTestbeds testbeds = new ConfiguredTestbeds(core);

    /** Starts without plugins; the container adds them. */
    @Activate
    public PlugboardComponent(
            BundleContext context, @Reference ServiceComponentRuntime components, ManagerConfiguration configuration) {
        core.publishedBy(new TestbedServices(context));
        plugins.installedBy(new InstalledPlugins(context, components)::list);
        configure(configuration);
    }

    @Modified
    void configure(ManagerConfiguration configuration) {
        core.defaultClass(configuration.default_class());
        LOG.info(
                "the default class is {}",
                configuration.default_class().isBlank() ? "none" : configuration.default_class());
        testbeds.follow(configuration.testbeds());
    }

    @Deactivate
    void stop() {
        core.close();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedConnections")
    void addConnections(ServiceReference<ConnectionFactory> reference, ConnectionFactory factory) {
        connections.add(reference, factory);
    }

    void updatedConnections(ServiceReference<ConnectionFactory> reference, ConnectionFactory factory) {
        connections.update(reference, factory);
    }

    void removeConnections(ServiceReference<ConnectionFactory> reference) {
        connections.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedTransports")
    void addTransports(ServiceReference<TransportFactory> reference, TransportFactory factory) {
        transports.add(reference, factory);
    }

    void updatedTransports(ServiceReference<TransportFactory> reference, TransportFactory factory) {
        transports.update(reference, factory);
    }

    void removeTransports(ServiceReference<TransportFactory> reference) {
        transports.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedSources")
    void addSources(ServiceReference<TestbedSource> reference, TestbedSource service) {
        sources.add(reference, service);
    }

    void updatedSources(ServiceReference<TestbedSource> reference, TestbedSource service) {
        sources.update(reference, service);
    }

    void removeSources(ServiceReference<TestbedSource> reference) {
        sources.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedCallables")
    void addCallables(ServiceReference<TestbedCallable> reference, TestbedCallable service) {
        callables.add(reference, service);
    }

    void updatedCallables(ServiceReference<TestbedCallable> reference, TestbedCallable service) {
        callables.update(reference, service);
    }

    void removeCallables(ServiceReference<TestbedCallable> reference) {
        callables.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedSecretStrings")
    void addSecretStrings(ServiceReference<SecretStrings> reference, SecretStrings service) {
        secretStrings.add(reference, service);
    }

    void updatedSecretStrings(ServiceReference<SecretStrings> reference, SecretStrings service) {
        secretStrings.update(reference, service);
    }

    void removeSecretStrings(ServiceReference<SecretStrings> reference) {
        secretStrings.remove(reference);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedCredentialSources")
    void addCredentialSources(ServiceReference<CredentialSource> reference, CredentialSource service) {
        credentialSources.add(reference, service);
    }

    void updatedCredentialSources(ServiceReference<CredentialSource> reference, CredentialSource service) {
        credentialSources.update(reference, service);
    }

    void removeCredentialSources(ServiceReference<CredentialSource> reference) {
        credentialSources.remove(reference);
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
        listeners.put(reference, core.events().add(listener, ServiceTexts.owner(reference.getBundle())));
    }

    void removeListeners(ServiceReference<ConnectionListener> reference) {
        Mailbox mailbox = listeners.remove(reference);
        if (mailbox != null) {
            core.events().remove(mailbox);
        }
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
