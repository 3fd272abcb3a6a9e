// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of text that is nearly markup, which stays as it stands (semantics 112). It does not quote the text, which may be of a
 * password. Used for one reading.
 */
final class MarkupTypos {

    private static final List<String> NAMES =
            List.of("env", "ask", "enc", "intf", "include", "callable", "cli", "extend_list");

    private static final Pattern NAMED = Pattern.compile("%([A-Za-z_]{2,16})(\\s*)([{(])");
    private static final Pattern OPEN =
            Pattern.compile("%\\{\\s*(?:self|devices|testbed|topology)(?:\\.[^{}\\s]*)?\\s*$");
    private static final Pattern ARGUMENT = Pattern.compile(",\\s*(\\w+)\\s*=[^,]*$");

    private final Report report;

    MarkupTypos(Report report) {
        this.report = report;
    }

    /** Looks at one text of the file before its markup is replaced. */
    void check(String text, Place place) {
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            boolean isMarkup = named.group(2).isEmpty() && named.group(3).equals("{");
            meant(named.group(1), isMarkup)
                    .ifPresent(name -> report.warn(
                            place,
                            "this looks like %" + name + "{}, but is taken as it stands",
                            "write %" + name + "{…}"));
        }
        if (OPEN.matcher(text).find()) {
            report.warn(
                    place, "this looks like a reference, but is taken as it stands", "write %{…} with a closing brace");
        }
    }

    /** The name that was perhaps meant; none where one is written as it should be, or far from all. */
    private static Optional<String> meant(String written, boolean isMarkup) {
        String name = written.toLowerCase(Locale.ROOT);
        Optional<String> meant;
        if (NAMES.contains(name)) {
            boolean isRight = isMarkup && written.equals(written.toUpperCase(Locale.ROOT));
            meant = isRight ? Optional.empty() : Optional.of(name);
        } else {
            meant = isMarkup ? NearMiss.of(name, NAMES) : Optional.empty();
        }
        return meant.map(one -> one.toUpperCase(Locale.ROOT));
    }

    /** @throws Fault if the markup {@code %ENC{text, prefix=x}} has nearly a prefix */
    static void checkPrefix(MarkupToken token, Place place) {
        Matcher argument = ARGUMENT.matcher(token.body());
        if (argument.find() && NearMiss.of(argument.group(1), List.of("prefix")).isPresent()) {
            throw place.error("%ENC{} has no argument of this name", "did you mean 'prefix='?");
        }
    }
}
