// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole file as plain data, with what is secret in it as secrets (semantics 96). */
final class RawConfig {

    private RawConfig() {}

    static Map<String, @Nullable Object> of(Item root) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        root.entries()
                .forEach((key, item) -> plain.put(key, Place.isOfDevices(key) ? devices(item) : value(key, item)));
        return plain;
    }

    /** A device may have any name. */
    private static @Nullable Object devices(Item item) {
        if (!(item.content() instanceof Map<?, ?>)) {
            return item.plain();
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        item.block()
                .forEach((name, device) -> plain.put(
                        name, device.content() instanceof Map<?, ?> ? block(device.block()) : device.plain()));
        return plain;
    }

    private static Map<String, @Nullable Object> block(Map<String, Item> block) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        block.forEach((key, item) -> plain.put(key, value(key, item)));
        return plain;
    }

    private static @Nullable Object value(String key, Item item) {
        // What is secret, or looks so and is not, Item knows by the key of the whole block. The name of a password is
        // sought for last: that costs more than all else, and most values are no blocks.
        if (!(item.content() instanceof Map<?, ?>) || key.equals("prompts") || SecretNames.areUnder(key)) {
            return item.plain();
        }
        return key.equals("credentials") ? credentials(item.block()) : block(item.block());
    }

    private static Map<String, @Nullable Object> credentials(Map<String, Item> block) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        block.forEach((name, credential) -> plain.put(
                name,
                credential.content() instanceof Map<?, ?>
                        ? CredentialsReader.fields(credential.block())
                        : credential.plain()));
        return plain;
    }
}
