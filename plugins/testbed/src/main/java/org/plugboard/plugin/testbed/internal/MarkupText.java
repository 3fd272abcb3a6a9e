// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plugboard.plugin.testbed.internal.MarkupToken.Kind;

/** Says what stands for the markup in one text, and where its references lead. Used for one reading. */
final class MarkupText {

    private final Markup markup;
    private final Copies copies;
    private final Tree tree;
    private final MarkupValues values;

    /**
     * For one testbed.
     *
     * @param markup resolves what a reference leads to
     * @param tree through which references lead
     */
    MarkupText(Markup markup, Copies copies, Tree tree, MarkupValues values) {
        this.markup = markup;
        this.copies = copies;
        this.tree = tree;
        this.values = values;
    }

    /** What a text is: the value of the markup that is all of it, of whatever kind; else a text with its parts replaced. */
    Item value(String text, Place place) {
        values.suspect(text, place);
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
        boolean isSecret = false;
        for (MarkupToken token : tokens) {
            Item value = value(token, text, place);
            isSecret |= SecretMarks.isMarked(value);
            whole.append(text, from, token.start()).append(part(value, token, place));
            from = token.end();
        }
        Item now = values.text(place, whole.append(text.substring(from)).toString());
        return isSecret ? values.secret(now) : now;
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
    String inner(String body, Place place) {
        if (body.indexOf('%') < 0) {
            return body;
        }
        Item name = value(body, place);
        if (SecretMarks.isMarked(name)) {
            throw place.error("a name in markup cannot be made of a secret", "refer to a value that is none");
        }
        return name.text().orElse("");
    }

    private Item reference(String body, Place place) {
        Reference reference = Reference.of(inner(body, place));
        if (reference.isSelf()) {
            return values.text(place, device(place, "%{self}"));
        }
        Item target = target(reference, place);
        if (reference.ofKeys()) {
            return values.keys(place, markup.all(markup.expand(target)));
        }
        return copies.at(place, standingAt(place, values.kept(markup.resolveOrFail(target))), 0);
    }

    /** A single value stands where the reference to it does; the lines of a block are those of the block. */
    private static Item standingAt(Place place, Item item) {
        return new Item(place, item.content());
    }

    Item target(Reference reference, Place place) {
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
}
