// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.testbed.internal.MarkupToken.Kind;
import org.plugboard.spi.TestbedReading;

/**
 * Replaces markup in the values and keys of a testbed (semantics 102–113). References may lead to values that are markup
 * themselves, in any order, so every value is replaced when it is first needed, and once; what came in for it is not searched
 * again. Used for one reading.
 */
// Items are compared by identity: whether a value is still the one that the file has, not one that says the same.
@SuppressWarnings("ReferenceEquality")
final class Markup implements Tree.Expansion {

    private static final String EXTEND_LIST = "%EXTEND_LIST{";

    private final Report report;
    private final Copies copies;
    private final Includes includes;
    private final Tree tree;
    private final MarkupValues values;
    private final Pending pending = new Pending();
    private final IdentityHashMap<Item, Item> resolved = new IdentityHashMap<>();
    private final IdentityHashMap<Item, Item> included = new IdentityHashMap<>();
    private final IdentityHashMap<Map<String, Item>, Map<String, Item>> named = new IdentityHashMap<>();

    /** @param root the testbed through which references lead */
    Markup(Item root, TestbedReading reading, Report report, Budget budget, Includes includes, Answers answers) {
        this.report = report;
        this.copies = new Copies(budget);
        this.includes = includes;
        this.tree = new Tree(root, this);
        this.values = new MarkupValues(reading, answers);
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
        Map<String, Item> block = entries(item);
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
                ? pending.during(item, () -> value(((Scalar) item.content()).written(), item.place()))
                : pending.during(item, () -> resolve(include));
        Item named = new Item(item.name(), now.place(), now.content());
        resolved.put(item, named);
        return named;
    }

    /** What a text is: the value of the markup that is all of it, of whatever kind; else a text with its parts replaced. */
    private Item value(String text, Place place) {
        List<MarkupToken> tokens = MarkupToken.in(text, place);
        if (tokens.isEmpty()) {
            return values.text(place, text);
        }
        MarkupToken first = tokens.get(0);
        if (text.substring(0, first.start()).isBlank()
                && text.substring(first.end()).isBlank()) {
            return value(first, text, place);
        }
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (MarkupToken token : tokens) {
            whole.append(text, from, token.start()).append(part(value(token, text, place), token, place));
            from = token.end();
        }
        return values.text(place, whole.append(text.substring(from)).toString());
    }

    private static String part(Item value, MarkupToken token, Place place) {
        if (value.content() instanceof Scalar scalar) {
            return scalar.written();
        }
        throw place.error(
                "a %s cannot stand within a longer text".formatted(value.content() instanceof Map ? "block" : "list"),
                "let the " + (token.kind() == Kind.REFERENCE ? "reference" : "markup") + " be the whole value");
    }

    private Item value(MarkupToken token, String text, Place place) {
        return switch (token.kind()) {
            case REFERENCE -> reference(token.body(), place);
            case EXTEND_LIST -> lists(token.body(), place);
            case INTF ->
                values.text(place, tree.interfaceOf(device(place, "%INTF{}"), inner(token.body(), place), place));
            case INCLUDE ->
                throw place.error(
                        "what %INCLUDE{} inserts cannot stand within a longer text", "let it be the whole value");
            case CALLABLE -> values.call(token.body(), place, argument -> value(argument, place));
            case CLI -> values.argument(inner(token.body(), place), place);
            case ENV -> values.variable(inner(token.body(), place), place);
            case ASK, ENC -> values.answer(token, text.substring(token.start(), token.end()), place);
        };
    }

    /** A name in markup that may be made of markup. */
    private String inner(String body, Place place) {
        return body.indexOf('%') < 0
                ? body
                : String.valueOf(value(body, place).text().orElse(""));
    }

    private Item reference(String body, Place place) {
        Reference reference = Reference.of(inner(body, place));
        if (reference.isSelf()) {
            return values.text(place, device(place, "%{self}"));
        }
        Item target = target(reference, place);
        if (reference.ofKeys()) {
            return values.keys(place, entries(expand(target)));
        }
        return copies.at(place, standingAt(place, resolveOrFail(target)), 0);
    }

    /** The value is wrong where it stands, not where it is referred to: its error ends this value too. */
    private Item resolveOrFail(Item target) {
        return hasMarkup(target) ? text(target) : resolve(target);
    }

    /** A single value stands where the reference to it does; the lines of a block are those of the block. */
    private static Item standingAt(Place place, Item item) {
        return new Item(place, item.content());
    }

    private Item target(Reference reference, Place place) {
        Reference whole = reference.isOfSelf() ? reference.within(device(place, "%{self}")) : reference;
        return tree.find(whole.steps(), place);
    }

    private static String device(Place place, String markup) {
        return place.device()
                .orElseThrow(() -> place.error(
                        markup + " has no device around it", "it can stand under devices.NAME and topology.NAME"));
    }

    private Item lists(String body, Place place) {
        List<Item> all = new ArrayList<>();
        for (String one : Arguments.split(inner(body, place))) {
            Item item = reference(one.strip(), place);
            if (!(item.content() instanceof List<?> items)) {
                throw place.error(
                        "%EXTEND_LIST{} joins lists, and '" + one.strip() + "' is none",
                        "refer to a list, or to .keys()");
            }
            items.forEach(value -> all.add((Item) value));
        }
        return new Item(place, all);
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
        Item content =
                pending.during(item, () -> includes.read(inner(tokens.get(0).body(), item.place()), item.place()));
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
        return pending.during(item, () -> expand(target(reference, item.place())));
    }

    @Override
    public Map<String, Item> entries(Item block) {
        Map<String, Item> entries = block.entries();
        for (String key : entries.keySet()) {
            if (key.indexOf('%') >= 0) {
                Map<String, Item> known = named.get(entries);
                if (known == null) {
                    known = named(entries);
                    named.put(entries, known);
                }
                return known;
            }
        }
        return entries;
    }

    private Map<String, Item> named(Map<String, Item> entries) {
        Map<String, Item> block = new LinkedHashMap<>();
        entries.forEach((key, item) -> report.check(() -> {
            if (key.startsWith(EXTEND_LIST) && key.endsWith("}")) {
                extend(
                        block,
                        key.substring(EXTEND_LIST.length(), key.length() - 1).strip(),
                        item);
                return;
            }
            String name = key.indexOf('%') < 0 ? key : single(value(key, item.name()), item.name());
            if (block.putIfAbsent(name, key.equals(name) ? item : copies.under(name, item)) != null) {
                throw item.name().error("the key " + name + " is there twice", "markup has made this one of it");
            }
        }));
        return block;
    }

    private static String single(Item name, Place place) {
        if (name.content() instanceof Scalar scalar) {
            return scalar.written();
        }
        throw place.error("a key must be a single value", "this markup gives a block or list");
    }

    private void extend(Map<String, Item> block, String key, Item more) {
        Item own = resolve(copies.under(key, more));
        Item base = block.get(key);
        Item list = base == null ? own : resolve(base);
        if (!(list.content() instanceof List<?> first) || !(own.content() instanceof List<?> second)) {
            throw more.name().error("%EXTEND_LIST{} extends a list by a list", "one of the two is none");
        }
        List<Item> all = new ArrayList<>();
        first.forEach(item -> all.add((Item) item));
        if (base != null) {
            second.forEach(item -> all.add((Item) item));
        }
        block.put(key, new Item(own.name(), own.place(), all));
    }
}
