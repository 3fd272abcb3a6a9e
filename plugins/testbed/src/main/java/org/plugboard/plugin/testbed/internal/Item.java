// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;

/**
 * A value of the file with its place. Its readers refuse what is of another kind than they ask for.
 *
 * @param name where its key stands; for what has none, where it stands itself
 * @param place where it stands
 * @param content a {@link Scalar}, a {@code Map<String, Item>} or a {@code List<Item>}
 */
record Item(Place name, Place place, Object content) {

    Item(Place place, Object content) {
        this(place, place, content);
    }

    /** A value that says nothing. */
    static Item empty(Place place) {
        return new Item(place, new Scalar("", null));
    }

    Item named(Place key) {
        return new Item(key, place, content);
    }

    /** The entries of a block in the order of the file; none for an empty value. */
    @SuppressWarnings("unchecked")
    Map<String, Item> block() {
        if (content instanceof Map<?, ?> block) {
            return (Map<String, Item>) block;
        }
        if (isEmpty()) {
            return Map.of();
        }
        throw place.error("a block of `key: value` lines is expected here, not " + kind());
    }

    /** The entries of a block; none for whatever else it is. */
    Map<String, Item> entries() {
        return content instanceof Map<?, ?> ? block() : Map.of();
    }

    /** A single value as the file has it, so that {@code 17.10} stays {@code 17.10}; nothing for an empty one. */
    Optional<String> text() {
        if (!(content instanceof Scalar scalar)) {
            throw place.error("a single value is expected here, not " + kind());
        }
        return Optional.of(scalar.written()).filter(text -> scalar.value() != null && !text.isBlank());
    }

    boolean isEmpty() {
        return content instanceof Scalar scalar && scalar.value() == null;
    }

    /** A value that is a text by YAML's rules and no number or boolean. */
    boolean isText() {
        return content instanceof Scalar scalar && scalar.value() instanceof String;
    }

    /**
     * The value as plain data. What stands under a key that is named like a secret is one wherever it is, since records are
     * printed; so is what came from there by a reference, and a private key wherever it stands.
     */
    @Nullable
    Object plain() {
        return plain(SecretNames.areUnder(place.step()));
    }

    private @Nullable Object plain(boolean secret) {
        if (content instanceof Map<?, ?>) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            // The block `prompts` of a path holds patterns under these keys, not passwords.
            boolean prompts = place.step().equals("prompts");
            block().forEach((key, item) ->
                    plain.put(key, item.plain(secret || (!prompts && SecretNames.areUnder(key)))));
            return plain;
        }
        if (content instanceof List<?> items) {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(((Item) item).plain(secret)));
            return plain;
        }
        Scalar scalar = (Scalar) content;
        boolean isHidden = secret || scalar.isSecret() || Secret.isKey(scalar.written());
        return isHidden && scalar.value() != null ? Secret.of(scalar.written()) : scalar.value();
    }

    private String kind() {
        if (content instanceof Map<?, ?>) {
            return "a block";
        }
        return content instanceof List<?> ? "a list" : "a single value";
    }
}
