// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.plugboard.device.PluginFacts;

/**
 * The files that whoever installs plugins could not make bundles of: no framework knows of them. He says so by a service of JDK
 * types, a supplier of the reasons by the names of the files, with the property {@value #PROPERTY}.
 */
final class RefusedFiles {

    private static final String PROPERTY = "plugboard.refused";

    private final BundleContext context;

    RefusedFiles(BundleContext context) {
        this.context = context;
    }

    /** Each with the reason. */
    @SuppressWarnings("rawtypes")
    List<PluginFacts> list() {
        try {
            return context.getServiceReferences(Supplier.class, "(" + PROPERTY + "=*)").stream()
                    .flatMap(service -> reasons(service).entrySet().stream())
                    .map(file -> new PluginFacts(
                            String.valueOf(file.getKey()), "", List.of(), List.of(String.valueOf(file.getValue()))))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("rawtypes")
    private Map<?, ?> reasons(ServiceReference<Supplier> service) {
        Supplier<?> supplier = context.getService(service);
        if (supplier == null) {
            return Map.of();
        }
        try {
            return supplier.get() instanceof Map<?, ?> reasons ? reasons : Map.of();
        } finally {
            context.ungetService(service);
        }
    }
}
