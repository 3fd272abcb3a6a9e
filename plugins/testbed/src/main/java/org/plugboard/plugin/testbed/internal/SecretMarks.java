// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Marks what stands under the key of a secret before a reference takes it elsewhere, where no key tells that it is one. Findings
 * do not quote what is marked. Used for one reading.
 */
// Items are compared by identity: whether a value is still the one that there was.
@SuppressWarnings("ReferenceEquality")
final class SecretMarks {

    private final Report report;

    SecretMarks(Report report) {
        this.report = report;
    }

    /** Whether the value is known as a secret wherever it stands. */
    static boolean isMarked(Item item) {
        return item.content() instanceof Scalar scalar && scalar.isSecret();
    }

    /** The value with the secrets in it marked. */
    Item kept(Item item) {
        return changed(item, one -> isSecret(one.place()) ? marked(one) : one);
    }

    /** The value as a secret with all that is in it. */
    Item all(Item item) {
        return changed(item, this::marked);
    }

    private Item marked(Item item) {
        Scalar scalar = (Scalar) item.content();
        if (scalar.isSecret() || scalar.value() == null) {
            return item;
        }
        report.hide(scalar.written());
        return new Item(item.name(), item.place(), scalar.asSecret());
    }

    /** The block {@code prompts} of a path has patterns under the keys of secrets. */
    private static boolean isSecret(Place place) {
        return place.isSecret() && !place.key().contains("prompts.");
    }

    private static Item changed(Item item, UnaryOperator<Item> change) {
        if (item.content() instanceof Map<?, ?>) {
            Map<String, Item> block = new LinkedHashMap<>();
            boolean isChanged = false;
            for (Map.Entry<String, Item> entry : item.block().entrySet()) {
                Item now = changed(entry.getValue(), change);
                isChanged |= now != entry.getValue();
                block.put(entry.getKey(), now);
            }
            return isChanged ? new Item(item.name(), item.place(), block) : item;
        }
        if (item.content() instanceof List<?> items) {
            List<Item> list = new ArrayList<>(items.size());
            boolean isChanged = false;
            for (Object one : items) {
                Item now = changed((Item) one, change);
                isChanged |= now != one;
                list.add(now);
            }
            return isChanged ? new Item(item.name(), item.place(), list) : item;
        }
        return change.apply(item);
    }
}
