// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.plugboard.manager.internal.Hook;
import org.plugboard.manager.internal.Hooks;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.ServiceHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hooks that bundles register as services (semantics 69). */
final class HookServices {

    private static final Logger LOG = LoggerFactory.getLogger(HookServices.class);

    private final Hooks hooks;
    private final Map<ServiceReference<?>, Hook> taken = new ConcurrentHashMap<>();

    HookServices(Hooks hooks) {
        this.hooks = hooks;
    }

    /** Takes a hook; one whose properties cannot be understood is refused. */
    void add(ServiceReference<ServiceHook> service, ServiceHook hook) {
        scope(service, hook)
                .ifPresent(
                        scope -> taken.put(service, hooks.add(hook, ServiceTexts.owner(service.getBundle()), scope)));
    }

    /** Follows the properties of a hook that stays. */
    void update(ServiceReference<ServiceHook> service, ServiceHook hook) {
        Hook known = taken.get(service);
        if (known == null) {
            add(service, hook);
            return;
        }
        scope(service, hook).ifPresentOrElse(scope -> hooks.change(known, scope), () -> remove(service));
    }

    void remove(ServiceReference<ServiceHook> service) {
        Hook known = taken.remove(service);
        if (known != null) {
            hooks.remove(known);
        }
    }

    private static Optional<HookScope> scope(ServiceReference<ServiceHook> service, ServiceHook hook) {
        List<String> all = HookScope.EVERYTHING.services();
        try {
            return Optional.of(new HookScope(
                    ServiceTexts.of(service, PluginProperties.HOOK_CLASSES, all),
                    ServiceTexts.of(service, PluginProperties.HOOK_SERVICES, all),
                    ServiceTexts.of(service, PluginProperties.HOOK_DEVICES, all),
                    ServiceTexts.ranking(service)));
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "the hook {} of {} is refused: {}",
                    hook.getClass().getName(),
                    ServiceTexts.owner(service.getBundle()),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
