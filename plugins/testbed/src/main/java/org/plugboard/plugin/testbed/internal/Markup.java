// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.testbed.internal.MarkupToken.Kind;
import org.plugboard.spi.TestbedReading;

/**
 * Replaces markup in the values and keys of a testbed (semantics 102–113). References may lead to values that are markup
 * themselves, in any order, so every value is replaced when it is first needed, and once; what came in for it is not searched
 * again. Here is decided when, in {@link MarkupText} by what. Used for one reading.
 */
// Items are compared by identity: whether a value is still the one that the file has, not one that says the same.
@SuppressWarnings("ReferenceEquality")
final class Markup implements Tree.Expansion {

    private final Report report;
    private final Copies copies;
    private final Includes includes;
    private final MarkupValues values;
    private final MarkupText texts;
    private final MarkupKeys keys;
    private final Pending pending = new Pending();
    private final IdentityHashMap<Item, Item> resolved = new IdentityHashMap<>();
    private final IdentityHashMap<Item, Item> included = new IdentityHashMap<>();

    /** @param root the testbed through which references lead */
    Markup(Item root, TestbedReading reading, Report report, Budget budget, Includes includes, Answers answers) {
        this.report = report;
        this.copies = new Copies(budget);
        this.includes = includes;
        this.values = new MarkupValues(reading, report, answers);
        this.texts = new MarkupText(this, copies, new Tree(root, this), values);
        this.keys = new MarkupKeys(report, copies, texts, this);
    }

    /** The value without markup; an error in a part of it is reported, and that part is empty. */
    @Override
    public Item resolve(Item item) {
        if (item.content() instanceof Map<?, ?>) {
            return block(item);
        }
        if (item.content() instanceof List<?> items) {
            return list(item, items);
        }
        return hasMarkup(item) ? report.or(Item.empty(item.place()).named(item.name()), () -> text(item)) : item;
    }

    private Item block(Item item) {
        Map<String, Item> block = keys.all(item);
        Map<String, Item> changed = block == item.content() ? null : new LinkedHashMap<>(block);
        for (Map.Entry<String, Item> entry : block.entrySet()) {
            Item value = entry.getValue();
            Item now = resolve(value);
            if (now != value) {
                changed = changed == null ? new LinkedHashMap<>(block) : changed;
                changed.put(entry.getKey(), now);
            }
        }
        return changed == null ? item : new Item(item.name(), item.place(), changed);
    }

    private Item list(Item item, List<?> items) {
        List<Item> now = new ArrayList<>(items.size());
        boolean isChanged = false;
        for (Object one : items) {
            Item value = resolve((Item) one);
            isChanged |= value != one;
            now.add(value);
        }
        return isChanged ? new Item(item.name(), item.place(), now) : item;
    }

    private boolean hasMarkup(Item item) {
        return item.content() instanceof Scalar scalar
                && scalar.value() instanceof String text
                && text.indexOf('%') >= 0
                && !values.isFinal(scalar);
    }

    private Item text(Item item) {
        Item known = resolved.get(item);
        if (known != null) {
            return known;
        }
        Item include = include(item);
        Item now = include == null
                ? pending.during(item, () -> texts.value(((Scalar) item.content()).written(), item.place()))
                : pending.during(item, () -> resolve(include));
        Item named = new Item(item.name(), now.place(), now.content());
        resolved.put(item, named);
        return named;
    }

    /** The value is wrong where it stands, not where it is referred to: its error ends this value too. */
    Item resolveOrFail(Item target) {
        return hasMarkup(target) ? text(target) : resolve(target);
    }

    /** What the value includes, if it is nothing but %INCLUDE{}; its own markup as it stands. */
    private @Nullable Item include(Item item) {
        Item known = included.get(item);
        if (known != null || !hasMarkup(item)) {
            return known;
        }
        String text = ((Scalar) item.content()).written().strip();
        List<MarkupToken> tokens = MarkupToken.in(text, item.place());
        if (tokens.size() != 1
                || tokens.get(0).kind() != Kind.INCLUDE
                || tokens.get(0).end() < text.length()
                || tokens.get(0).start() > 0) {
            return null;
        }
        Item content = pending.during(
                item, () -> includes.read(texts.inner(tokens.get(0).body(), item.place()), item.place()));
        Item here = copies.at(item.place(), content, 0);
        included.put(item, here);
        return here;
    }

    @Override
    public Item expand(Item item) {
        if (!hasMarkup(item)) {
            return item;
        }
        Item include = include(item);
        if (include != null) {
            return include;
        }
        String text = ((Scalar) item.content()).written().strip();
        List<MarkupToken> tokens = MarkupToken.in(text, item.place());
        MarkupToken first = tokens.isEmpty() ? null : tokens.get(0);
        boolean isReference =
                first != null && first.kind() == Kind.REFERENCE && first.start() == 0 && first.end() == text.length();
        Reference reference = isReference ? Reference.of(first.body()) : null;
        if (reference == null
                || reference.isSelf()
                || reference.ofKeys()
                || first.body().indexOf('%') >= 0) {
            return text(item);
        }
        return pending.during(item, () -> expand(texts.target(reference, item.place())));
    }

    /** The entries of a block of which none may be missing. */
    Map<String, Item> all(Item block) {
        return keys.all(block);
    }

    /** What a key of the item needs: the chain of them is bounded as that of values. */
    Item waiting(Item item, Supplier<Item> work) {
        return pending.during(item, work);
    }

    @Override
    public Map<String, Item> entries(Item block) {
        return keys.entries(block);
    }
}
