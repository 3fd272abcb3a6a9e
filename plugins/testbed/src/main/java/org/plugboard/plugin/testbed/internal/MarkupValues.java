// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.TestbedReading;

/** The values that stand there for markup, and which of them look like markup, but are the end of it (semantics 113). */
// Items are compared by identity: whether a value is still the one that there was.
@SuppressWarnings("ReferenceEquality")
final class MarkupValues {

    private static final Pattern DEFAULT = Pattern.compile("([^,]*),\\s*default\\s*=(.*)", Pattern.DOTALL);

    private final TestbedReading reading;
    private final Answers answers;
    private final Callables callables;
    private final SecretMarks marks;
    private final MarkupTypos typos;
    private final Set<Scalar> finals = Collections.newSetFromMap(new IdentityHashMap<>());

    MarkupValues(TestbedReading reading, Report report, Answers answers) {
        this.marks = new SecretMarks(report);
        this.typos = new MarkupTypos(report);
        this.reading = reading;
        this.answers = answers;
        this.callables = new Callables(reading);
    }

    boolean isFinal(Scalar scalar) {
        return finals.contains(scalar);
    }

    /** Looks for what was perhaps meant as markup in a text of a file that is validated. */
    void suspect(String text, Place place) {
        if (reading.isValidation()) {
            typos.check(text, place);
        }
    }

    Item text(Place place, String text) {
        return settled(Values.text(place, text));
    }

    /** The value, whose secrets stay secrets where it goes. */
    Item kept(Item item) {
        return settledIfOther(item, marks.kept(item));
    }

    /** The value, which a secret is part of. */
    Item secret(Item item) {
        return settledIfOther(item, marks.all(item));
    }

    private Item settledIfOther(Item before, Item now) {
        return now == before ? before : settled(now);
    }

    private Item settled(Item item) {
        if (item.content() instanceof Scalar scalar) {
            if (scalar.written().indexOf('%') >= 0) {
                finals.add(scalar);
            }
        } else if (item.content() instanceof List<?> items) {
            items.forEach(one -> settled((Item) one));
        } else {
            item.entries().values().forEach(this::settled);
        }
        return item;
    }

    Item variable(String name, Place place) {
        return text(place, answers.variable(name, place));
    }

    /** @param markup the token as it stands in the file */
    Item answer(MarkupToken token, String markup, Place place) {
        if (token.kind() == MarkupToken.Kind.ENC) {
            MarkupTypos.checkPrefix(token, place);
        }
        return text(
                place,
                token.kind() == MarkupToken.Kind.ASK
                        ? answers.asked(token, place)
                        : answers.decoded(token, markup, place));
    }

    /** The keys of a block as a list of texts. */
    Item keys(Place place, Map<String, Item> block) {
        List<Item> keys = new ArrayList<>();
        block.forEach((key, item) -> keys.add(text(place.usedUnder(place, "[" + keys.size() + "]"), key)));
        return new Item(place, keys);
    }

    /** What {@code name} or {@code name, default=value} stands for (semantics 109). */
    Item argument(String body, Place place) {
        Matcher withDefault = DEFAULT.matcher(body);
        boolean hasDefault = withDefault.matches();
        String name = (hasDefault ? withDefault.group(1) : body).strip().replaceFirst("^--?", "");
        Optional<Object> given = reading.argument(name);
        Object value =
                given.map(Values::ofArgument).orElseGet(() -> hasDefault ? Values.written(withDefault.group(2)) : "");
        return settled(Values.of(place, value, 0));
    }

    /**
     * What is called is told secrets as texts; what it makes of them is a secret too.
     *
     * @param read the value of an argument that has markup
     */
    Item call(String body, Place place, Function<String, Item> read) {
        List<Item> secrets = new ArrayList<>();
        Arguments call = Arguments.of(
                body, place, text -> text.indexOf('%') < 0 ? Values.written(text) : argument(text, read, secrets));
        Item value = settled(Values.of(place, callables.call(call, place), 0));
        return secrets.isEmpty() ? value : secret(value);
    }

    private static @Nullable Object argument(String text, Function<String, Item> read, List<Item> secrets) {
        Item item = read.apply(Values.isQuoted(text) ? text.substring(1, text.length() - 1) : text);
        if (item.content() instanceof Scalar scalar && scalar.isSecret()) {
            secrets.add(item);
            return scalar.value();
        }
        return item.plain();
    }
}
