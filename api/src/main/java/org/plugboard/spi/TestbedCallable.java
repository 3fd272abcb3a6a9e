// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What {@code %CALLABLE{name(arguments)}} in a testbed calls (semantics 105). Registered as a service whose property {@link
 * PluginProperties#CALLABLE_NAME} has the name, or several. Must be thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface TestbedCallable {

    /**
     * Gives the value that stands in the place of the markup: a text, number, boolean, list or map, or null.
     *
     * @param arguments the arguments without a name, as YAML reads them: texts, numbers, booleans
     * @param named the arguments with a name, in their order
     * @throws RuntimeException if there is no value; its message is told with the place in the file
     */
    @Nullable
    Object call(List<Object> arguments, Map<String, Object> named);
}
