// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.plugboard.manager.internal.Plugin;
import org.plugboard.manager.internal.Registry;
import org.plugboard.spi.PluginProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of one kind that bundles contribute, with the properties that they have now. The container calls it for one
 * service by one thread at a time.
 */
final class PluginServices<F> {

    private static final Logger LOG = LoggerFactory.getLogger(PluginServices.class);

    private final String kind;
    private final String nameProperty;
    private final Registry<F> registry;
    private final Consumer<Plugin<F>> adopt;
    private final Consumer<Plugin<F>> forget;
    private final Map<ServiceReference<F>, Plugin<F>> taken = new ConcurrentHashMap<>();

    /** Of a kind whose coming and going concerns nobody else. */
    PluginServices(String kind, String nameProperty, Registry<F> registry) {
        this(kind, nameProperty, registry, registry::add, registry::remove);
    }

    /**
     * Of a kind.
     *
     * @param kind what people call it
     * @param nameProperty the property that holds its names
     * @param adopt takes one into the registry, or refuses it by an {@link IllegalArgumentException}
     * @param forget takes it out, and ends what stands on it
     */
    PluginServices(
            String kind,
            String nameProperty,
            Registry<F> registry,
            Consumer<Plugin<F>> adopt,
            Consumer<Plugin<F>> forget) {
        this.kind = kind;
        this.nameProperty = nameProperty;
        this.registry = registry;
        this.adopt = adopt;
        this.forget = forget;
    }

    /** Takes a service; one that cannot be used is refused. */
    void add(ServiceReference<F> reference, F service) {
        Plugin<F> plugin = plugin(reference, service);
        try {
            adopt.accept(plugin);
        } catch (IllegalArgumentException | LinkageError e) {
            LOG.error("the {} is refused", named(plugin), e);
            return;
        }
        taken.put(reference, plugin);
        LOG.info("{} is here", named(plugin));
        if (!nameProperty.equals(Constants.OBJECTCLASS)) {
            plugin.names().forEach(this::tellWhoServes);
        }
    }

    /** Of several with one name only one is used, which somebody who dropped the other one in may not expect. */
    private void tellWhoServes(String name) {
        List<Plugin<F>> named = registry.all().stream()
                .filter(plugin -> plugin.names().contains(name))
                .toList();
        if (named.size() > 1) {
            LOG.warn(
                    "{} {} is there from {}: {} serves from now on",
                    kind,
                    name,
                    named.stream().map(Plugin::owner).collect(Collectors.joining(", ")),
                    named.get(0).owner());
        }
    }

    /** Follows the properties of a service that stays: names and ranking count from the next connect on, nothing is closed. */
    void update(ServiceReference<F> reference, F service) {
        Plugin<F> plugin = plugin(reference, service);
        if (!taken.containsKey(reference) || plugin.names().isEmpty()) {
            remove(reference);
            add(reference, service);
            return;
        }
        registry.replace(plugin);
        taken.put(reference, plugin);
        LOG.info("{} has changed, ranking {}", named(plugin), plugin.ranking());
    }

    void remove(ServiceReference<F> reference) {
        Plugin<F> plugin = taken.remove(reference);
        if (plugin != null) {
            LOG.info("{} leaves", named(plugin));
            forget.accept(plugin);
        }
    }

    private String named(Plugin<F> plugin) {
        return kind + " " + String.join(", ", plugin.names()) + " of " + plugin.owner();
    }

    private Plugin<F> plugin(ServiceReference<F> reference, F service) {
        Bundle bundle = reference.getBundle();
        Object alias = reference.getProperty(PluginProperties.CONNECTION_ALIAS);
        return new Plugin<>(
                service,
                ServiceTexts.of(reference.getProperty(nameProperty)),
                ServiceTexts.of(reference.getProperty(PluginProperties.CONNECTION_PROTOCOL)),
                alias == null ? null : alias.toString(),
                ServiceTexts.owner(bundle),
                ServiceTexts.release(bundle),
                ServiceTexts.ranking(reference),
                bundle.adapt(BundleWiring.class).getClassLoader());
    }
}
