// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.spi.HookScope;

/** Which calls a hook's scope means. */
final class HookFilter {

    private final HookScope scope;
    private final List<Pattern> classes;
    private final List<Pattern> services;
    private final List<Pattern> devices;

    HookFilter(HookScope scope) {
        this.scope = scope;
        this.classes = scope.classes().stream().map(HookFilter::pattern).toList();
        this.services = scope.services().stream()
                .map(ServiceTable::key)
                .map(HookFilter::pattern)
                .toList();
        this.devices = scope.devices().stream().map(HookFilter::pattern).toList();
    }

    private static Pattern pattern(String entry) {
        return Pattern.compile(
                Stream.of(entry.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    HookScope scope() {
        return scope;
    }

    /** Whether it means this service of this connection. */
    boolean means(ManagedConnection connection, String service) {
        return anyIs(services, Stream.of(ServiceTable.key(service)))
                && anyIs(
                        devices,
                        Stream.of(
                                connection.device().name(),
                                connection.device().facts().alias()))
                && anyIs(classes, connection.classNames());
    }

    private static boolean anyIs(List<Pattern> patterns, Stream<String> names) {
        return names.anyMatch(name ->
                patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
    }
}
