// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code %ENV{NAME}} (semantics 104) and remembers what other markup it left as it stands (112). */
final class Markup {

    private static final Pattern ENV = Pattern.compile("%ENV\\{\\s*([^{}]*?)\\s*\\}");
    private static final Pattern UNCLOSED = Pattern.compile("%ENV\\{(?![^{}]*\\})");
    private static final Pattern OTHER = Pattern.compile("%(?:ASK|CALLABLE|CLI|ENC|EXTEND_LIST|INCLUDE|INTF|I)?\\{");

    private final UnaryOperator<@Nullable String> environment;
    private final Set<String> unread = new TreeSet<>();

    Markup(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** The kinds of markup that were met and not replaced. */
    Set<String> unread() {
        return unread;
    }

    /** The text with the values of its variables; a value is not searched again (semantics 113). */
    String resolve(String text, Place place) {
        if (UNCLOSED.matcher(text).find()) {
            throw place.error("%ENV{ has no closing brace", "write %ENV{NAME}");
        }
        Matcher other = OTHER.matcher(text);
        while (other.find()) {
            unread.add(other.group() + "}");
        }
        return ENV.matcher(text).replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), place)));
    }

    private String variable(String name, Place place) {
        String value = name.isEmpty() ? null : environment.apply(name);
        if (value == null) {
            throw place.error(
                    "the environment variable " + name + " of %ENV{" + name + "} is not set",
                    "set it before the testbed is loaded");
        }
        return value;
    }
}
