// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;

/**
 * Which calls a hook is for, and its place among the hooks of a call: what {@link HookFor} and {@code service.ranking} say
 * of a service, for hooks that are registered in code. Entries are names or patterns with {@code *}, as there.
 *
 * @param classes connection classes, by any of their names
 * @param services services, found without regard to case, {@code -} and {@code _}
 * @param devices devices, by name or alias
 * @param ranking the higher stands further outside; of two that are equal, the one that came first
 */
public record HookScope(List<String> classes, List<String> services, List<String> devices, int ranking) {

    private static final List<String> ANY = List.of("*");

    /** Every call, with ranking 0. */
    public static final HookScope EVERYTHING = new HookScope(ANY, ANY, ANY, 0);

    /**
     * A scope.
     *
     * @throws IllegalArgumentException if a list has no entry or an empty one: to leave a list out, say {@code *}
     */
    public HookScope {
        classes = entries("classes", classes);
        services = entries("services", services);
        devices = entries("devices", devices);
    }

    private static List<String> entries(String what, List<String> entries) {
        if (entries.isEmpty() || entries.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a hook for the " + what + " " + entries + " would never be asked; for all of them, say *");
        }
        return List.copyOf(entries);
    }

    /** The same, for these connection classes only. */
    public HookScope forClasses(String... names) {
        return new HookScope(List.of(names), services, devices, ranking);
    }

    /** The same, for these services only. */
    public HookScope forServices(String... names) {
        return new HookScope(classes, List.of(names), devices, ranking);
    }

    /** The same, for these devices only. */
    public HookScope forDevices(String... names) {
        return new HookScope(classes, services, List.of(names), ranking);
    }

    /** The same, with this ranking. */
    public HookScope ranked(int place) {
        return new HookScope(classes, services, devices, place);
    }
}
