// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of one type that come, change and go together. One thread at a time says what there is; any may close it meanwhile.
 * The registry is called under no lock: its listeners are anybody's.
 */
final class ServiceSet<S> {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceSet.class);

    private final BundleContext context;
    private final Class<S> type;
    private final Map<S, Registered<S>> registered = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Registered<S>(ServiceRegistration<S> registration, Map<String, String> properties) {}

    ServiceSet(BundleContext context, Class<S> type) {
        this.context = context;
        this.type = type;
    }

    /** From now on these are the services, with these properties. */
    void become(Map<S, Map<String, String>> services) {
        registered.keySet().stream()
                .filter(service -> !services.containsKey(service))
                .forEach(this::unregister);
        for (Map.Entry<S, Map<String, String>> service : services.entrySet()) {
            if (closed) {
                return;
            }
            register(service.getKey(), service.getValue());
        }
    }

    private void register(S service, Map<String, String> properties) {
        Registered<S> known = registered.get(service);
        if (known == null) {
            registered.put(
                    service,
                    new Registered<>(
                            context.registerService(type, service, FrameworkUtil.asDictionary(properties)),
                            properties));
        } else if (!known.properties().equals(properties)) {
            registered.replace(service, known, new Registered<>(known.registration(), properties));
            change(known.registration(), properties);
        }
        if (closed) {
            // Who closes takes back what was registered by then; this may have come too late.
            unregister(service);
        }
    }

    private static void change(ServiceRegistration<?> registration, Map<String, String> properties) {
        try {
            registration.setProperties(FrameworkUtil.asDictionary(properties));
        } catch (IllegalStateException e) {
            LOG.debug("a service with the properties {} was taken back while it changed", properties, e);
        }
    }

    /** Whoever takes it out of the map takes it back. */
    private void unregister(S service) {
        Registered<S> known = registered.remove(service);
        if (known != null) {
            try {
                known.registration().unregister();
            } catch (IllegalStateException e) {
                LOG.debug("the container has taken back the service {} itself", known.properties(), e);
            }
        }
    }

    /** Takes them all back; at any time, for good. */
    void close() {
        closed = true;
        registered.keySet().forEach(this::unregister);
    }
}
