// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;

/** The secrets that are known of a connection before it is used: of credentials, of the device's block, and of arguments. */
final class KnownSecrets {

    private final Set<Secret> found = new LinkedHashSet<>();

    private KnownSecrets() {}

    static Set<Secret> of(DeviceFacts device, Optional<Path> path, MergedArguments arguments) {
        KnownSecrets secrets = new KnownSecrets();
        secrets.add(device.credentials());
        device.attributes().forEach(secrets::add);
        path.map(Path::credentials).ifPresent(secrets::add);
        path.map(Path::entries).ifPresent(entries -> entries.forEach(secrets::add));
        arguments.forEach(secrets::add);
        return secrets.found;
    }

    /** Those of all levels. */
    private void add(Credentials innermost) {
        for (@Nullable Credentials level = innermost; level != null; level = level.parent()) {
            level.own().values().stream().map(Credential::fields).forEach(fields -> fields.forEach(this::add));
        }
    }

    /** What a file hides, and what stands under a name that says that it is one. */
    private void add(Object key, @Nullable Object value) {
        if (value instanceof Secret secret) {
            found.add(secret);
        } else if (value instanceof Map<?, ?> block) {
            block.forEach(this::add);
        } else if (value instanceof Collection<?> list) {
            list.forEach(item -> add(key, item));
        } else if (isScalar(value) && Secret.isNamedBy(key.toString())) {
            found.add(Secret.of(value.toString()));
        }
    }

    /** A switch hides nothing, and its word stands in every answer. */
    private static boolean isScalar(@Nullable Object value) {
        return value != null && !(value instanceof Boolean);
    }
}
