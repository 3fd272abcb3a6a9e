// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/**
 * What of a device's facts a connection is built on, so that an edit which changes none of it leaves the connection open. Pure.
 *
 * @param pathName the path, or null if the class uses none, or has not chosen one yet
 * @param paths that path; all of them while there is none; empty if it is gone
 * @param credentials what each name means there, by name
 * @param connectionClass the class that the call, the path or the defaults name
 * @param defaults the arguments of the defaults that neither call nor path gives
 * @param identity what kind of device it is
 */
record Basis(
        @Nullable String pathName,
        Map<String, Map<String, Object>> paths,
        Map<String, Credential> credentials,
        Optional<String> connectionClass,
        Map<String, Object> defaults,
        Map<String, Object> identity) {

    /** What a class may take for granted while it is connected; all else it reads when it connects. */
    private static final List<String> IDENTITY =
            List.of("os", "os_flavor", "platform", "model", "submodel", "pid", "series", "version", "revision");

    /**
     * Of these facts.
     *
     * @param classOfCall the class that the call names
     * @param ofCall the arguments of the call
     */
    static Basis of(
            DeviceFacts facts, @Nullable String pathName, Optional<String> classOfCall, Map<String, Object> ofCall) {
        Path over = pathName == null ? null : facts.paths().get(pathName);
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        facts.paths().values().stream()
                .filter(path -> pathName == null || path.equals(over))
                .forEach(path -> paths.put(path.name(), path.entries()));
        Map<String, Object> defaults = new LinkedHashMap<>(facts.defaults().arguments());
        defaults.keySet().removeAll(ofCall.keySet());
        if (over != null) {
            defaults.keySet().removeAll(over.arguments().keySet());
        }
        Map<String, Object> identity = new LinkedHashMap<>(facts.attributes());
        identity.keySet().retainAll(IDENTITY);
        return new Basis(
                pathName,
                paths,
                effective(over == null ? facts.credentials() : over.credentials()),
                classOfCall
                        .or(() -> Optional.ofNullable(over).flatMap(Path::connectionClass))
                        .or(facts.defaults()::connectionClass),
                defaults,
                identity);
    }

    /** Of each name the innermost: one of an outer level that is hidden concerns nobody. */
    private static Map<String, Credential> effective(Credentials credentials) {
        Map<String, Credential> all = new LinkedHashMap<>();
        for (Credentials level = credentials; level != null; level = level.parent()) {
            level.own().forEach(all::putIfAbsent);
        }
        return all;
    }

    /**
     * What is different now, as the reason why a connection is closed; names only, since values may be secrets.
     *
     * @param place the file
     */
    Optional<String> differs(Basis now, String place) {
        if (!paths.equals(now.paths)) {
            return Optional.of(
                    pathName == null
                            ? "the paths of " + place + " changed"
                            : now.paths.isEmpty()
                                    ? "path " + pathName + " is gone from " + place
                                    : "path " + pathName + " of " + place + " changed");
        }
        if (!credentials.equals(now.credentials)) {
            return Optional.of("credentials of " + place + " changed: " + different(credentials, now.credentials));
        }
        if (!connectionClass.equals(now.connectionClass)) {
            return Optional.of("the default class of " + place + " changed");
        }
        if (!defaults.equals(now.defaults)) {
            return Optional.of("defaults of " + place + " changed: " + different(defaults, now.defaults));
        }
        return identity.equals(now.identity)
                ? Optional.empty()
                : Optional.of("the device of " + place + " changed: " + different(identity, now.identity));
    }

    private static String different(Map<String, ?> before, Map<String, ?> now) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name ->
                Objects.equals(before.get(name), now.get(name)) && before.containsKey(name) == now.containsKey(name));
        return String.join(", ", names);
    }

    /** Without the values: there are secrets among them. */
    @Override
    public String toString() {
        return "basis of " + (pathName == null ? "no path" : "path " + pathName);
    }
}
