// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A connection class that is here now.
 *
 * @param names what it is chosen by, at least one; the first is its own
 * @param protocols the protocols of the paths that it serves where nobody names a class
 * @param alias the name that it gives the default connection, or null
 * @param services its services as far as they are known before it is used, sorted
 * @param plugin who contributes it: bundle and version, or the Java class
 */
public record ConnectionClassFacts(
        List<String> names, List<String> protocols, @Nullable String alias, Set<String> services, String plugin) {

    public ConnectionClassFacts {
        names = List.copyOf(names);
        protocols = List.copyOf(protocols);
        services = Collections.unmodifiableSet(new TreeSet<>(services));
    }

    /** The name by which it is known. */
    public String name() {
        return names.get(0);
    }

    /** The name that it gives the default connection. */
    public Optional<String> derivedAlias() {
        return Optional.ofNullable(alias);
    }
}
