// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what others were meant to replace before they use the file. What it finds it does not quote: it may be a password. */
final class Placeholders {

    /** What templates of other programs have where a value shall come. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^{}]*\\}\\}");

    /** A statement of such a template, or a remark, whose end YAML takes for a comment of its own. */
    private static final Pattern STATEMENT = Pattern.compile("\\{%[-+]?\\s[^{}]*%\\}|\\{#[-+]?\\s|\\{#[^{}]*#\\}");

    /** How shells and compose files name a variable of the environment. */
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$\\{\\w+\\}");

    /** What documents have. */
    private static final Pattern BRACKETS = Pattern.compile("\\s*<[^<>]*>\\s*");

    private static final Pattern WORD = Pattern.compile(
            "(?i)(?:change|replace|fill|edit|set)[-_ ]?(?:me|this|it)(?:[-_ ]?in)?[!.]*|your[-_ ]\\w[-\\w ]*"
                    + "|(?:to[-_ ]?do|fix[-_ ]?me|tbd|placeholder|insert[-_ ]\\w[-\\w ]*)");

    /** An address some of whose numbers are letters. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:\\d{1,3}|x{1,3})(?:\\.(?:\\d{1,3}|x{1,3})){3}");

    private final Report report;

    Placeholders(Report report) {
        this.report = report;
    }

    /** Looks at an entry and what stands under it. */
    void check(String key, Item item) {
        if (item.content() instanceof List<?> items) {
            items.forEach(one -> check(key, (Item) one));
        } else if (item.content() instanceof Scalar scalar) {
            anywhere(scalar.written())
                    .or(() -> ofSchema(key, item, scalar.written()))
                    .ifPresent(said -> report.warn(item.place(), said.getKey(), said.getValue()));
        } else {
            item.entries().forEach(this::check);
        }
    }

    private static Optional<Map.Entry<String, String>> anywhere(String text) {
        if (TEMPLATE.matcher(text).find()) {
            return Optional.of(
                    Map.entry("nobody put a value in for {{…}}", "render the template first, or write the value here"));
        }
        if (STATEMENT.matcher(text).find()) {
            return Optional.of(Map.entry("a template stands here that nobody has rendered", "render it first"));
        }
        if (SHELL_VARIABLE.matcher(text).matches()) {
            return Optional.of(Map.entry("${…} is taken as it stands", "a variable of the environment is %ENV{NAME}"));
        }
        return Optional.empty();
    }

    /** Not in free-form blocks, which may mean such words. */
    private static Optional<Map.Entry<String, String>> ofSchema(String key, Item item, String text) {
        Optional<Map.Entry<String, String>> said = Optional.empty();
        if (BRACKETS.matcher(text).matches()) {
            said = Optional.of(Map.entry("nobody put a value in for <…>", "write the value here"));
        } else if (isMasked(key, text) || WORD.matcher(text.trim()).matches()) {
            said = Optional.of(Map.entry("this looks like a word that somebody was meant to replace", ""));
        }
        return said.filter(is -> !item.place().key().contains("custom."));
    }

    private static boolean isMasked(String key, String text) {
        boolean isAddress = key.equals("ip") || key.equals("host") || key.equals("address");
        return isAddress && ADDRESS.matcher(text).matches() && text.matches("(?i).*x.*");
    }
}
