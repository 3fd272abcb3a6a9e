// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;

/**
 * A line with places for what the caller gives: {@code {count}}, or {@code {count:5}} with what stands there if he does not. What is in
 * brackets is left out unless all of its places are given. Immutable.
 *
 * <p>Values are inserted as they are and must not become more than a value: one that stands in quotes must not hold the quote, any other
 * is one word without what separates or redirects commands. None holds a line end or another control character, nor, but for the single quotes
 * of a shell, a question mark: a device that reads keys opens its help there, in double quotes too.
 */
public final class Template {

    private static final String NO_WORD = "|;&<>$`?\"'\\";

    private sealed interface Part permits Literal, Slot, Choice {}

    private record Literal(String text) implements Part {}

    /** A place; {@code quote} is the quote in which it stands, or a blank. */
    private record Slot(String name, @Nullable String otherwise, char quote) implements Part {}

    private record Choice(Template inner) implements Part {}

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a bracket or a brace has no other end
     */
    public static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{' || c == '[') {
                int end = text.indexOf(c == '{' ? '}' : ']', at);
                if (end < 0) {
                    throw new IllegalArgumentException("has a " + c + " without its other end");
                }
                String inner = text.substring(at + 1, end);
                parts.add(c == '[' ? new Choice(of(inner)) : slot(inner, quoteBefore(text, at)));
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '[') {
                    end++;
                }
                parts.add(new Literal(text.substring(at, end)));
                at = end;
            }
        }
        return new Template(text, parts);
    }

    private static Slot slot(String inner, char quote) {
        int colon = inner.indexOf(':');
        return colon < 0
                ? new Slot(inner, null, quote)
                : new Slot(inner.substring(0, colon), inner.substring(colon + 1), quote);
    }

    private static char quoteBefore(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return before == '"' || before == '\'' ? before : ' ';
    }

    /** The names of its places. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Slot slot) {
                names.add(slot.name());
            } else if (part instanceof Choice choice) {
                names.addAll(choice.inner().names());
            }
        }
        return names;
    }

    /**
     * The line with these values.
     *
     * @param who device and alias, for the message
     * @throws InvalidRequestException if a place has no value, or one holds what could become more than a value
     */
    public String fill(String who, Map<String, String> values) {
        StringBuilder line = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                line.append(literal.text());
            } else if (part instanceof Slot slot) {
                line.append(value(who, slot, values));
            } else if (part instanceof Choice choice
                    && values.keySet().containsAll(choice.inner().names())) {
                line.append(choice.inner().fill(who, values));
            }
        }
        return line.toString();
    }

    private String value(String who, Slot slot, Map<String, String> values) {
        String value = Optional.ofNullable(values.get(slot.name()))
                .or(() -> Optional.ofNullable(slot.otherwise()))
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: \"%s\" needs a value for %s".formatted(who, text, slot.name())));
        String forbidden = slot.quote() == ' ' ? NO_WORD : slot.quote() == '"' ? "\"\\`$?" : "'";
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)
                    || forbidden.indexOf(c) >= 0
                    || (slot.quote() == ' ' && Character.isWhitespace(c))) {
                throw new InvalidRequestException(
                        "%s: %s cannot be inserted into \"%s\": its character %d is %s, which could end the value there; use execute"
                                .formatted(who, slot.name(), text, i + 1, Character.getName(c)));
            }
        }
        if (value.isEmpty()) {
            throw new InvalidRequestException("%s: %s is empty".formatted(who, slot.name()));
        }
        return value;
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return text;
    }
}
