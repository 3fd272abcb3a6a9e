// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.device.Finding;

/** Texts that findings must not quote, whoever makes them. Used for one reading. */
final class HiddenTexts {

    private static final String MASK = "***";

    /** The longest first: it may have another one in it. */
    private final SortedSet<String> texts =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void add(String text) {
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    /** The finding without these texts; its key says which value it is about. */
    Finding in(Finding finding) {
        String message = masked(finding.message());
        String hint = masked(finding.hint());
        return new Finding(
                finding.severity(),
                finding.file(),
                finding.line(),
                finding.column(),
                message,
                hint,
                finding.excerpt(),
                finding.caret());
    }

    /** Whole words only: the password {@code a} is no reason to hide each letter of this kind. */
    private String masked(String message) {
        String shown = message;
        for (String text : texts) {
            if (shown.contains(text)) {
                shown = Pattern.compile("(?<!\\w)" + Pattern.quote(text) + "(?!\\w)")
                        .matcher(shown)
                        .replaceAll(Matcher.quoteReplacement(MASK));
            }
        }
        return shown;
    }
}
