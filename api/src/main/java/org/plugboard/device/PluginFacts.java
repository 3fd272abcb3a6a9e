// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;

/**
 * A plugin that is installed.
 *
 * @param name the bundle's symbolic name; of a file that is no bundle, or one that cannot be resolved, the file; without a container
 *     the Java class
 * @param version its version, empty if it has none
 * @param offers what it contributes now, for people: {@code class cli}, {@code transport ssh}, {@code testbed files}
 * @param missing why it, or a part of it, does not work; empty if all does
 */
public record PluginFacts(String name, String version, List<String> offers, List<String> missing) {

    public PluginFacts {
        offers = List.copyOf(offers);
        missing = List.copyOf(missing);
    }
}
