// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;

/** Makes values of the file of what comes from elsewhere: a service, the command line. */
final class Values {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:0|[1-9][0-9]*)|[-+]?[0-9]+\\.[0-9]+(?:[eE][-+]?[0-9]+)?");

    private Values() {}

    static Item text(Place place, String text) {
        return new Item(place, new Scalar(text, text));
    }

    /** A value of a program: texts, numbers, booleans, lists, maps; whatever else it is, its text. */
    static Item of(Place place, @Nullable Object value, int depth) {
        Budget.checkDepth(depth, place);
        if (value instanceof Map<?, ?> map) {
            Map<String, Item> block = new LinkedHashMap<>();
            map.forEach((key, one) -> {
                String name = String.valueOf(key);
                block.put(name, of(place.usedUnder(place, name), one, depth + 1));
            });
            return new Item(place, block);
        }
        if (value instanceof Collection<?> values) {
            List<Item> items = new ArrayList<>();
            values.forEach(one -> items.add(of(place.usedUnder(place, "[" + items.size() + "]"), one, depth + 1)));
            return new Item(place, items);
        }
        if (value == null) {
            return Item.empty(place);
        }
        if (value instanceof Secret secret) {
            return new Item(place, new Scalar(secret.reveal(), secret, true));
        }
        boolean isPlain = value instanceof Number || value instanceof Boolean;
        return new Item(place, new Scalar(value.toString(), isPlain ? value : value.toString()));
    }

    /** A value of the command line, where a text that looks like a number is one (semantics 109). */
    static Object ofArgument(Object value) {
        if (value instanceof Collection<?> values) {
            List<Object> all = new ArrayList<>();
            values.forEach(one -> all.add(ofArgument(one)));
            return all;
        }
        return value instanceof String text ? numberOr(text) : value;
    }

    private static Object numberOr(String text) {
        Object number = NUMBER.matcher(text).matches() ? Scalars.plain(text).value() : null;
        return number == null ? text : number;
    }

    /** A value as it is written in the file: {@code 12}, {@code 'a text'}, {@code [1, 2]}, {@code true}. */
    static Object written(String text) {
        String value = text.strip();
        if (value.startsWith("[") && value.endsWith("]")) {
            List<Object> all = new ArrayList<>();
            Arguments.split(value.substring(1, value.length() - 1)).forEach(part -> all.add(written(part)));
            return all;
        }
        if (isQuoted(value)) {
            return value.substring(1, value.length() - 1);
        }
        Object plain = Scalars.plain(value).value();
        return plain == null ? "" : plain;
    }

    static boolean isQuoted(String value) {
        return value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
    }
}
