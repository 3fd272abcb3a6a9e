// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code %ENV{NAME}} (semantics 104) and names what other markup it leaves as it stands (112). */
final class Markup {

    private static final Pattern ENV = Pattern.compile("%ENV\\{\\s*([^{}]*?)\\s*\\}");
    private static final Pattern UNCLOSED = Pattern.compile("%ENV\\{(?![^{}]*\\})");
    private static final Pattern OTHER = Pattern.compile("%(?:ASK|CALLABLE|CLI|ENC|EXTEND_LIST|INCLUDE|INTF|I)?\\{");

    private final UnaryOperator<@Nullable String> environment;
    private final Report report;
    private final Set<String> unread = new HashSet<>();

    Markup(UnaryOperator<@Nullable String> environment, Report report) {
        this.environment = environment;
        this.report = report;
    }

    /** The text with the values of its variables; a value is not searched again (semantics 113). */
    String resolve(String text, Place place) {
        if (UNCLOSED.matcher(text).find()) {
            throw place.error("%ENV{ has no closing brace", "write %ENV{NAME}");
        }
        Matcher other = OTHER.matcher(text);
        while (other.find()) {
            String kind = other.group() + "}";
            // One word for each kind: who uses it at all uses it often.
            if (unread.add(kind)) {
                report.warn(place, "markup such as " + kind + " is not read yet, but kept as it stands");
            }
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
